// SPDX-License-Identifier: Apache-2.0
#include "web/engine/worlds_side_by_side.hpp"

#include "tests/experiment/lively_scenario.hpp"
#include "tests/support/catch.hpp"
#include "web/engine/frame.hpp"
#include "web/engine/life_story.hpp"

#include <set>

using namespace dowith;

namespace {

void live_all(WorldsSideBySide& worlds) {
    while (!worlds.is_over()) {
        worlds.live_week();
    }
}

} // namespace

TEST_CASE("worlds side by side end as the same world does that is run policy after policy") {
    const Scenario scenario = lively_scenario();
    const auto executor = serial_executor();
    for (const std::uint32_t world : {0U, 2U}) {
        WorldsSideBySide worlds{scenario, world, *executor};
        live_all(worlds);
        CHECK(same_result(worlds.so_far(), run_world(scenario, world, Machine{*executor})));
    }
}

TEST_CASE("looking at worlds side by side changes nothing in them") {
    const Scenario scenario = lively_scenario();
    const auto executor = serial_executor();
    WorldsSideBySide unseen{scenario, 1, *executor};
    live_all(unseen);
    WorldsSideBySide seen{scenario, 1, *executor};
    while (!seen.is_over()) {
        seen.live_week();
        static_cast<void>(seen.so_far());
        static_cast<void>(known_pairs(seen.district(0)));
        static_cast<void>(frame_of(seen.district(0), Week{0}, true));
        static_cast<void>(life_json(seen, 3));
    }
    CHECK(same_result(seen.so_far(), unseen.so_far()));
}

TEST_CASE("what is known so far is what was known of these weeks in the end") {
    const Scenario scenario = lively_scenario();
    const auto executor = serial_executor();
    WorldsSideBySide worlds{scenario, 0, *executor};
    worlds.live_week();
    worlds.live_week();
    const WorldResult early = worlds.so_far();
    live_all(worlds);
    const WorldResult late = worlds.so_far();
    REQUIRE(early.weeks == 2);
    for (std::size_t policy = 0; policy < early.values.size(); ++policy) {
        const std::size_t known = early.values[policy].size();
        REQUIRE(known == 2 * all_series().size());
        std::size_t other = 0;
        for (std::size_t i = 0; i < known; ++i) {
            const float before = early.values[policy][i];
            const float after = late.values[policy][i];
            other += before == after || (before != before && after != after) ? 0 : 1;
        }
        CHECK(other == 0);
    }
}

TEST_CASE("the busiest of worlds side by side are those of whom most is told, each once") {
    const Scenario scenario = lively_scenario();
    const auto executor = serial_executor();
    WorldsSideBySide worlds{scenario, 0, *executor};
    live_all(worlds);
    const std::vector<std::int32_t> busiest = worlds.busiest(5);
    REQUIRE(busiest.size() == 5);
    std::size_t before = worlds.events_of(static_cast<std::size_t>(busiest[0])).size();
    CHECK(before > 0);
    for (const std::int32_t number : busiest) {
        const std::size_t now = worlds.events_of(static_cast<std::size_t>(number)).size();
        CHECK(now <= before);
        before = now;
    }
    CHECK(std::set<std::int32_t>(busiest.begin(), busiest.end()).size() == 5);
    CHECK(worlds.busiest(1'000'000).size() == worlds.people().size());
}
