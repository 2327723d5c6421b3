// SPDX-License-Identifier: Apache-2.0
#include "tests/scenario/scenario_of.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

namespace {

Scenario with_policies(std::string_view policies) {
    return loaded("policies:\n" + std::string{policies}).scenario;
}

const Policy& policy_of(const Scenario& scenario, std::string_view name) {
    for (const Policy& policy : scenario.policies) {
        if (policy.name == name)
            return policy;
    }
    throw std::out_of_range{std::string{name}};
}

std::vector<std::uint32_t> weeks_of(const Policy& policy) {
    std::vector<std::uint32_t> weeks;
    for (const Stage& stage : policy.stages)
        weeks.push_back(stage.from_week);
    return weeks;
}

} // namespace

SCENARIO("a policy that says nothing is the declared defaults on no rung") {
    const Scenario scenario = with_policies("  a: {}\n");
    const Stage& stage = scenario.policies.front().stages.front();
    CHECK(stage.rung.empty());
    CHECK(stage.rung_number == 0);
    CHECK(stage.practice.front().contacts_per_year == default_practice().contacts_per_year);
}

SCENARIO("levers win over the rung, and those of one service over those of all") {
    const Scenario scenario =
        scenario_from_text(
            "x.yaml",
            "dowith: 1\n"
            "services:\n"
            "  - {name: care, technology: long-term-care, professionals_per_1000: 4}\n"
            "  - {name: ward, technology: acute, professionals_per_1000: 2}\n"
            "policies:\n"
            "  a:\n"
            "    rung: co-production\n"
            "    training: 40\n"
            "    outreach: 0.1\n"
            "    services: {ward: {training: 5, delivery_share: 0}}\n",
            {})
            .scenario;
    const std::vector<Practice>& practice = scenario.policies.front().stages.front().practice;
    REQUIRE(practice.size() == 2);
    CHECK(practice[0].training == 40);
    CHECK(practice[1].training == 5);
    CHECK(practice[0].outreach == 0.1);
    CHECK(practice[1].outreach == 0.1);
    CHECK(practice[0].delivery_share == 0.4);
    CHECK(practice[1].delivery_share == 0);
    CHECK(practice[0].manager_support == 0.7);
}

SCENARIO("a policy starts from what another does, wherever that one stands in the file") {
    const Scenario scenario = with_policies("  poor: {from: good, budget: 0.75}\n"
                                            "  good: {rung: co-production, training: 40}\n");
    const Stage& poor = policy_of(scenario, "poor").stages.front();
    CHECK(poor.rung == "co-production");
    CHECK(poor.rung_number == 7);
    CHECK(poor.practice.front().training == 40);
    CHECK(poor.practice.front().budget == 0.75);
    CHECK(practice_of(scenario, "good").budget == 1.0);
}

SCENARIO("a rung replaces all that its ladder speaks of, and leaves the rest of a start alone") {
    const Scenario scenario =
        with_policies("  start: {rung: co-production, budget: 0.75, training: 40}\n"
                      "  asked: {from: start, rung: consulting}\n"
                      "  plain: {rung: consulting}\n");
    const Practice& asked = practice_of(scenario, "asked");
    const Practice& plain = practice_of(scenario, "plain");
    for (const Declared<Practice>& lever : levers()) {
        INFO(lever.declaration.name);
        const double expected = lever.member == &Practice::budget ? 0.75 : plain.*lever.member;
        CHECK(asked.*lever.member == expected);
    }
    CHECK(policy_of(scenario, "asked").stages.front().rung == "consulting");
}

SCENARIO("a policy sets the rules of the time bank, words among them, for all services at once") {
    const Scenario scenario =
        with_policies("  a: {rung: co-production, time_bank: {floor: -5, provider: best_of_d}}\n"
                      "  b: {from: a, rung: informing}\n");
    const BankRules& bank = policy_of(scenario, "a").stages.front().bank;
    CHECK(bank.broker_hours == 20);
    CHECK(bank.floor == -5);
    CHECK(bank.provider == static_cast<double>(ProviderRule::best_of_d));
    CHECK(policy_of(scenario, "b").stages.front().bank.broker_hours == 0);
    CHECK(policy_of(scenario, "b").stages.front().bank.floor == -5);
}

SCENARIO("a rule of the time bank that is no rule is refused, with what it could be") {
    CHECK(refused_policies("  a: {time_bank: {provider: closest}}\n") ==
          "x.yaml:4:29: policies.a.time_bank.provider = closest is no name that is known here; "
          "known: uniform, least_credit, best_of_d, closest_tie");
}

SCENARIO("a timeline puts one stage after another, each with what all stages share") {
    const Scenario scenario = with_policies("  path:\n"
                                            "    training: 10\n"
                                            "    outreach: 0.2\n"
                                            "    timeline:\n"
                                            "      - {week: 0, rung: engaging}\n"
                                            "      - {week: 52, rung: co-design, training: 30}\n"
                                            "      - {week: 104, rung: co-production}\n");
    const Policy& path = scenario.policies.front();
    CHECK(weeks_of(path) == std::vector<std::uint32_t>{0, 52, 104});
    CHECK(path.stages[1].rung == "co-design");
    CHECK(path.stages[0].practice.front().training == 10);
    CHECK(path.stages[1].practice.front().training == 30);
    CHECK(path.stages[2].practice.front().training == 10); // stages do not pile up
    CHECK(path.stages[2].practice.front().outreach == 0.2);
    CHECK(path.stages[0].practice.front().delivery_share == 0);
    CHECK(path.stages[2].practice.front().delivery_share == 0.4);
}

SCENARIO("a policy changes where the one changes that it starts from") {
    const Scenario scenario = with_policies("  path:\n"
                                            "    timeline:\n"
                                            "      - {week: 0, rung: engaging}\n"
                                            "      - {week: 52, rung: co-design}\n"
                                            "      - {week: 104, rung: co-production}\n"
                                            "  poor: {from: path, budget: 0.75}\n"
                                            "  late:\n"
                                            "    from: path\n"
                                            "    timeline:\n"
                                            "      - {week: 0, rung: informing}\n"
                                            "      - {week: 60, budget: 0.9}\n");
    const Policy& poor = policy_of(scenario, "poor");
    CHECK(weeks_of(poor) == std::vector<std::uint32_t>{0, 52, 104});
    for (const Stage& stage : poor.stages)
        CHECK(stage.practice.front().budget == 0.75);
    CHECK(poor.stages[2].rung == "co-production");

    const Policy& late = policy_of(scenario, "late");
    CHECK(weeks_of(late) == std::vector<std::uint32_t>{0, 52, 60, 104});
    CHECK(late.stages[1].rung == "informing");
    CHECK(late.stages[2].rung == "co-design");
    CHECK(late.stages[2].practice.front().budget == 0.9);
    CHECK(late.stages[3].rung == "co-production");
    CHECK(late.stages[3].practice.front().budget == 0.9);
}

SCENARIO("stages come in order, from week 0, and are reached") {
    CHECK(refused_policies("  a: {timeline: [{week: 4, rung: engaging}]}\n") ==
          "x.yaml:4:25: policies.a.timeline.0.week = 4 is not 0 (the first stage is in force from "
          "the beginning); write 0");
    CHECK(refused_policies("  a: {timeline: [{week: 0}, {week: 9}, {week: 9}]}\n") ==
          "x.yaml:4:47: policies.a.timeline.2.week = 9 does not come after the stage before; "
          "put stages in order of their week");
    CHECK(refused_policies("  a: {timeline: [{rung: engaging}]}\n") ==
          "x.yaml:4:18: policies.a.timeline.0.week is missing (there is no value to fall back on); "
          "add it");
    CHECK(refused_policies("  a: {timeline: []}\n") ==
          "x.yaml:4:17: policies.a.timeline holds no stage; "
          "describe one, as in {week: 0, rung: engaging}");
    const LoadedScenario late = loaded("policies:\n"
                                       "  a: {timeline: [{week: 0}, {week: 260}]}\n");
    REQUIRE(late.warnings.size() == 1);
    CHECK(to_text(late.warnings.front()) ==
          "x.yaml:4:6: warning: policies.a has a stage that is never reached (week 260 of 260); "
          "lengthen weeks.horizon, or leave the stage out");
}

SCENARIO("policies that start from each other are refused with the chain, once") {
    CHECK(refused_policies("  a: {from: b}\n"
                           "  b: {from: c}\n"
                           "  c: {from: b}\n"
                           "  d: {from: d}\n") ==
          "x.yaml:6:13: policies.c.from = b leads back to where it came from (b -> c -> b); "
          "let one of these policies start from a rung\n"
          "x.yaml:7:13: policies.d.from = d leads back to where it came from (d -> d); "
          "let one of these policies start from a rung");
}

SCENARIO("names that a policy speaks of exist") {
    CHECK(refused_policies("  austerity: {from: co-delivry}\n"
                           "  co-delivery: {services: {home-car: {training: 5}}}\n") ==
          "x.yaml:4:21: policies.austerity.from = co-delivry is no name that is known here; "
          "did you mean co-delivery?\n"
          "x.yaml:5:38: policies.co-delivery.services.home-car is no service of this scenario; "
          "did you mean home-care?");
    CHECK(refused_policies("  Austerity: {}\n  b: {}\n") ==
          "x.yaml:4:3: policies.Austerity is no identifier (lower-case letters, digits, - and _, "
          "a letter first); rename it");
    CHECK(refusal_of(scenario_text("policies: {}\n")) ==
          "x.yaml:3:11: policies names no policy; describe one, as in today: {rung: informing}");
    CHECK(refused_policies("  a: consulting\n") ==
          "x.yaml:4:6: policies.a = consulting is a single value (a map is needed); "
          "write {key: value}, or keys on lines of their own below it");
}
