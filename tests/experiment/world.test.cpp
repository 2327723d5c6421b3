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

TEST_CASE("a part of the model runs alone, and what it does not touch stays as it was drawn") {
    Scenario scenario = small_scenario();
    std::erase_if(scenario.mechanisms, [](const Mechanism& each) {
        return each.name != "need" && each.name != "money";
    });
    scenario.starting_load = 0.8; // which nothing moves
    const auto executor = serial_executor();
    const WorldResult world = run_world(scenario, 0, *executor);
    CHECK(world.load_at_start == 1.0);
    const std::size_t load = find_series("staff_load");
    const std::size_t efficacy = find_series("self_efficacy");
    const std::size_t severity = find_series("severity");
    CHECK(world.value(0, 19, load) == 1.0F);
    CHECK(world.value(0, 19, efficacy) == world.value(0, 0, efficacy));
    CHECK(world.value(0, 19, severity) != world.value(0, 0, severity));
}

TEST_CASE("a world of citizens alone has no services, and knows all that is told of citizens") {
    Scenario scenario = small_scenario();
    scenario.services.clear();
    for (Policy& policy : scenario.policies) {
        policy.stages[0].practice.clear();
    }
    scenario.burn_in.stages[0].practice.clear();
    const auto executor = serial_executor();
    const WorldResult world = run_world(scenario, 0, *executor);
    CHECK(world.load_at_start == 0.0);
    CHECK(world.digests[0] == world.digests[1]); // practice is of services
    CHECK(world.realised[0].rung == 3);
    for (const std::string_view known :
         {"trust", "self_efficacy", "taking_part", "connectedness"}) {
        CHECK(std::isfinite(world.value(0, 0, find_series(known))));
    }
    CHECK(std::isnan(world.value(0, 0, find_series("need_met")))); // nobody is in need of nothing
}

TEST_CASE("policies that differ by an event agree in every value until its week") {
    Scenario scenario = small_scenario();
    scenario.policies[1] = scenario.policies[0];
    scenario.policies[1].events = {{Shock::budget, 9, {}, 0.5}};
    const auto executor = serial_executor();
    const WorldResult world = run_world(scenario, 0, *executor);
    const std::size_t until = 9 * all_series().size();
    const std::vector<float>& usual = world.values[0];
    const std::vector<float>& struck = world.values[1];
    // Value for money looks back, never ahead.
    const auto early = [until](const std::vector<float>& all) {
        return std::span{all}.first(until);
    };
    const auto late = [until](const std::vector<float>& all) {
        return std::span{all}.subspan(until);
    };
    CHECK(same_numbers(early(usual), early(struck)));
    CHECK_FALSE(same_numbers(late(usual), late(struck)));
    CHECK(world.digests[0] != world.digests[1]);
}

TEST_CASE("draws of one number do not move when another is drawn too") {
    Scenario scenario = small_scenario();
    scenario.uncertainty = {{"need.exit", 0.2, 0.35, 0.5}};
    const std::vector<double> alone = draw_setting(scenario, 4).draws;
    scenario.uncertainty.insert(scenario.uncertainty.begin(), {"need.worsen", 0.1, 0.2, 0.4});
    const auto [setting, together, load] = draw_setting(scenario, 4);
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

TEST_CASE("what peers give counts in what citizens deliver") {
    Scenario scenario = small_scenario();
    scenario.population.citizens = 2000;
    scenario.horizon_weeks = 52;
    Practice peers = default_practice();
    peers.peer_support = 1.0;
    peers.manager_support = 0.7;
    scenario.policies = {one_stage("informing", default_practice()), one_stage("peers", peers)};
    const auto executor = serial_executor();
    const WorldResult result = run_world(scenario, 0, *executor);
    CHECK(result.realised[0].delivery == 0.0);
    CHECK(result.realised[1].delivery > 0.0);
}

TEST_CASE("the realised rung follows what was done, not what it is called") {
    CHECK(realised_rung(0.9, 0.2, 0.8) == 7);
    CHECK(realised_rung(0.9, 0.02, 0.8) == 6); // power without delivery
    CHECK(realised_rung(0.2, 0.02, 0.5) == 5);
    CHECK(realised_rung(0.0, 0.3, 0.3) == 4); // delivery without power is no co-production
    CHECK(realised_rung(0.0, 0.0, 0.05) == 3);
}

TEST_CASE("the realised cell follows who decided and who did the work") {
    const auto cell = [](double power, double delivery) {
        return built_in_grid().at(realised_cell(power, delivery)).name;
    };
    CHECK(cell(0.0, 0.0) == "traditional-provision");
    CHECK(cell(0.15, 0.08) == "traditional-provision");
    CHECK(cell(0.16, 0.08) == "professional-delivery-co-planned");
    CHECK(cell(0.16, 0.09) == "full-co-production");
    CHECK(cell(0.1, 0.41) == "user-delivery-professionally-planned");
    CHECK(cell(0.91, 0.4) == "user-co-delivery-little-formal-design");
    CHECK(cell(0.91, 0.41) == "self-organised-community");
}

TEST_CASE("an equal share in design is not the users' own, even if every issue is answered") {
    constexpr double full_answering = 0.56;
    CHECK(realised_cell(0.5 * 1.0 / full_answering, 0.0).design == Party::together);
    CHECK(realised_cell(0.9 * 0.57 / full_answering, 0.0).design == Party::users);
}
