// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/resolved_text.hpp"

#include "tests/scenario/scenario_of.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

namespace {

constexpr std::string_view with_everything =
    "title: \"A: place\"\n"
    "question: Why?\n"
    "source: \"no\"\n"
    "look_at: all\n"
    "starting_load: 1.05\n"
    "policies:\n"
    "  a: {rung: consulting}\n"
    "  b: {timeline: [{week: 0}, {week: 26, rung: co-production, services: {home-care: {budget: "
    "0.9}}}]}\n"
    "  c: {from: b, outreach: 0.3333333333333333}\n"
    "compare: {baseline: b, primary: [trust_clients]}\n"
    "uncertainty: default\n";

} // namespace

SCENARIO("the resolved text is a scenario that resolves to itself") {
    for (const std::string_view more : {one_policy, with_everything}) {
        const Scenario scenario = loaded(more).scenario;
        const Scenario again = scenario_from_text("x.yaml", scenario.resolved, {}).scenario;
        CHECK(again.resolved == scenario.resolved);
        CHECK(again.world_key == scenario.world_key);
    }
    const std::string borough = gallery_text("borough-social-care.yaml").value();
    const Scenario scenario = scenario_from_text("borough-social-care.yaml", borough, {}).scenario;
    CHECK(scenario_from_text("y.yaml", scenario.resolved, {}).scenario.resolved ==
          scenario.resolved);
}

SCENARIO("the resolved text leaves nothing to defaults") {
    const std::string resolved = scenario_of("").resolved;
    for (const ParameterEntry& entry : all_parameters()) {
        INFO(entry.path());
        CHECK(resolved.find("\n    " + std::string{entry.declaration.name} + ": ") !=
              std::string::npos);
    }
    for (const Declared<Practice>& lever : levers()) {
        INFO(lever.declaration.name);
        CHECK(resolved.find("\n            " + std::string{lever.declaration.name} + ": ") !=
              std::string::npos);
    }
    for (const Declared<Technology>& property : technology_declarations()) {
        INFO(property.declaration.name);
        CHECK(resolved.find("\n    " + std::string{property.declaration.name} + ": ") !=
              std::string::npos);
    }
}

SCENARIO("the same scenario gives the same text, however it is written") {
    const std::string plain = loaded(with_everything).scenario.resolved;
    CHECK(loaded(with_everything).scenario.resolved == plain);
    CHECK(scenario_of("uncertainty: none\n").resolved == scenario_of("").resolved);
    CHECK(scenario_of("worlds: 2e1\n", {"need.exit=0.350"}).resolved == scenario_of("").resolved);
    CHECK(loaded("policies: {b: {from: a}, a: {rung: engaging}}\n").scenario.world_key ==
          loaded("policies: {b: {rung: engaging}, a: {rung: engaging}}\n").scenario.world_key);
}

SCENARIO("a world is named by what decides it, and by nothing else") {
    const std::string key = scenario_of("").world_key;
    for (const std::string same : {"title=Other",
                                   "question=Other",
                                   "source=Other",
                                   "look_at=Other",
                                   "worlds=3",
                                   "compare.primary=[trust]"}) {
        INFO(same);
        CHECK(scenario_of("", {same}).world_key == key);
        CHECK(scenario_of("", {same}).resolved != scenario_of("").resolved);
    }
    for (const std::string other : {"seed=2",
                                    "weeks.horizon=261",
                                    "weeks.burn_in=105",
                                    "population.citizens=20001",
                                    "population.deprivation.spread=0.1",
                                    "services.0.professionals_per_1000=5",
                                    "services.0.harm=1",
                                    "starting_load=1",
                                    "worsen=0.25",
                                    "burn_in_rung=consulting",
                                    "uncertainty=[need.exit]",
                                    "policies.today.rung=consulting",
                                    "policies.other={}"}) {
        INFO(other);
        CHECK(scenario_of("", {other}).world_key != key);
    }
}

SCENARIO("a world has another name as soon as any lever stands elsewhere") {
    const std::string key = scenario_of("").world_key;
    for (const Declared<Practice>& lever : levers()) {
        const std::string path = "policies.today." + std::string{lever.declaration.name};
        INFO(path);
        const bool is_at_one = lever.declaration.fallback == 1.0;
        CHECK(scenario_of("", {path + (is_at_one ? "=0.9" : "=1")}).world_key != key);
    }
}

SCENARIO("a world has another name if the baseline is another one, for costs are told against it") {
    const std::string_view two = "policies: {a: {rung: engaging}, b: {rung: informing}}\n";
    CHECK(loaded(two).scenario.world_key == loaded(two, {"compare.baseline=a"}).scenario.world_key);
    CHECK(loaded(two).scenario.world_key != loaded(two, {"compare.baseline=b"}).scenario.world_key);
}
