// SPDX-License-Identifier: Apache-2.0
#include "sim/model/events.hpp"

#include "tests/scenario/scenario_of.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

namespace {

constexpr std::string_view two_policies = "policies:\n"
                                          "  asked: {rung: consulting}\n"
                                          "  shared: {rung: co-production}\n";

LoadedScenario with_events(const std::string& events) {
    return loaded(std::string{two_policies} + "events:\n" + events);
}

/// All that is wrong with events that begin on line 7, each behind a dash and a blank.
std::string refused_events(const std::string& events) {
    return refusal_of(scenario_text(std::string{two_policies} + "events:\n" + events));
}

bool equal(const Event& a, const Event& b) {
    return a.shock == b.shock && a.from_week == b.from_week && a.weeks == b.weeks &&
           a.size == b.size;
}

} // namespace

SCENARIO("an event befalls the policy that it names, or all of them, in the order of weeks") {
    const Scenario scenario =
        with_events("  - {week: 130, policy: shared, broker_leaves: true}\n"
                    "  - {week: 52, budget: 0.8}\n"
                    "  - {week: 60, weeks: 26, policy: asked, need_shock: 1.5}\n"
                    "  - {week: 30, policy: shared, staff_rotation: 0.5}\n"
                    "  - {week: 10, weeks: 52, policy: shared, champion: 0.2}\n")
            .scenario;
    const std::vector<Event>& asked = scenario.policies[0].events;
    REQUIRE(asked.size() == 2);
    CHECK(equal(asked[0], {Shock::budget, 52, {}, 0.8}));
    CHECK(equal(asked[1], {Shock::need_shock, 60, 26, 1.5}));
    const std::vector<Event>& shared = scenario.policies[1].events;
    REQUIRE(shared.size() == 4);
    CHECK(equal(shared[0], {Shock::champion, 10, 52, 0.2}));
    CHECK(equal(shared[1], {Shock::staff_rotation, 30, {}, 0.5}));
    CHECK(equal(shared[2], {Shock::budget, 52, {}, 0.8}));
    CHECK(equal(shared[3], {Shock::broker_leaves, 130, {}, 1.0}));
    CHECK(scenario.burn_in.events.empty());
}

SCENARIO("a change of policy is the stage that a timeline would have had") {
    const Scenario by_event =
        loaded("policies:\n"
               "  path:\n"
               "    outreach: 0.2\n"
               "    timeline: [{week: 0, rung: consulting}, {week: 104, rung: co-design}]\n"
               "events: [{week: 52, policy: path, change: {rung: engaging, training: 10}}]\n")
            .scenario;
    const Scenario by_timeline =
        loaded("policies:\n"
               "  path:\n"
               "    outreach: 0.2\n"
               "    timeline: [{week: 0, rung: consulting}, {week: 52, rung: engaging, training: "
               "10}, {week: 104, rung: co-design}]\n")
            .scenario;
    REQUIRE(by_event.policies[0].stages.size() == 3);
    CHECK(by_event.policies[0].stages[1].practice[0].training == 10.0);
    CHECK(by_event.policies[0].stages[1].practice[0].outreach == 0.2);
    CHECK(by_event.policies[0].events.empty());
    CHECK(by_event.world_key == by_timeline.world_key);
}

SCENARIO("a change that names no policy changes all, and each keeps what it says in every stage") {
    const Scenario scenario = with_events("  - {week: 26, change: {budget: 0.7}}\n").scenario;
    for (const Policy& policy : scenario.policies) {
        REQUIRE(policy.stages.size() == 2);
        CHECK(policy.stages[1].from_week == 26);
        CHECK(policy.stages[1].rung == policy.stages[0].rung);
        CHECK(policy.stages[1].practice[0].budget == 0.7);
    }
}

SCENARIO("who starts from a policy takes over its changes, and nothing else that befalls it") {
    const Scenario scenario = loaded("policies:\n"
                                     "  asked: {rung: consulting}\n"
                                     "  poor: {from: asked, budget: 0.7}\n"
                                     "events:\n"
                                     "  - {week: 20, policy: asked, change: {rung: engaging}}\n"
                                     "  - {week: 30, policy: asked, staff_rotation: 0.5}\n")
                                  .scenario;
    const Policy& poor = scenario.policies[1];
    REQUIRE(poor.stages.size() == 2);
    CHECK(poor.stages[1].from_week == 20);
    CHECK(poor.stages[1].rung == "engaging");
    CHECK(poor.stages[1].practice[0].budget == 0.7);
    CHECK(poor.events.empty());
}

SCENARIO("events are part of what a world is named by, and resolve to themselves") {
    const Scenario plain = loaded(two_policies).scenario;
    const Scenario struck = with_events("  - {week: 9, budget: 0.8, weeks: 4}\n"
                                        "  - {week: 8, policy: shared, broker_leaves: true}\n"
                                        "  - {week: 7, change: {rung: engaging}}\n")
                                .scenario;
    CHECK(plain.world_key != struck.world_key);
    const Scenario again = scenario_from_text("x.yaml", struck.resolved, {}).scenario;
    CHECK(again.resolved == struck.resolved);
    CHECK(again.world_key == struck.world_key);
    const Scenario reordered = with_events("  - {week: 7, change: {rung: engaging}}\n"
                                           "  - {week: 8, policy: shared, broker_leaves: true}\n"
                                           "  - {weeks: 4, budget: 0.8, week: 9}\n")
                                   .scenario;
    CHECK(reordered.world_key == struck.world_key);
}

SCENARIO("an event is one thing that happens in one week to a policy that exists") {
    CHECK(refused_events("  - {week: 4}\n"
                         "  - {budget: 0.8}\n"
                         "  - {week: 4, budget: 0.8, champion: 0.2}\n"
                         "  - {week: 4, policy: shard, staff_rotation: 0.5}\n"
                         "  - {week: 4, broker_leaves: false}\n") ==
          "x.yaml:7:5: events.0 says of nothing that it happens; "
          "write one more key, as in budget: 0.8 or broker_leaves: true\n"
          "x.yaml:8:5: events.1.week is missing (there is no value to fall back on); add it\n"
          "x.yaml:9:5: events.2 says two things at once (budget and champion); "
          "write an event for each\n"
          "x.yaml:10:23: events.3.policy = shard is no name that is known here; "
          "did you mean shared?\n"
          "x.yaml:11:30: events.4.broker_leaves = false says that nothing happens; "
          "write true, or leave the event out");
}

SCENARIO("a slip in the kind of an event is told with the kind that was meant, once") {
    CHECK(refused_events("  - {week: 4, budgt: 0.8}\n") ==
          "x.yaml:7:15: events.0.budgt is no key that is known here; did you mean budget?");
    const std::string in_change =
        refused_events("  - {week: 4, policy: asked, change: {rung: engagin, week: 3}}\n");
    CHECK(in_change.starts_with("x.yaml:7:45: events.0.change.rung = engagin is no name that is "
                                "known here; did you mean engaging?\n"
                                "x.yaml:7:54: events.0.change.week is no key that is known here;"));
}

SCENARIO("what lasts says how long, what does not does not, and sizes make sense") {
    CHECK(refused_events("  - {week: 4, champion: 0.2}\n"
                         "  - {week: 4, weeks: 3, staff_rotation: 50}\n"
                         "  - {week: 4, weeks: 3, policy: asked, change: {budget: 0.8}}\n"
                         "  - {week: 4, weeks: 0, need_shock: -1}\n") ==
          "x.yaml:7:5: events.0.weeks is missing (there is no value to fall back on); add it\n"
          "x.yaml:8:22: events.1.weeks = 3 does not go with staff_rotation (it happens in one "
          "week); leave it out\n"
          "x.yaml:8:41: events.1.staff_rotation = 50 is outside [0, 1] (share of professionals who "
          "change posts: who knows whom is lost, what they believe is kept); a share, not a "
          "percentage: 0.5\n"
          "x.yaml:9:22: events.2.weeks = 3 does not go with change (it happens in one week); "
          "leave it out\n"
          "x.yaml:10:22: events.3.weeks = 0 is not from 1 to 10400\n"
          "x.yaml:10:37: events.3.need_shock = -1 is outside [0, 100] (factor on the rate at which "
          "citizens come into need of every service); plausible: [0.5, 3]");
}

SCENARIO("a change does not meet another stage") {
    CHECK(refused_events("  - {week: 0, policy: asked, change: {budget: 0.8}}\n"
                         "  - {week: 9, policy: asked, change: {budget: 0.8}}\n"
                         "  - {week: 9, policy: asked, change: {budget: 0.7}}\n") ==
          "x.yaml:7:12: events.0.week = 0 is the week in which another stage of asked begins; "
          "choose another week, or change that stage\n"
          "x.yaml:9:12: events.2.week = 9 is the week in which another stage of asked begins; "
          "choose another week, or change that stage");
}

SCENARIO("an event that nobody lives to see is a warning") {
    const LoadedScenario late = with_events("  - {week: 260, budget: 0.8}\n");
    REQUIRE(late.warnings.size() == 1);
    CHECK(to_text(late.warnings[0]) ==
          "x.yaml:7:12: warning: events.0.week = 260 is never reached (policies are followed for "
          "260 weeks); lengthen weeks.horizon, or leave the event out");
}
