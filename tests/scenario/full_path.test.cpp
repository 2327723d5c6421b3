// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/full_path.hpp"

#include "tests/scenario/scenario_of.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

SCENARIO("--set reaches every part of a scenario by its path") {
    const Scenario scenario = scenario_of("population: {citizens: 300, neighbourhoods: 2}\n",
                                          {"policies.today.training=15",
                                           "population.citizens=4000",
                                           "services.home-care.professionals_per_1000=5",
                                           "services.0.hours_full=5.5",
                                           "compare.primary=[trust]",
                                           "policies.other={from: today, budget: 0.9}"});
    CHECK(practice_of(scenario, "today").training == 15);
    CHECK(scenario.population.citizens == 4000);
    CHECK(scenario.services.front().professionals_per_1000 == 5);
    CHECK(scenario.services.front().technology.hours_full == 5.5);
    CHECK(scenario.primary == std::vector<std::string>{"trust"});
    CHECK(practice_of(scenario, "other").training == 15);
    CHECK(practice_of(scenario, "other").budget == 0.9);
}

SCENARIO("--set knows a parameter by its mechanism and name, or by its name alone") {
    const Scenario scenario = scenario_of(
        "", {"need.exit=0.4", "worsen=0.3", "population.trust=0.5", "parameters.staff.direct=0.7"});
    CHECK(scenario.parameters.need.exit == 0.4);
    CHECK(scenario.parameters.need.worsen == 0.3);
    CHECK(scenario.parameters.population.trust == 0.5);
    CHECK(scenario.parameters.staff.direct == 0.7);
}

SCENARIO("of two assignments to one value the later holds, whichever way it is written") {
    CHECK(scenario_of("", {"worsen=0.3", "parameters.need.worsen=0.25"}).parameters.need.worsen ==
          0.25);
    CHECK(scenario_of("", {"parameters.need.worsen=0.25", "worsen=0.3"}).parameters.need.worsen ==
          0.3);
}

SCENARIO("a name that several numbers bear is refused with all of them") {
    CHECK(refused("", {"ties=0.5"}) ==
          "--set ties=0.5: ties may mean several numbers; "
          "write one of parameters.need.ties, parameters.taking_part.ties");
    CHECK(refused("", {"training=0"}) ==
          "--set training=0: training may mean several numbers; "
          "write one of parameters.money.training, policies.NAME.training");
}

SCENARIO("a lever or a property of a service needs to be told whose") {
    CHECK(refused("", {"response_rate=0.5"}) ==
          "--set response_rate=0.5: response_rate needs the name of what it belongs to; "
          "write policies.NAME.response_rate");
    CHECK(refused("", {"hours_full=5"}) ==
          "--set hours_full=5: hours_full needs the name of what it belongs to; "
          "write services.NAME.hours_full");
}

SCENARIO("a path that leads nowhere is refused with the nearest name") {
    CHECK(refused("", {"need.exti=0.4"}) ==
          "--set parameters.need.exti=0.4: parameters.need.exti is no key that is known here; "
          "did you mean exit?");
    CHECK(refused("", {"polices.today.training=0"}) ==
          "--set polices.today.training=0: polices is no key that is known here; "
          "did you mean policies?");
    CHECK(refused("", {"services.home-car.harm=1"}) ==
          "--set services.home-car.harm=1: services.home-car is no item of this list of 1 "
          "(0 to 0); did you mean home-care?");
    CHECK(refused("", {"worlds"}) ==
          "--set worlds: this is no assignment (words joined by points, =, a value); "
          "write it as in weeks.horizon=260");
}

TEST_CASE("what is no name of a parameter is left as it is") {
    Problems problems;
    for (const std::string assignment : {"worlds=3", "population.citizens=5", "=4", "need", ""})
        CHECK(with_full_path(assignment, problems) == assignment);
    CHECK(with_full_path("need={exit: 0.4}", problems) == "need={exit: 0.4}");
    CHECK(with_full_path("need.exit=a=b", problems) == "parameters.need.exit=a=b");
    CHECK(problems.empty());
}
