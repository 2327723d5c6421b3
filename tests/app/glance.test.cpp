// SPDX-License-Identifier: Apache-2.0
#include "sim/app/glance.hpp"

#include "sim/scenario/load_scenario.hpp"
#include "tests/support/catch.hpp"

namespace dowith {
namespace {

Scenario scenario_with(const std::string& policies) {
    return scenario_from_text("x.yaml",
                              "dowith: 1\nservices: [{name: home-care, technology: "
                              "long-term-care, professionals_per_1000: 4}]\n"
                              "compare: {primary: [need_met]}\npolicies:\n" +
                                  policies,
                              {})
        .scenario;
}

/// Two worlds in which each policy meets this much need, a hundredth less and more; what was done
/// came to these rungs.
Comparison worlds_of(const Scenario& scenario,
                     const std::vector<double>& need_met,
                     const std::vector<Realised>& done) {
    std::vector<WorldResult> worlds;
    for (const double off : {-0.01, 0.01}) {
        WorldResult world;
        world.weeks = 1;
        world.realised = done;
        for (std::size_t policy = 0; policy < need_met.size(); ++policy) {
            std::vector<float> values(all_series().size(), 0.0F);
            const double own = policy == scenario.baseline ? 0.0 : off;
            values[find_series("need_met")] = static_cast<float>(need_met[policy] + own);
            world.values.push_back(values);
            world.digests.push_back(0);
        }
        worlds.push_back(world);
    }
    return compare_worlds(scenario, std::move(worlds));
}

bool shows(const std::string& text, const std::string& line) {
    return ("\n" + text).find("\n" + line) != std::string::npos;
}

constexpr std::string_view three_rungs =
    "  top: {rung: co-production}\n  bottom: {rung: coercion}\n"
    "  middle: {rung: consulting}\n";

} // namespace

SCENARIO("policies on rungs of their own are told rung by rung, from the lowest up") {
    const Scenario scenario = scenario_with(std::string{three_rungs});
    REQUIRE(arrangement_of(scenario) == Arrangement::ladder);
    const std::string text =
        glance(scenario,
               worlds_of(scenario, {0.5, 0.2, 0.3}, {{.rung = 6}, {.rung = 3}, {.rung = 4}}),
               Style{});
    THEN("each is set against the baseline, and what was done stands beside what was declared") {
        CHECK(shows(text, "Rung by rung, against top\n"));
        CHECK(shows(text, "1 bottom  3     -0.30 ± 0.13 ▼\n4 middle  4  "));
        CHECK(shows(text, "7 top     6     baseline"));
    }
    THEN("and each against the next below, which is not the one before it in the scenario") {
        CHECK(shows(text, "1 to 4 middle  +0.100 ± 0.000 ▲"));
        CHECK(shows(text, "4 to 7 top     +0.200 ± 0.127 ▲"));
    }
}

SCENARIO("two policies on one rung are not told as a ladder") {
    const Scenario twice = scenario_with("  a: {rung: informing}\n  b: {rung: consulting}\n"
                                         "  c: {rung: consulting, response_rate: 0.7}\n");
    CHECK(arrangement_of(twice) == Arrangement::side_by_side);
    const std::string text =
        glance(twice, worlds_of(twice, {0.4, 0.3, 0.5}, std::vector<Realised>(3, {.rung = 4})), {});
    CHECK(shows(text, "Against a\n"));
    CHECK(shows(text, "b  -0.10 ± 0.13\nc  +0.10 ± 0.13\n"));
    CHECK(arrangement_of(scenario_with("  a: {rung: informing}\n  b: {rung: consulting}\n")) ==
          Arrangement::side_by_side);
}

SCENARIO(
    "policies in cells of the grid are told where they stand in it, and which are not reached") {
    const Scenario scenario =
        scenario_with("  a: {cell: traditional-provision}\n  b: {cell: full-co-production}\n"
                      "  c: {cell: self-organised-community}\n");
    REQUIRE(arrangement_of(scenario) == Arrangement::grid);
    const std::string text = glance(scenario,
                                    worlds_of(scenario,
                                              {0.3, 0.5, 0.6},
                                              {{.rung = 3},
                                               {.power = 0.5, .delivery = 0.2, .rung = 7},
                                               {.power = 1.2, .delivery = 0.2, .rung = 7}}),
                                    Style{});
    CHECK(shows(text, "Need met: against a\n"));
    CHECK(shows(text, "professionals  baseline"));
    CHECK(shows(text, "together                      +0.20 ± 0.13 ▲"));
    CHECK(text.find("+0.30 ± 0.13 ▲*\n") != std::string::npos);
    CHECK(shows(text, "*: declared, but what was done came to another cell.\n"));
}

} // namespace dowith
