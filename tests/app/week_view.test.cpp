// SPDX-License-Identifier: Apache-2.0
#include "sim/app/week_view.hpp"

#include "output/output_error.hpp"
#include "sim/experiment/world.hpp"
#include "tests/experiment/lively_scenario.hpp"
#include "tests/output/temporary_folder.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace dowith {
namespace {

using Row = std::vector<std::string>;

std::vector<Row> rows_of(const std::string& text) {
    std::vector<Row> rows;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        Row& row = rows.emplace_back();
        std::istringstream cells{line + ","}; // an empty one at the end counts
        for (std::string cell; std::getline(cells, cell, ',');) {
            row.push_back(cell);
        }
    }
    return rows;
}

std::vector<std::size_t> streamed_series() {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < all_series().size(); ++i) {
        const Series& series = all_series()[i];
        const bool looks_at_baseline = series.indicator->formula != Formula::ratio &&
                                       series.indicator->formula != Formula::concentration;
        if (series.group == Group::all && !looks_at_baseline) {
            places.push_back(i);
        }
    }
    return places;
}

WorldResult live(const Scenario& scenario, WeekWatcher& watcher) {
    const auto executor = threads_executor(2);
    CheckpointKeeper nothing;
    return run_world(scenario, 1, *executor, nothing, &watcher);
}

} // namespace

SCENARIO("whoever follows a world reads each week as the result will tell it", "[stream]") {
    GIVEN("a world of three policies whose weeks are streamed") {
        const TemporaryFolder folder;
        const Scenario scenario = lively_scenario();
        WorldResult result;
        {
            ProgressLine line{false};
            WeekView view{scenario, folder / "weeks.csv", line, true};
            REQUIRE(view.is_wanted());
            result = live(scenario, view);
        }
        const std::vector<Row> rows = rows_of(bytes_of(folder / "weeks.csv"));
        const std::vector<std::size_t> series = streamed_series();
        THEN("the first line names world, policy, week and all that is known of a week by itself") {
            REQUIRE(rows[0].size() == 3 + series.size());
            CHECK(Row(rows[0].begin(), rows[0].begin() + 3) == Row{"world", "policy", "week"});
            for (std::size_t i = 0; i < series.size(); ++i) {
                CHECK(rows[0][3 + i] == all_series()[series[i]].name());
            }
        }
        THEN("each week under each policy is a line, in order, with the numbers of the result") {
            REQUIRE(rows.size() == 1 + scenario.policies.size() * scenario.horizon_weeks);
            std::size_t known = 0;
            for (std::size_t number = 1; number < rows.size(); ++number) {
                const Row& row = rows[number];
                const std::size_t policy = (number - 1) / scenario.horizon_weeks;
                const std::size_t week = (number - 1) % scenario.horizon_weeks;
                REQUIRE(row.size() == rows[0].size());
                CHECK(row[0] == "1");
                CHECK(row[1] == scenario.policies[policy].name);
                CHECK(row[2] == std::to_string(week));
                for (std::size_t i = 0; i < series.size(); ++i) {
                    const std::string& cell = row[3 + i];
                    const float expected = result.value(policy, week, series[i]);
                    CHECK(cell.empty() == std::isnan(expected));
                    CHECK((cell.empty() || std::strtof(cell.c_str(), nullptr) == expected));
                    known += cell.empty() ? 0U : 1U;
                }
            }
            CHECK(known > rows.size() * series.size() / 2);
        }
    }
}

SCENARIO("nobody watches where there is nothing to show, and a stream must have a place") {
    const TemporaryFolder folder;
    const Scenario scenario = lively_scenario();
    ProgressLine line{false};
    CHECK_FALSE(WeekView(scenario, {}, line, true).is_wanted());
    CHECK_THROWS_AS(WeekView(scenario, folder / "nowhere/weeks.csv", line, true), OutputError);
}

SCENARIO("a stream has the weeks of worlds that were kept from before, each once") {
    GIVEN("two worlds, of which one passes before the watcher and the other is found") {
        const TemporaryFolder folder;
        const Scenario scenario = lively_scenario();
        ProgressLine line{false};
        std::string passed;
        std::string found;
        {
            WeekView view{scenario, folder / "weeks.csv", line, true};
            const WorldResult result = live(scenario, view);
            view.found(result); // nothing new
            passed = bytes_of(folder / "weeks.csv");
            WeekView another{scenario, folder / "found.csv", line, true};
            another.found(result);
            found = bytes_of(folder / "found.csv");
        }
        THEN("both say the same, to the byte") {
            CHECK(rows_of(passed).size() == 1 + scenario.policies.size() * scenario.horizon_weeks);
            CHECK(found == passed);
        }
    }
}

SCENARIO("a stream takes the place of a stream, and of no other file") {
    const TemporaryFolder folder;
    const Scenario scenario = lively_scenario();
    ProgressLine line{false};
    std::ofstream{folder / "mine.yaml"} << "dowith: 1\n";
    CHECK_THROWS_AS(WeekView(scenario, folder / "mine.yaml", line, true), OutputError);
    CHECK(bytes_of(folder / "mine.yaml") == "dowith: 1\n");
    (void)WeekView(scenario, folder / "weeks.csv", line, true);
    CHECK_NOTHROW(WeekView(scenario, folder / "weeks.csv", line, true));
}

} // namespace dowith
