// SPDX-License-Identifier: Apache-2.0
#include "tests/scenario/scenario_of.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

namespace {

std::vector<std::string_view> names_of(const Scenario& scenario) {
    std::vector<std::string_view> names;
    for (const Mechanism& mechanism : scenario.mechanisms)
        names.push_back(mechanism.name);
    return names;
}

} // namespace

SCENARIO("all mechanisms are in force unless some are named, and those in the order of a week") {
    CHECK(scenario_of("").mechanisms.size() == schedule().size());
    CHECK(names_of(scenario_of("mechanisms: [taking_part, need, ties]\n")) ==
          std::vector<std::string_view>{"need", "ties", "taking_part"});
}

SCENARIO("mechanisms are called by names that exist, once, and one is needed") {
    CHECK(refused("mechanisms: [need, takng_part, need]\n") ==
          "x.yaml:4:20: mechanisms.1 = takng_part is no name that is known here; "
          "did you mean taking_part?\n"
          "x.yaml:4:32: mechanisms.2 = need is named above as well; remove one of the two");
    CHECK(refused("mechanisms: []\n") ==
          "x.yaml:4:13: mechanisms names no mechanism (nothing would happen); "
          "name one, or leave the key out");
    CHECK(refused("mechanisms: {need: false}\n") ==
          "x.yaml:4:13: mechanisms is a map (a list is needed); "
          "write [item, item], or a dash before each item");
}

SCENARIO("a place may have no services where its mechanisms are named") {
    for (const std::string services : {"", "services: []\n"}) {
        const Scenario scenario =
            scenario_from_text("x.yaml",
                               "dowith: 1\nmechanisms: [ties, taking_part]\n" + services +
                                   std::string{one_policy},
                               {})
                .scenario;
        CHECK(scenario.services.empty());
        REQUIRE(scenario.policies.size() == 1);
        CHECK(scenario.policies[0].stages[0].practice.empty());
        const Scenario again = scenario_from_text("x.yaml", scenario.resolved, {}).scenario;
        CHECK(again.resolved == scenario.resolved);
        CHECK(again.world_key == scenario.world_key);
    }
}

SCENARIO("which mechanisms are in force is part of what a world is named by") {
    const Scenario some = scenario_of("mechanisms: [need, delivery]\n");
    CHECK(some.world_key != scenario_of("").world_key);
    CHECK(some.world_key == scenario_of("mechanisms: [delivery, need]\n").world_key);
    CHECK(scenario_from_text("x.yaml", some.resolved, {}).scenario.world_key == some.world_key);
}

SCENARIO("a starting load that nothing would move is warned of") {
    const LoadedScenario alone =
        loaded(std::string{one_policy} + "starting_load: 1\nmechanisms: [staff]\n");
    REQUIRE(alone.warnings.size() == 1);
    CHECK(to_text(alone.warnings[0]) ==
          "x.yaml:4:16: warning: starting_load = 1 has no effect (load moves where delivery and "
          "staff are in force); leave it out, or name both under mechanisms");
}
