// SPDX-License-Identifier: Apache-2.0
#include "output/explanation_file.hpp"

#include "output/csv_text.hpp"
#include "output/netcdf.hpp"
#include "output/output_error.hpp"
#include "output/result_file.hpp"
#include "sim/engine/executor.hpp"
#include "sim/experiment/world.hpp"
#include "sim/scenario/lever_groups.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/output/temporary_folder.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

using namespace dowith;

namespace {

const Provenance provenance{
    "dowith explain informing together small.yaml", "0.1.0", "0.1.0-1", "test"};

/// Two worlds of the small place, explained in two outcomes.
struct Explained {
    Scenario scenario = small_scenario();
    LeverSwitch between{
        scenario.policies[0], scenario.policies[1], scenario.horizon_weeks, groups_least};
    Scenario switched = switched_scenario(scenario, between);
    Levels levels{2, switched.policies.size()};
    std::vector<ExplainedOutcome> outcomes;

    Explained() {
        const auto executor = serial_executor();
        for (std::uint32_t world = 0; world < 2; ++world) {
            levels.take(world, run_world(switched, world, *executor));
        }
        outcomes = explain_difference(
            levels, std::vector{find_series("need_met"), find_series("contacts")});
    }

    [[nodiscard]] ExplanationResult result() const { return {switched, between, levels, outcomes}; }
};

const Explained& small() {
    static const Explained explained;
    return explained;
}

} // namespace

TEST_CASE("an explanation says what it is, and its shares add up to the difference as they stand") {
    const TemporaryFolder folder;
    write_explanation(folder / "a.h5", small().result(), provenance);
    const NetcdfReader reader{folder / "a.h5", "dowith explanation 1"};
    CHECK(reader.attribute<std::string>("/", "from") == "informing");
    CHECK(reader.attribute<std::string>("/", "to") == "together");
    CHECK(reader.read<std::string>("/group").values ==
          std::vector<std::string>{"asking", "answering", "power", "delivery", "backing"});
    CHECK(reader.dimensions("/level") ==
          std::vector<std::string>{"/outcome", "/coalition", "/world"});
    CHECK(reader.read<std::string>("/contribution/outcome").values ==
          std::vector<std::string>{"need_met", "contacts"}); // for readers of this group alone
    const auto levels = reader.read<double>("/level").values;
    const auto shares = reader.read<double>("/contribution/share").values;
    for (std::size_t outcome = 0; outcome < 2; ++outcome) {
        for (std::size_t world = 0; world < 2; ++world) {
            double sum = 0.0;
            for (std::size_t group = 0; group < 5; ++group) {
                sum += shares[(outcome * 5 + group) * 2 + world];
            }
            const double first = levels[outcome * 64 + world];
            const double last = levels[outcome * 64 + 62 + world];
            CHECK(sum == Approx(last - first).margin(1e-10));
        }
    }
}

TEST_CASE("a coalition holds the groups that its number says") {
    const TemporaryFolder folder;
    write_explanation(folder / "a.h5", small().result(), provenance);
    const NetcdfReader reader{folder / "a.h5", "dowith explanation 1"};
    const auto holds = reader.read<std::int8_t>("/holds");
    REQUIRE(holds.shape == std::vector<std::size_t>{32, 5});
    for (std::size_t number = 0; number < 32; ++number) {
        for (std::size_t group = 0; group < 5; ++group) {
            CHECK(holds.values[number * 5 + group] == static_cast<int>((number >> group) & 1U));
        }
    }
    const auto other = reader.read<double>("/interaction/mean").values;
    CHECK(std::isnan(other[0]));
    CHECK(other[1] == other[5]); // of one pair, whichever is named first
}

TEST_CASE("equal explanations are equal bytes, and count as results that may be moved aside") {
    const TemporaryFolder folder;
    write_explanation(folder / "a.h5", small().result(), provenance);
    write_explanation(folder / "b.h5", Explained{}.result(), provenance);
    CHECK(bytes_of(folder / "a.h5") == bytes_of(folder / "b.h5"));
    CHECK(scenario_digest_of(folder / "a.h5") == scenario_digest(small().switched));
}

TEST_CASE("the tidy table has a row for every number, and takes no other table's place") {
    const TemporaryFolder folder;
    const CsvTable table = explanation_table(small().result());
    const std::string& text = table.text();
    // For each outcome the difference, three numbers of five groups, and ten pairs.
    CHECK(std::count(text.begin(), text.end(), '\n') == 1 + 2 * (1 + 15 + 10));
    CHECK(text.starts_with("outcome,unit,measure,group,other_group,mean,low,high,worlds\n"));
    table.write(folder / "a.csv");
    table.write(folder / "a.csv");
    CHECK(bytes_of(folder / "a.csv") == text);
    std::ofstream{folder / "people.csv"} << "id,neighbourhood\n1,2\n";
    CHECK_THROWS_AS(table.write(folder / "people.csv"), OutputError);
    CHECK(bytes_of(folder / "people.csv") == "id,neighbourhood\n1,2\n");
}

TEST_CASE("cells are quoted where they must be, and numbers read back as the same") {
    CsvTable table{{"name", "value"}};
    table.add({"a, \"b\"", csv_number(0.1)});
    table.add({"plain", csv_number(std::nan(""))});
    CHECK(table.text() == "name,value\n\"a, \"\"b\"\"\",0.1\nplain,\n");
}
