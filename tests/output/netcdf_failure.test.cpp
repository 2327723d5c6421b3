// SPDX-License-Identifier: Apache-2.0
#include "output/netcdf.hpp"
#include "output/output_error.hpp"
#include "tests/output/full_disk.hpp"
#include "tests/output/netcdf_sample.hpp"
#include "tests/output/temporary_folder.hpp"

#include <cstdint>
#include <stdexcept>
#include <sys/stat.h>

using namespace dowith;
using Catch::Matchers::Contains;

namespace {

void put_bytes(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream{path, std::ios::binary} << bytes;
}

void write_small(const std::filesystem::path& path) {
    NetcdfWriter writer{path, "test 1"};
    writer.put_group("/group", {{"note", "text"}});
    writer.put_coordinate({.path = "/name"}, std::vector<std::string>{"a", "b"});
    writer.put({.path = "/group/x", .dimensions = {"name"}}, std::vector<double>{1.0, 2.0});
    writer.commit();
}

} // namespace

TEST_CASE("a file is seen only when it is committed", "[netcdf]") {
    const TemporaryFolder folder;
    {
        NetcdfWriter writer{folder / "x.h5", "test 1"};
        writer.put_dimension("/row", 2);
        CHECK(folder.names() == std::vector<std::string>{"x.h5.partial"});
        writer.commit();
        CHECK(folder.names() == std::vector<std::string>{"x.h5"});
    }
    CHECK(folder.names() == std::vector<std::string>{"x.h5"});
}

TEST_CASE("a result that is abandoned leaves the old one and no partial one", "[netcdf]") {
    const TemporaryFolder folder;
    write_small(folder / "x.h5");
    const std::string old = bytes_of(folder / "x.h5");
    const auto interrupted = [&] {
        NetcdfWriter writer{folder / "x.h5", "test 1"};
        writer.put_dimension("/row", 2);
        throw std::runtime_error{"something else went wrong"};
    };
    CHECK_THROWS_AS(interrupted(), std::runtime_error);
    CHECK(folder.names() == std::vector<std::string>{"x.h5"});
    CHECK(bytes_of(folder / "x.h5") == old);
}

TEST_CASE("a folder that cannot be written to is named with the reason", "[netcdf]") {
    const TemporaryFolder folder;
    put_bytes(folder / "file", "a file is no folder, not even for root");
    const auto wanted = folder / "file" / "x.h5";
    try {
        const NetcdfWriter writer{wanted, "test 1"};
        FAIL("a file was written below a file");
    } catch (const OutputError& error) {
        CHECK(error.path == wanted);
        CHECK_THAT(error.cause, Contains("Not a directory"));
    }
}

TEST_CASE("two writers of one result do not disturb each other: the second is refused",
          "[netcdf]") {
    const TemporaryFolder folder;
    NetcdfWriter first{folder / "x.h5", "test 1"};
    CHECK_THROWS_WITH((NetcdfWriter{folder / "x.h5", "test 1"}), Contains("another process"));
    first.put_dimension("/row", 2);
    first.commit();
    CHECK(NetcdfReader(folder / "x.h5", "test 1").length("/row") == 2);
}

TEST_CASE("a disk that fills up anywhere in a file is told and leaves no partial file",
          "[netcdf]") {
    const TemporaryFolder folder;
    netcdf_sample::write(folder / "whole.h5");
    const auto whole = std::filesystem::file_size(folder / "whole.h5");
    const auto bytes =
        GENERATE_COPY(rlim_t{0}, rlim_t{100}, rlim_t{5000}, rlim_t{whole / 2}, rlim_t{whole - 1});
    {
        const FullDisk full{bytes};
        CHECK_THROWS_WITH(netcdf_sample::write(folder / "x.h5"), Contains("File too large"));
    }
    CHECK(folder.names() == std::vector<std::string>{"whole.h5"});
    // HDF5 itself must have recovered.
    netcdf_sample::write(folder / "x.h5");
    CHECK(bytes_of(folder / "x.h5") == bytes_of(folder / "whole.h5"));
}

TEST_CASE("a text that the format cannot hold is refused, not cut", "[netcdf]") {
    const TemporaryFolder folder;
    NetcdfWriter writer{folder / "x.h5", "test 1"};
    const std::vector<std::string> texts{std::string{"a\0b", 3}};
    CHECK_THROWS_WITH(writer.put_coordinate({.path = "/name"}, texts), Contains("NUL"));
}

TEST_CASE("what cannot be opened as ours is refused with the reason", "[netcdf]") {
    const TemporaryFolder folder;
    write_small(folder / "x.h5");
    put_bytes(folder / "empty.h5", "");
    put_bytes(folder / "text.h5", "policy,need_met\nconsultation-only,0.5\n");
    REQUIRE(::mkfifo((folder / "pipe.h5").c_str(), 0600) == 0);
    const auto opening = [&](const char* name, const char* kind = "test 1") {
        return NetcdfReader{folder / name, kind};
    };
    CHECK_THROWS_WITH(opening("none.h5"), Contains("No such file or directory"));
    CHECK_THROWS_WITH(opening("empty.h5"), Contains("cut short, or not written by dowith"));
    CHECK_THROWS_WITH(opening("text.h5"), Contains("cut short, or not written by dowith"));
    CHECK_THROWS_WITH(opening("pipe.h5"), Contains("not a regular file"));
    CHECK_THROWS_WITH(NetcdfReader(folder.path(), "test 1"), Contains("not a regular file"));
    CHECK_THROWS_WITH(opening("x.h5", "test 2"),
                      Contains("\"test 1\"") && Contains("\"test 2\" is wanted"));
}

TEST_CASE("asking for what is not there is refused and does no harm", "[netcdf]") {
    const TemporaryFolder folder;
    write_small(folder / "x.h5");
    const NetcdfReader reader{folder / "x.h5", "test 1"};
    CHECK_THROWS_WITH(reader.read<double>("/group/y"), Contains("/group/y"));
    CHECK_THROWS_AS(reader.read<double>("/group"), OutputError);
    CHECK_THROWS_AS(reader.read<double>("/none/x"), OutputError);
    CHECK_THROWS_AS(reader.variables("/none"), OutputError);
    CHECK_THROWS_AS(reader.variables("/name"), OutputError);
    CHECK_THROWS_AS(reader.length("/group/x"), OutputError);
    CHECK_THROWS_AS(reader.length("/group"), OutputError);
    CHECK_THROWS_AS(reader.dimensions("/group"), OutputError);
    CHECK_THROWS_AS(reader.attribute<std::string>("/none", "units"), OutputError);
    CHECK(reader.read<double>("/group/x").values == std::vector<double>{1.0, 2.0});
}

TEST_CASE("a file that was cut short anywhere is refused", "[netcdf]") {
    const TemporaryFolder folder;
    write_small(folder / "x.h5");
    const std::string whole = bytes_of(folder / "x.h5");
    for (std::size_t length = 0; length < whole.size(); length += 61) {
        put_bytes(folder / "cut.h5", whole.substr(0, length));
        CHECK_THROWS_AS(NetcdfReader(folder / "cut.h5", "test 1"), OutputError);
    }
    put_bytes(folder / "cut.h5", whole.substr(0, whole.size() - 1));
    CHECK_THROWS_AS(NetcdfReader(folder / "cut.h5", "test 1"), OutputError);
}

TEST_CASE("a byte that was changed anywhere is noticed", "[netcdf]") {
    const TemporaryFolder folder;
    write_small(folder / "x.h5");
    const std::string whole = bytes_of(folder / "x.h5");
    for (std::size_t at = 0; at < whole.size(); at += 61) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        put_bytes(folder / "changed.h5", changed);
        CHECK_THROWS_AS(NetcdfReader(folder / "changed.h5", "test 1"), OutputError);
    }
    put_bytes(folder / "changed.h5", whole + "\n");
    CHECK_THROWS_AS(NetcdfReader(folder / "changed.h5", "test 1"), OutputError);
    put_bytes(folder / "changed.h5", whole);
    CHECK_NOTHROW(NetcdfReader(folder / "changed.h5", "test 1"));
}
