// SPDX-License-Identifier: Apache-2.0
#include "output/result_reader.hpp"

#include "output/output_error.hpp"
#include "output/result_file.hpp"
#include "sim/experiment/world.hpp"
#include "sim/scenario/load_scenario.hpp"
#include "tests/output/temporary_folder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/same_bits.hpp"

#include <string>
#include <vector>

using namespace dowith;

namespace {

const Provenance provenance{"dowith compare small.yaml", "0.1.0", "0.1.0-1", "test"};

/// A few short worlds in which numbers are drawn, and a bank and a precision are wanted.
Scenario short_scenario(const std::string& more) {
    return scenario_from_text("short.yaml",
                              "dowith: 1\nextends: small-demo.yaml\nworlds: 4\n"
                              "weeks: {burn_in: 8, horizon: 14}\nuncertainty: default\n" +
                                  more,
                              {})
        .scenario;
}

Comparison compared(const Scenario& scenario, std::vector<std::uint32_t> numbers) {
    const auto executor = serial_executor();
    std::vector<WorldResult> worlds;
    for (const std::uint32_t number : numbers) {
        worlds.push_back(run_world(scenario, number, Machine{*executor}));
    }
    std::vector<std::uint32_t> missing;
    for (std::uint32_t number = 0; number < scenario.worlds; ++number) {
        if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) {
            missing.push_back(number);
        }
    }
    return compare_worlds(scenario, worlds, missing);
}

} // namespace

TEST_CASE("a comparison that is read from its result gives the same result again, byte by byte") {
    const TemporaryFolder folder;
    const std::string more =
        GENERATE(as<std::string>{}, "", "compare: {precision: {need_met: 0.1}}\n");
    const Scenario scenario = short_scenario(more);
    for (const std::vector<std::uint32_t>& numbers :
         {std::vector<std::uint32_t>{0, 1, 2, 3}, std::vector<std::uint32_t>{0, 3}}) {
        const Comparison comparison = compared(scenario, numbers);
        write_result(folder.path() / "run.h5", scenario, comparison, provenance);

        const NetcdfReader reader = open_result(folder.path() / "run.h5");
        const Scenario read = read_scenario_of(reader, {});
        const Comparison back = read_comparison(reader, read);
        CHECK(read.resolved == scenario.resolved);
        CHECK(read.changes == scenario.changes);
        CHECK(read.changes.find("weeks.horizon\t156\t14\n") != std::string::npos);
        CHECK(back.digest == comparison.digest);
        CHECK(back.missing == comparison.missing);
        write_result(folder.path() / "read.h5", read, back, provenance);
        CHECK(bytes_of(folder.path() / "read.h5") == bytes_of(folder.path() / "run.h5"));
    }
}
