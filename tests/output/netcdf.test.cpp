// SPDX-License-Identifier: Apache-2.0
#include "output/netcdf.hpp"

#include "output/output_error.hpp"
#include "tests/output/netcdf_sample.hpp"
#include "tests/output/temporary_folder.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <thread>

using namespace dowith;
using Paths = std::vector<std::string>;
using Shape = std::vector<std::size_t>;

TEMPLATE_TEST_CASE("numbers of every type come back as they were, extremes included",
                   "[netcdf]",
                   float,
                   double,
                   std::int8_t,
                   std::uint8_t,
                   std::int32_t,
                   std::uint32_t,
                   std::int64_t,
                   std::uint64_t) {
    using Limits = std::numeric_limits<TestType>;
    const TemporaryFolder folder;
    const std::vector<TestType> values{
        Limits::lowest(), Limits::max(), Limits::min(), TestType{0}, TestType{1}, TestType{7}};
    {
        NetcdfWriter writer{folder / "x.h5", "test 1"};
        writer.put_dimension("/row", 2);
        writer.put_dimension("/column", 3);
        writer.put({.path = "/table", .dimensions = {"row", "column"}, .units = "1"}, values);
        writer.commit();
    }
    const NetcdfReader reader{folder / "x.h5", "test 1"};
    const Array<TestType> table = reader.read<TestType>("/table");
    CHECK(table.shape == Shape{2, 3});
    CHECK(table.values == values);
}

TEST_CASE("what is no number survives as well: infinities, NaN and the sign of zero", "[netcdf]") {
    const TemporaryFolder folder;
    const double infinity = std::numeric_limits<double>::infinity();
    {
        NetcdfWriter writer{folder / "x.h5", "test 1"};
        writer.put_dimension("/row", 4);
        writer.put({.path = "/odd", .dimensions = {"row"}, .units = "1", .fill = std::nan("")},
                   std::vector<double>{infinity, -infinity, std::nan(""), -0.0});
        writer.commit();
    }
    const NetcdfReader reader{folder / "x.h5", "test 1"};
    const auto odd = reader.read<double>("/odd").values;
    CHECK(odd.at(0) == infinity);
    CHECK(odd.at(1) == -infinity);
    CHECK(std::isnan(odd.at(2)));
    CHECK(std::signbit(odd.at(3)));
    CHECK(std::isnan(reader.attribute<double>("/odd", "_FillValue")));
}

TEST_CASE("texts come back as they were, also empty, foreign and very long ones", "[netcdf]") {
    const TemporaryFolder folder;
    const std::vector<std::string> texts{
        "co-delivery", "", "naïve 共同", std::string(100'000, 'x')};
    {
        NetcdfWriter writer{folder / "x.h5", "test 1"};
        writer.put_coordinate({.path = "/policy"}, texts);
        writer.put({.path = "/name", .dimensions = {"policy"}}, texts);
        writer.commit();
    }
    const NetcdfReader reader{folder / "x.h5", "test 1"};
    CHECK(reader.read<std::string>("/policy").values == texts);
    CHECK(reader.read<std::string>("/name").values == texts);
    CHECK(reader.read<std::string>("/name").shape == Shape{4});
}

TEST_CASE("attributes of every kind come back as they were and in their order", "[netcdf]") {
    const TemporaryFolder folder;
    const std::vector<Attribute> attributes{{"long", std::string(200'000, 'x')},
                                            {"empty", ""},
                                            {"foreign", "naïve 共同"},
                                            {"number", 0.1},
                                            {"below", std::int64_t{-1}},
                                            {"seed", std::numeric_limits<std::uint64_t>::max()},
                                            {"list", std::vector<double>{0.5, -0.5}},
                                            {"list_of_one", std::vector<std::int64_t>{3}},
                                            {"list_of_none", std::vector<double>{}}};
    {
        NetcdfWriter writer{folder / "x.h5", "test 1"};
        writer.put_group("/group", attributes);
        writer.put_dimension("/row", 1);
        writer.put({.path = "/variable", .dimensions = {"row"}, .attributes = attributes},
                   std::vector<double>{1.0});
        for (const Attribute& each : attributes) {
            writer.put_attribute("/", each);
        }
        writer.commit();
    }
    const NetcdfReader reader{folder / "x.h5", "test 1"};
    CHECK(reader.attributes("/group") == attributes);
    CHECK(reader.attributes("/variable") == attributes);
    std::vector<Attribute> of_file{{"Conventions", "CF-1.8"}, {"dowith_kind", "test 1"}};
    of_file.insert(of_file.end(), attributes.begin(), attributes.end());
    CHECK(reader.attributes("/") == of_file);
    CHECK(reader.attribute<double>("/group", "number") == 0.1);
    CHECK(reader.attribute<std::vector<double>>("/group", "list") ==
          std::vector<double>{0.5, -0.5});
    CHECK_THROWS_AS(reader.attribute<double>("/group", "below"), OutputError);
    CHECK_THROWS_AS(reader.attribute<double>("/group", "nothing"), OutputError);
}

TEST_CASE("a reader finds its way through a file that it does not know", "[netcdf]") {
    const TemporaryFolder folder;
    netcdf_sample::write(folder / "x.h5");
    const NetcdfReader reader{folder / "x.h5", netcdf_sample::kind};
    CHECK(reader.groups() == Paths{"/difference", "/draws", "/ledger"});
    CHECK(reader.groups("/draws").empty());
    CHECK(reader.variables() ==
          Paths{"/policy", "/world", "/week", "/need_met", "/wellbeing", "/total"});
    CHECK(reader.variables("/draws") == Paths{"/draws/parameter", "/draws/value"});
    CHECK(reader.dimensions("/wellbeing") == Paths{"/policy", "/world", "/week", "/quintile"});
    CHECK(reader.dimensions("/draws/value") == Paths{"/world", "/draws/parameter"});
    CHECK(reader.dimensions("/week") == Paths{"/week"});
    CHECK(reader.dimensions("/total").empty());
    CHECK(reader.length("/quintile") == netcdf_sample::quintiles);
    CHECK(reader.length("/week") == netcdf_sample::weeks);
    CHECK(reader.length("/ledger/row") == 0);
    CHECK(reader.contains("/"));
    CHECK(reader.contains("/draws/value"));
    CHECK_FALSE(reader.contains("/draws/other"));
    CHECK_FALSE(reader.contains("/nothing/value"));
    CHECK(reader.attribute<std::string>("/need_met", "units") == "1");
    CHECK(reader.attribute<std::string>("/", "scenario") == netcdf_sample::scenario());
}

TEST_CASE("nothing and a single value are tables too", "[netcdf]") {
    const TemporaryFolder folder;
    netcdf_sample::write(folder / "x.h5");
    const NetcdfReader reader{folder / "x.h5", netcdf_sample::kind};
    CHECK(reader.read<double>("/total").values == std::vector<double>{42.5});
    CHECK(reader.read<double>("/total").shape.empty());
    CHECK(reader.read<std::int64_t>("/ledger/credits").values.empty());
    CHECK(reader.read<std::int64_t>("/ledger/credits").shape == Shape{0});
}

TEST_CASE("large tables are compressed in many chunks and come back as they were", "[netcdf]") {
    const TemporaryFolder folder;
    constexpr std::size_t rows = 1000;
    constexpr std::size_t columns = 701; // 5.6 MB: six chunks, the last of them not full
    std::vector<double> values(rows * columns);
    for (std::size_t at = 0; at < values.size(); ++at) {
        values[at] = static_cast<double>(at % columns) + static_cast<double>(at / columns) / 1024;
    }
    {
        NetcdfWriter writer{folder / "x.h5", "test 1"};
        writer.put_dimension("/row", rows);
        writer.put_dimension("/column", columns);
        writer.put({.path = "/table", .dimensions = {"row", "column"}, .units = "1"}, values);
        writer.commit();
    }
    const NetcdfReader reader{folder / "x.h5", "test 1"};
    CHECK(reader.read<double>("/table").values == values);
    // Of the 8 bytes of such a number at least 4 are always zero, so half is a weak demand.
    CHECK(std::filesystem::file_size(folder / "x.h5") < values.size() * sizeof(double) / 2);
}

TEST_CASE("a number is read as double only when every value survives that", "[netcdf]") {
    const TemporaryFolder folder;
    {
        NetcdfWriter writer{folder / "x.h5", "test 1"};
        writer.put_coordinate({.path = "/week"}, std::vector<std::int32_t>{1, 2});
        writer.put({.path = "/half", .dimensions = {"week"}}, std::vector<float>{0.5F, 1.5F});
        writer.put({.path = "/seed", .dimensions = {"week"}}, std::vector<std::uint64_t>{1, 2});
        writer.commit();
    }
    const NetcdfReader reader{folder / "x.h5", "test 1"};
    CHECK(reader.read<double>("/week").values == std::vector<double>{1.0, 2.0});
    CHECK(reader.read<double>("/half").values == std::vector<double>{0.5, 1.5});
    CHECK_THROWS_AS(reader.read<double>("/seed"), OutputError);
    CHECK_THROWS_AS(reader.read<float>("/week"), OutputError);
    CHECK_THROWS_AS(reader.read<std::string>("/week"), OutputError);
}

TEST_CASE("a group's own dimension goes before one of that name around it", "[netcdf]") {
    const TemporaryFolder folder;
    {
        NetcdfWriter writer{folder / "x.h5", "test 1"};
        writer.put_dimension("/row", 1);
        writer.put_group("/inner");
        writer.put_dimension("/inner/row", 2);
        writer.put({.path = "/inner/x", .dimensions = {"row"}}, std::vector<double>{1.0, 2.0});
        writer.put({.path = "/x", .dimensions = {"row"}}, std::vector<double>{1.0});
        writer.commit();
    }
    const NetcdfReader reader{folder / "x.h5", "test 1"};
    CHECK(reader.dimensions("/inner/x") == Paths{"/inner/row"});
    CHECK(reader.dimensions("/x") == Paths{"/row"});
}

TEST_CASE("equal contents are equal bytes", "[netcdf]") {
    const TemporaryFolder folder;
    netcdf_sample::write(folder / "first.h5");
    netcdf_sample::write(folder / "second.h5");
    CHECK(bytes_of(folder / "first.h5").size() > 100'000);
    CHECK(bytes_of(folder / "first.h5") == bytes_of(folder / "second.h5"));
}

TEST_CASE("files written by several threads at once are the files written by one", "[netcdf]") {
    const TemporaryFolder folder;
    netcdf_sample::write(folder / "alone.h5");
    const std::vector<std::string> names{"a.h5", "b.h5", "c.h5"};
    std::vector<std::thread> threads;
    for (const std::string& name : names) {
        threads.emplace_back([&] { netcdf_sample::write(folder.path() / name); });
    }
    for (std::thread& each : threads) {
        each.join();
    }
    for (const std::string& name : names) {
        CHECK(bytes_of(folder.path() / name) == bytes_of(folder / "alone.h5"));
    }
}
