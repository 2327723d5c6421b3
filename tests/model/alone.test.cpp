// SPDX-License-Identifier: Apache-2.0
#include "sim/model/observation.hpp"
#include "sim/model/schedule.hpp"
#include "tests/support/bookkeeping.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <cmath>

using namespace dowith;

// Any part of the model runs alone, on what the others left where it stood when it was drawn.

namespace {

const Mechanism& mechanism(std::string_view name) {
    for (const Mechanism& each : schedule()) {
        if (each.name == name) {
            return each;
        }
    }
    throw std::out_of_range{std::string{name}};
}

SmallWorld place(std::size_t services, std::span<const Mechanism> mechanisms) {
    SmallWorld world = WorldBuilder{}
                           .citizens(400)
                           .neighbourhoods(2)
                           .services(services)
                           .practice(busy_practice())
                           .build();
    for (Stage& stage : world.policy.stages) {
        stage.bank.open = 1.0;
        stage.bank.broker_hours = 20.0;
        for (Practice& practice : stage.practice) {
            practice.commissioning_power = practice.peer_support = 0.8;
        }
    }
    world.mechanisms = mechanisms;
    return world;
}

/// Lives so many weeks and looks into the books after each. The digest refuses NaN by contract.
void check_weeks(SmallWorld world, std::uint32_t weeks) {
    world.run(weeks, [](const District<Neighbourhood>& now) {
        for (const Neighbourhood& home : now.neighbourhoods) {
            INFO("week " << now.week.value);
            REQUIRE(faults_in_the_books(home) == std::vector<std::string>{});
            const Observation seen = observe(home, now.week.value);
            for (std::size_t m = 0; m < static_cast<std::size_t>(Measure::count); ++m) {
                REQUIRE(std::isfinite(seen.at(static_cast<Measure>(m))));
            }
        }
        (void)now.digest();
    });
}

} // namespace

SCENARIO("every mechanism lives alone, with services and in a place that has none") {
    for (const Mechanism& each : schedule()) {
        INFO(each.name);
        check_weeks(place(2, std::span{&each, 1}), 60); // long enough for what happens once a year
        check_weeks(place(0, std::span{&each, 1}), 60);
    }
}

SCENARIO("every mechanism can be done without") {
    for (std::size_t left_out = 0; left_out < schedule().size(); ++left_out) {
        INFO(schedule()[left_out].name);
        std::vector<Mechanism> others{schedule().begin(), schedule().end()};
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(left_out));
        check_weeks(place(2, others), 60);
    }
}

SCENARIO("a place without services lives its week, with every mechanism in force") {
    check_weeks(place(0, schedule()), 60);
}

SCENARIO("need alone meets those who come into it as the service stands") {
    SmallWorld world = place(1, std::span{&mechanism("need"), 1});
    world.run(40);
    std::size_t newcomers = 0;
    for (const Neighbourhood& home : world.district.neighbourhoods) {
        for (const Case& each : home.teams[0].cases) {
            newcomers += each.staff_input == 0.0F ? 1U : 0U; // drawn cases were served before
            CHECK(each.quality == static_cast<float>(home.teams[0].mean_quality));
        }
    }
    CHECK(newcomers > 0);
}

SCENARIO("staff alone bear the load that they have been given") {
    SmallWorld world = place(1, std::span{&mechanism("staff"), 1});
    world.run(52);
    for (const Neighbourhood& home : world.district.neighbourhoods) {
        CHECK(home.teams[0].load == Approx(1.0));
    }
}

SCENARIO("money alone pays the wages of those who are there") {
    SmallWorld world = place(1, std::span{&mechanism("money"), 1});
    world.run(1);
    for (const Neighbourhood& home : world.district.neighbourhoods) {
        CHECK(home.happenings.staff_cost ==
              Approx(world.setting.parameters.money.wage * home.teams[0].hours.paid));
        CHECK(home.happenings.staff_cost > 0.0);
    }
}

SCENARIO("without services nothing is heard of them: trust returns to where it was before") {
    SmallWorld world = place(0, std::span{&mechanism("attitudes"), 1});
    Citizens& people = world.district.neighbourhoods[0].citizens;
    const CitizenId someone{7U};
    people.trust[someone] = people.base_trust[someone];
    people.external_efficacy[someone] = people.base_external_efficacy[someone];
    const Citizens before = people;
    world.run(20);
    const Citizens& after = world.district.neighbourhoods[0].citizens;
    CHECK(after.trust[someone] == Approx(before.trust[someone]));
    CHECK(after.external_efficacy[someone] == Approx(before.external_efficacy[someone]));
}
