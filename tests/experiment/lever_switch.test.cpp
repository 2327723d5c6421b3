// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/explain/lever_switch.hpp"

#include "sim/scenario/lever_groups.hpp"
#include "sim/scenario/load_scenario.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {
namespace {

Scenario scenario_with(std::string_view policies) {
    return scenario_from_text(
               "x.yaml",
               "dowith: 1\nservices:\n"
               "  - {name: care, technology: long-term-care, professionals_per_1000: 4}\n"
               "  - {name: rehab, technology: long-term-care, professionals_per_1000: 2}\n"
               "weeks: {burn_in: 10, horizon: 60}\npopulation: {citizens: 300, neighbourhoods: "
               "2}\n" +
                   std::string{policies},
               {})
        .scenario;
}

LeverSwitch between(const Scenario& scenario, std::size_t most = groups_all) {
    return {scenario.policies[0], scenario.policies[1], scenario.horizon_weeks, most};
}

std::vector<std::string> names_of(const LeverSwitch& lever_switch) {
    std::vector<std::string> names;
    for (const Switch& each : lever_switch.switches()) {
        names.push_back(each.name);
    }
    return names;
}

std::vector<std::uint32_t> weeks_of(const Policy& policy) {
    std::vector<std::uint32_t> weeks;
    for (const Stage& stage : policy.stages) {
        weeks.push_back(stage.from_week);
    }
    return weeks;
}

} // namespace

SCENARIO("only groups of levers that differ are told apart") {
    GIVEN("policies that differ in how people are answered and in the budget") {
        const Scenario scenario =
            scenario_with("policies:\n  a: {rung: consulting}\n"
                          "  b: {rung: consulting, response_rate: 0.7, budget: 0.9}\n");
        const LeverSwitch found = between(scenario);
        THEN("these two groups are what there is to move, with these levers") {
            CHECK(names_of(found) == std::vector<std::string>{"answering", "means"});
            CHECK(found.coalitions() == 4);
            const std::vector<LeverMove>& moves = found.switches()[0].moves;
            REQUIRE(moves.size() == 1);
            CHECK(moves[0].lever.name() == "response_rate");
            CHECK(moves[0].steps == std::vector<LeverMove::Step>{{0.2, 0.7}});
        }
    }
    GIVEN("policies that are the same but for their names") {
        const Scenario scenario =
            scenario_with("policies: {a: {rung: consulting}, b: {rung: consulting}}\n");
        THEN("there is nothing to move") { CHECK(between(scenario).switches().empty()); }
    }
    GIVEN("a difference that begins when all is over") {
        const Scenario scenario =
            scenario_with("policies:\n  a: {rung: consulting}\n  b:\n    timeline:\n"
                          "      - {week: 0, rung: consulting}\n"
                          "      - {week: 60, rung: co-production}\n");
        THEN("it does not count") { CHECK(between(scenario).switches().empty()); }
    }
    GIVEN("policies that only what befalls them tells apart") {
        const Scenario scenario =
            scenario_with("policies: {a: {rung: consulting}, b: {rung: consulting}}\n"
                          "events: [{week: 9, policy: b, budget: 0.8}]\n");
        const LeverSwitch found = between(scenario);
        THEN("that is a group by itself, which takes its events along") {
            CHECK(names_of(found) == std::vector<std::string>{"events"});
            CHECK(found.coalition(0).events.empty());
            CHECK(found.coalition(1).events.size() == 1);
        }
    }
}

SCENARIO("between consultation-only and co-delivery there are sixty-four policies") {
    const LoadedScenario loaded = scenario_from_text(
        "borough-social-care.yaml", gallery_text("borough-social-care.yaml").value(), {});
    const Scenario& scenario = loaded.scenario;
    const auto policy = [&](std::string_view name) -> const Policy& {
        return *std::ranges::find(scenario.policies, name, &Policy::name);
    };
    const Policy& asked = policy("consultation-only");
    const Policy& together = policy("co-delivery");
    GIVEN("as many groups as there may be") {
        const LeverSwitch all{asked, together, scenario.horizon_weeks, groups_all};
        THEN("all differ but staff hours and events") {
            CHECK(names_of(all) ==
                  std::vector<std::string>{
                      "asking", "answering", "power", "delivery", "backing", "peers", "bank"});
        }
    }
    GIVEN("six groups, as unless told otherwise") {
        const LeverSwitch six{asked, together, scenario.horizon_weeks, groups_least};
        THEN("asking and answering are moved as one, and no lever is lost by that") {
            CHECK(names_of(six) ==
                  std::vector<std::string>{
                      "asking+answering", "power", "delivery", "backing", "peers", "bank"});
            CHECK(six.coalitions() == 64);
            const LeverSwitch all{asked, together, scenario.horizon_weeks, groups_all};
            CHECK(six.switches()[0].moves.size() ==
                  all.switches()[0].moves.size() + all.switches()[1].moves.size());
        }
        THEN(
            "the first of the policies is the one, the last is the other, and all differ in name") {
            const Scenario switched = switched_scenario(scenario, six);
            CHECK(switched.policies.front().name == "consultation-only");
            CHECK(switched.policies.back().name == "co-delivery");
            CHECK(switched.baseline == 0);
            std::set<std::string> names;
            for (const Policy& each : switched.policies) {
                names.insert(each.name);
            }
            CHECK(names.size() == 64);
        }
    }
}

SCENARIO("a coalition has its own groups' levers of the one policy and all else of the other") {
    const Scenario scenario =
        scenario_with("policies:\n  a: {rung: consulting}\n"
                      "  b:\n    rung: consulting\n    response_rate: 0.7\n    budget: 0.9\n"
                      "    services: {rehab: {response_rate: 0.9}}\n");
    const LeverSwitch found = between(scenario);
    REQUIRE(names_of(found) == std::vector<std::string>{"answering", "means"});
    GIVEN("the coalition of answering alone") {
        const Policy answering = found.coalition(1);
        THEN("each service is answered as it is under the second policy, on the first's budget") {
            const Stage& stage = answering.stages.front();
            CHECK(stage.practice[0].response_rate == 0.7);
            CHECK(stage.practice[1].response_rate == 0.9);
            CHECK(stage.practice[0].budget == 1.0);
            CHECK(answering.name == "a-with-answering");
        }
        THEN("it stands on no rung, since no ladder knows it") {
            CHECK(answering.stages.front().rung.empty());
        }
    }
    GIVEN("its complement") {
        THEN("it is the other way round") {
            const Stage stage = found.coalition(2).stages.front();
            CHECK(stage.practice[1].response_rate == 0.2);
            CHECK(stage.practice[1].budget == 0.9);
        }
    }
}

SCENARIO("stages are mixed week by week") {
    const Scenario scenario =
        scenario_with("policies:\n  a:\n    timeline:\n"
                      "      - {week: 0, rung: consulting}\n"
                      "      - {week: 20, rung: consulting, budget: 0.9}\n"
                      "  b:\n    timeline:\n"
                      "      - {week: 0, rung: consulting}\n"
                      "      - {week: 10, rung: consulting, response_rate: 0.7}\n"
                      "      - {week: 30, rung: consulting, response_rate: 0.9}\n");
    const LeverSwitch found = between(scenario);
    REQUIRE(names_of(found) == std::vector<std::string>{"answering", "means"});
    GIVEN("the coalition of answering") {
        const Policy answering = found.coalition(1);
        THEN("it is answered as the second policy's stages say, on the budget of the first's") {
            CHECK(weeks_of(answering) == std::vector<std::uint32_t>{0, 10, 20, 30});
            CHECK(answering.stage_at(15).practice[0].response_rate == 0.7);
            CHECK(answering.stage_at(15).practice[0].budget == 1.0);
            CHECK(answering.stage_at(25).practice[0].budget == 0.9);
            CHECK(answering.stage_at(35).practice[0].response_rate == 0.9);
        }
    }
    GIVEN("the coalition of the budget, which the second policy never cuts") {
        THEN("nothing ever changes, so it has one stage") {
            CHECK(weeks_of(found.coalition(2)) == std::vector<std::uint32_t>{0});
        }
    }
}

SCENARIO("the scenario of all coalitions can be written down and read again") {
    const Scenario scenario =
        scenario_with("policies:\n  a: {rung: consulting}\n"
                      "  b: {rung: consulting, response_rate: 0.7, budget: 0.9}\n"
                      "record: {ledger: true}\n");
    const Scenario switched = switched_scenario(scenario, between(scenario));
    const Scenario again = scenario_from_text("y.yaml", switched.resolved, {}).scenario;
    CHECK(again.world_key == switched.world_key);
    CHECK(again.policies.size() == 4);
    CHECK_FALSE(switched.record.ledger);
}

} // namespace dowith
