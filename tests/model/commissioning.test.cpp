// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/commissioning.hpp"

#include "sim/kernel/draw.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worked_numbers.hpp"
#include "tests/support/world_builder.hpp"

#include <limits>
#include <numeric>

using namespace dowith;

namespace {

const CommissioningParameters worked = worked_parameters().commissioning;

std::vector<double> shared_out(const std::vector<HoursClaim>& claims,
                               double power,
                               const CommissioningParameters& p = worked) {
    std::vector<double> hours;
    share_out_anew(claims, power, p, hours);
    return hours;
}

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// What rounding can do to a sum of `terms` parts: half a unit in the last place for each addition,
/// twice over, since hours are added once before and once after.
double rounding_of(double total, std::size_t terms) {
    return total * std::numeric_limits<double>::epsilon() * 4.0 * static_cast<double>(terms);
}

/// Two neighbourhoods with two services each, of which citizens commission as far as `power` says.
SmallWorld commissioned(double power) {
    Practice practice = default_practice();
    practice.commissioning_power = power;
    practice.manager_support = 1.0;
    return WorldBuilder{}.citizens(1200).neighbourhoods(3).services(2).practice(practice).build();
}

std::vector<double> post_hours(const District<Neighbourhood>& district) {
    std::vector<double> hours;
    for (const Neighbourhood& home : district.neighbourhoods) {
        for (const Team& team : home.teams) {
            hours.push_back(static_cast<double>(team.professionals.size()) * team.post_share);
        }
    }
    return hours;
}

} // namespace

SCENARIO("hours move toward unmet need, as the worked example says") {
    // 100 hours: by unmet need 30 and 70. At power 1 half the way from 60 and 40: 45 and 55.
    const std::vector<HoursClaim> claims{{60.0, 60.0, 3.0}, {40.0, 40.0, 7.0}};
    const std::vector<double> alone = shared_out(claims, 1.0);
    CHECK(alone[0] == Approx(45.0));
    CHECK(alone[1] == Approx(55.0));
    const std::vector<double> shared = shared_out(claims, 0.5); // a quarter of the way
    CHECK(shared[0] == Approx(52.5));
    CHECK(shared[1] == Approx(47.5));
}

SCENARIO("a team that would fall below its floor is kept there, and the others pay for it") {
    // Nothing unmet at the first: half the way is 30, its floor 36. The others' aims are 35 each,
    // above their floors of 12 by 23 each; 64 hours are left for both: 32 each.
    const std::vector<HoursClaim> claims{{60.0, 60.0, 0.0}, {20.0, 20.0, 1.0}, {20.0, 20.0, 1.0}};
    const std::vector<double> hours = shared_out(claims, 1.0);
    CHECK(hours[0] == Approx(36.0));
    CHECK(hours[1] == Approx(32.0));
    CHECK(hours[2] == Approx(32.0));
}

SCENARIO("history rules where professionals commission, where nothing is unmet, and with nobody") {
    const std::vector<HoursClaim> claims{{60.0, 50.0, 3.0}, {40.0, 50.0, 7.0}};
    CHECK(shared_out(claims, 0.0) == std::vector<double>{60.0, 40.0});
    CHECK(shared_out({{60.0, 60.0, 0.0}, {40.0, 40.0, 0.0}}, 1.0) ==
          std::vector<double>{60.0, 40.0});
    CHECK(shared_out({}, 1.0).empty());
    CommissioningParameters bound = worked;
    bound.floor = 1.0; // where history is the floor nothing can move
    CHECK(shared_out({{60.0, 60.0, 3.0}, {40.0, 40.0, 7.0}}, 1.0, bound) ==
          std::vector<double>{60.0, 40.0});
}

SCENARIO("whatever is claimed, no hour is lost and nobody falls below their floor, for years") {
    const Luck luck{3, 0};
    for (std::uint32_t place = 0; place < 50; ++place) {
        std::vector<HoursClaim> claims;
        for (std::uint32_t team = 0; team < 12; ++team) {
            const Draw draw{luck, {place, team}, 0, 1};
            const double hours = draw.exponential(40.0, 0);
            claims.push_back({hours, hours, draw.exponential(5.0, 1)});
        }
        double before = 0.0;
        for (const HoursClaim& claim : claims) {
            before += claim.hours;
        }
        for (std::uint32_t year = 0; year < 10; ++year) {
            const std::vector<double> hours = shared_out(claims, 1.0);
            CHECK(sum(hours) == Approx(before).margin(rounding_of(before, claims.size())));
            before = sum(hours);
            for (std::size_t i = 0; i < claims.size(); ++i) {
                CHECK(hours[i] >= worked.floor * claims[i].historic_hours);
                claims[i].hours = hours[i];
            }
        }
    }
}

SCENARIO("who measures more need unmet gets more hours") {
    double before = 0.0;
    for (const double unmet : {0.0, 1.0, 3.0, 10.0, 100.0}) {
        const double hours = shared_out({{50.0, 50.0, unmet}, {50.0, 50.0, 5.0}}, 0.7)[0];
        CHECK(hours > before);
        before = hours;
    }
}

SCENARIO("unmet need is measured in the hours that it would take") {
    HandMade place{3};
    place.technology().hours_full = 10.0;
    place.open_case(CitizenId{0U}, 0.5F).quality = 0.6F;  // 10 · 0.5 · 0.4 = 2
    place.open_case(CitizenId{2U}, 0.25F).quality = 0.0F; // 10 · 0.25 · 1 = 2.5
    place.live(take_stock);
    CHECK(place.team().unmet_hours == Approx(4.5));
    place.live(take_stock);
    CHECK(place.team().unmet_hours == Approx(9.0));
}

SCENARIO("hours move once a year where citizens share in commissioning, and never elsewhere") {
    SmallWorld world = commissioned(0.8);
    const std::vector<double> historic = post_hours(world.district);
    world.run(51);
    CHECK(post_hours(world.district) == historic);
    world.run(1);
    const std::vector<double> moved = post_hours(world.district);
    CHECK(moved != historic);
    CHECK(sum(moved) == Approx(sum(historic)).margin(rounding_of(sum(historic), moved.size())));
    world.run(51);
    CHECK(post_hours(world.district) == moved);
    world.run(1);
    CHECK(post_hours(world.district) != moved);

    SmallWorld by_history = commissioned(0.0);
    by_history.run(104);
    CHECK(post_hours(by_history.district) == historic);
}

SCENARIO("managers who let nothing happen keep hours where they are") {
    SmallWorld world = commissioned(1.0);
    for (Practice& practice : world.policy.stages[0].practice) {
        practice.manager_support = 0.0;
    }
    const std::vector<double> historic = post_hours(world.district);
    world.run(52);
    CHECK(post_hours(world.district) == historic);
}

SCENARIO("hours of a service without budget are nobody's to move") {
    SmallWorld world = commissioned(1.0);
    world.policy.stages[0].practice[1].budget = 0.0;
    const std::vector<double> historic = post_hours(world.district);
    world.run(52);
    const std::vector<double> moved = post_hours(world.district);
    for (std::size_t team = 1; team < moved.size(); team += 2) { // the second service's
        CHECK(moved[team] == historic[team]);
    }
    CHECK(moved[0] != historic[0]);
}

SCENARIO("where citizens commission, a place that history left short of staff catches up") {
    const auto share_of_the_short = [](double power) {
        SmallWorld world = commissioned(power);
        for (Team& team : world.district.neighbourhoods[0].teams) {
            team.post_share *= 0.4; // history's doing, years ago
            team.historic_share = team.post_share;
        }
        world.run(157);
        const std::vector<double> hours = post_hours(world.district);
        return (hours[0] + hours[1]) / sum(hours);
    };
    CHECK(share_of_the_short(1.0) > 1.2 * share_of_the_short(0.0));
}
