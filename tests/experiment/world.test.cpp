// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/world.hpp"

#include "sim/scenario/uncertain.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/same_bits.hpp"

#include <algorithm>
#include <cmath>

using namespace dowith;

TEST_CASE("two policies that differ in name alone give every citizen the same life") {
    Scenario scenario = small_scenario();
    scenario.policies[1] = one_stage("the same again", default_practice());
    const auto executor = serial_executor();
    const WorldResult world = run_world(scenario, 0, *executor);
    CHECK(world.digests[0] == world.digests[1]);
    CHECK(bits_of(world.values[0]) == bits_of(world.values[1]));
}

TEST_CASE("a world is the same whichever worlds were run before it") {
    const Scenario scenario = small_scenario();
    const auto executor = serial_executor();
    const WorldResult first = run_world(scenario, 2, *executor);
    (void)run_world(scenario, 0, *executor);
    const WorldResult again = run_world(scenario, 2, *executor);
    CHECK(first.digests == again.digests);
    CHECK(bits_of(first.values) == bits_of(again.values));
}

TEST_CASE("worlds differ, and so do seeds") {
    Scenario scenario = small_scenario();
    const auto executor = serial_executor();
    const WorldResult zero = run_world(scenario, 0, *executor);
    const WorldResult one = run_world(scenario, 1, *executor);
    CHECK(zero.digests != one.digests);
    scenario.seed = 12;
    CHECK(run_world(scenario, 0, *executor).digests != zero.digests);
}

TEST_CASE("one more policy changes nothing for the others") {
    Scenario scenario = small_scenario();
    const auto executor = serial_executor();
    const WorldResult two = run_world(scenario, 0, *executor);
    scenario.policies.push_back(scenario.policies[1]);
    const WorldResult three = run_world(scenario, 0, *executor);
    CHECK(three.digests[0] == two.digests[0]);
    CHECK(three.digests[1] == two.digests[1]);
}

TEST_CASE("a starting load that is asked for is the load that policies start from") {
    Scenario scenario = small_scenario();
    scenario.population = {.citizens = 2000, .neighbourhoods = 2};
    scenario.burn_in_weeks = 52;
    scenario.services[0].professionals_per_1000 = 3.0; // a third too few
    const auto executor = serial_executor();
    scenario.starting_load = 1.0;
    const ForkPoint matched = run_burn_in(scenario, 0, *executor);
    scenario.starting_load.reset();
    const ForkPoint as_given = run_burn_in(scenario, 0, *executor);
    CHECK(as_given.load > 1.2);
    // Posts were scaled by the load just felt, so hours owed over hours available are at the
    // target.
    double owed = 0.0;
    double direct = 0.0;
    for (const Neighbourhood& home : matched.district.neighbourhoods) {
        owed += home.teams[0].hours.owed;
        direct += home.teams[0].hours.direct;
    }
    CHECK(owed / direct ==
          Approx(1.0).margin(0.25)); // own variation of 90 cases moves a week by 0.1
}

TEST_CASE("draws of one number do not move when another is drawn too") {
    Scenario scenario = small_scenario();
    scenario.uncertainty = {{"need.exit", 0.2, 0.35, 0.5}};
    std::vector<double> alone;
    std::vector<double> together;
    double load = 0.0;
    (void)draw_setting(scenario, 4, alone, load);
    scenario.uncertainty.insert(scenario.uncertainty.begin(), {"need.worsen", 0.1, 0.2, 0.4});
    const Setting setting = draw_setting(scenario, 4, together, load);
    CHECK(together[1] == alone[0]);
    CHECK(setting.parameters.need.exit == alone[0]);
    CHECK(setting.parameters.need.worsen == together[0]);
}

TEST_CASE("triangular draws keep to their range and have their mean") {
    CHECK(triangular(1.0, 2.0, 4.0, 0.0) == 1.0);
    CHECK(triangular(1.0, 2.0, 4.0, 1.0) == 4.0);
    CHECK(triangular(1.0, 2.0, 4.0, 1.0 / 3.0) == Approx(2.0)); // the mode's share of the range
    CHECK(triangular(3.0, 3.0, 3.0, 0.4) == 3.0);
    double sum = 0.0;
    constexpr int steps = 10000;
    for (int i = 0; i < steps; ++i) {
        sum += triangular(1.0, 2.0, 4.0, (i + 0.5) / steps);
    }
    CHECK(sum / steps == Approx(7.0 / 3.0).epsilon(1e-4)); // (low + mode + high)/3
}

TEST_CASE("the realised rung follows what was done, not what it is called") {
    CHECK(realised_rung(0.9, 0.2, 0.8) == 7);
    CHECK(realised_rung(0.9, 0.02, 0.8) == 6); // power without delivery
    CHECK(realised_rung(0.2, 0.02, 0.5) == 5);
    CHECK(realised_rung(0.0, 0.3, 0.3) == 4); // delivery without power is no co-production
    CHECK(realised_rung(0.0, 0.0, 0.05) == 3);
}
