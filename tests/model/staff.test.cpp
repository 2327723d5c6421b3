// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/staff.hpp"

#include "tests/support/bookkeeping.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worked_numbers.hpp"
#include "tests/support/world_builder.hpp"

#include <cmath>

using namespace dowith;

namespace {

StaffParameters staff_numbers() { return worked_parameters().staff; }

/// An ordinary team: accomplishment as services produce today.
constexpr Conditions ordinary{.accomplishment = 0.35};

double burnout_in_the_end(const Conditions& at_work) {
    double burnout = 0.9;
    for (int week = 0; week < 2000; ++week) {
        burnout = burnout_after(burnout, at_work, 1.0 / 52.0, default_parameters().staff);
    }
    return burnout;
}

/// A place whose staff neither leave nor change unless a test says so.
HandMade place_of_the_faithful() {
    HandMade place;
    place.parameters.staff.quit_low = place.parameters.staff.quit_high = 0.0;
    return place;
}

constexpr double certain = 1e6; // a rate a year

} // namespace

SCENARIO("load strains and support restores, as the worked example says") {
    const StaffParameters p = staff_numbers();
    const Conditions strained{.load = 1.25,
                              .manager_support = 0.6,
                              .release = 0.8,
                              .role_blurring = 0.5,
                              .accomplishment = 0.4};
    // 0.78 + 0.45 · 0.25 + 0.05 · 0.5 · 0.4 - 0.3 (0.48 + 0.4 + 0.6)/1.25 - 0.9 · 0.5
    const double change = 0.78 + 0.1125 + 0.01 - 0.3552 - 0.45;
    CHECK(burnout_after(0.5, strained, 1.0 / 52.0, p) == Approx(0.5 + change / 52.0));
    CHECK(satisfaction_of(0.45, 0.6, ordinary, p) == Approx(0.25 * (0.6 + 0.4 + 0.35 + 0.55)));
    CHECK(satisfaction_of(0.45, 0.6, strained, p) ==
          Approx(0.25 * (0.6 + 0.48 + 0.4 + 0.55) - 0.2 * 0.25));
    CHECK(quit_rate(0.2, p) == Approx(0.08));
    CHECK(quit_rate(0.8, p) == Approx(0.25));
    CHECK(absence_share(0.45, p) == Approx(0.076)); // 0.04 + 0.08 · 0.45
    CHECK(settled_skill({.skill = 1.1F, .tenure_weeks = 0}, p) == Approx(1.1 * 0.85));
    CHECK(settled_skill({.skill = 1.0F, .tenure_weeks = 52}, p) == Approx(0.925));
}

SCENARIO(
    "attitude moves with training, success, backing, overload and cynicism: a worked example") {
    const StaffParameters p = staff_numbers();
    const Conditions at_work{.load = 1.2,
                             .manager_support = 0.7,
                             .release = 0.5,
                             .cynicism = 0.25,
                             .training = 60.0,
                             .success = 0.3};
    // gain 0.15 · 2 · 0.5 + 0.2 · 0.3 + 0.3 · 0.2 = 0.27, loss 0.5 · 0.2 + 0.4 · 0.25 = 0.2
    const double back = (1.0 - std::exp2(-1.0 / 78.0)) * (0.4 - 0.5);
    CHECK(attitude_after(0.5, 0.4, at_work, 1.0 / 52.0, p) ==
          Approx(0.5 + back + (0.27 * 0.5 - 0.2 * 0.5) / 52.0));
}

SCENARIO("burnout in an ordinary team that has just enough hours settles at 0.45") {
    CHECK(burnout_in_the_end(ordinary) == Approx(0.45).margin(0.01));
}

SCENARIO("overload burns people out, backing and influence keep them well") {
    const double usual = burnout_in_the_end(ordinary);
    Conditions other = ordinary;
    other.load = 1.2;
    CHECK(burnout_in_the_end(other) > usual);
    other = ordinary;
    other.load = 0.8; // time to spare is no cure
    CHECK(burnout_in_the_end(other) == usual);
    other = ordinary;
    other.manager_support = 0.8;
    CHECK(burnout_in_the_end(other) < usual);
    other.role_blurring = 1.0; // backed by managers, blurred roles are freedom
    CHECK(burnout_in_the_end(other) <
          burnout_in_the_end({.manager_support = 0.8, .accomplishment = 0.35}));
    other.manager_support = 0.0;
    other.release = 0.0; // not backed, they are conflict
    CHECK(burnout_in_the_end(other) >
          burnout_in_the_end({.manager_support = 0.0, .release = 0.0, .accomplishment = 0.35}));
}

SCENARIO("nothing that staff live through takes a share beyond its bounds") {
    const StaffParameters p = staff_numbers();
    const Conditions hell{.load = 5.0,
                          .manager_support = 0.0,
                          .role_blurring = 1.0,
                          .accomplishment = 0.0,
                          .cynicism = 1.0};
    const Conditions heaven{.load = 0.1,
                            .manager_support = 1.0,
                            .role_blurring = 1.0,
                            .accomplishment = 1.0,
                            .training = 400.0,
                            .success = 1.0};
    CHECK(burnout_after(1.0, hell, 10.0, p) == 1.0);
    CHECK(burnout_after(0.0, heaven, 10.0, p) == 0.0);
    CHECK(attitude_after(0.1, 0.0, hell, 10.0, p) == 0.0);
    CHECK(attitude_after(0.9, 1.0, heaven, 10.0, p) == 1.0);
    CHECK(satisfaction_of(1.0, 0.0, hell, p) == 0.0);
    CHECK(satisfaction_of(0.0, 1.0, heaven, p) <= 1.0);
    CHECK(quit_rate(-1.0, p) == 0.0);
}

SCENARIO("hours at work are contracts of filled posts, less absence and the desk") {
    HandMade place;
    place.team().professionals.push_back({.burnout = 0.45F, .vacant_weeks = 3});
    place.team().post_share = 0.9;
    place.practice().budget = 0.75;
    const TeamHours hours = hours_present(place.team(), place.practice(), place.parameters.staff);
    CHECK(hours.paid == Approx(36.0 * 0.9 * 0.75)); // one of two posts
    CHECK(hours.present == Approx(36.0 * 0.9 * 0.75 * 0.924 * 0.72));
    place.professional().vacant_weeks = 1;
    CHECK(hours_present(place.team(), place.practice(), place.parameters.staff).paid == 0.0);
}

SCENARIO("clients whom nobody knows meet the attitude of the team as it is") {
    HandMade place;
    place.team().professionals.push_back({.attitude = 0.15F});
    place.team().professionals.push_back({.attitude = 0.9F, .vacant_weeks = 2});
    CHECK(mean_attitude(place.team()) == Approx(0.3)); // whoever is gone does not count
    CHECK(attitude_toward(place.team(), ProfessionalId{1U}) == Approx(0.15));
    CHECK(attitude_toward(place.team(), ProfessionalId::none()) == Approx(0.3));
    place.professional(0).vacant_weeks = place.professional(1).vacant_weeks = 2;
    CHECK(mean_attitude(place.team()) == 0.0);
}

SCENARIO("felt load follows load over four weeks, and has a top") {
    HandMade place = place_of_the_faithful();
    place.team().hours.owed = 20.0;
    place.team().hours.direct = 10.0;
    place.live(staff);
    CHECK(place.team().load == Approx(1.25)); // a quarter of the way from 1 to 2
    place.team().load = 1.0;
    place.team().hours.direct = 0.0; // nobody left
    place.live(staff);
    CHECK(place.team().load == Approx(2.0)); // a quarter of the way to 5
    place.team().load = 1.0;
    place.team().hours.direct = 0.1; // next to nobody
    place.live(staff);
    CHECK(place.team().load == Approx(2.0));
    place.team().load = 1.0;
    place.team().hours.owed = 0.0; // nothing to do
    place.live(staff);
    CHECK(place.team().load == Approx(0.75));
}

SCENARIO("whoever leaves takes their bonds along, and the post is filled again after the vacancy") {
    HandMade place = place_of_the_faithful();
    place.open_all_cases(0.5F);
    place.parameters.staff.quit_low = place.parameters.staff.quit_high = certain;
    place.live(staff, Week{0});
    CHECK(place.home.happenings.leavers == 1.0);
    CHECK_FALSE(place.professional().in_post());
    CHECK(place.professional().caseload == 0);
    for (const Case& each : place.team().cases) {
        CHECK_FALSE(each.professional.exists());
        CHECK(each.bond == 0.0F);
    }
    for (std::uint32_t week = 1; week <= 12; ++week) {
        CHECK_FALSE(place.professional().in_post());
        place.live(staff, Week{week});
    }
    const Professional& fresh = place.professional();
    CHECK(fresh.in_post());
    CHECK(fresh.tenure_weeks == 0);
    CHECK(fresh.burnout == 0.4F);
    CHECK(fresh.skill >= 0.5F);
    CHECK(fresh.attitude == fresh.base_attitude);
}

SCENARIO("nobody leaves where nobody wants to, and a team without posts lives its week") {
    HandMade place = place_of_the_faithful();
    for (std::uint32_t week = 0; week < 520; ++week) {
        place.live(staff, Week{week});
    }
    CHECK(place.professional().in_post());
    CHECK(place.professional().tenure_weeks == 0xFFFF); // counted up to the end of its memory
    HandMade none;
    none.team().professionals.clear();
    none.live(staff);
    CHECK(none.team().posts_filled() == 0);
}

SCENARIO("quitting happens at the declared rate") {
    constexpr std::size_t posts = 20000;
    HandMade place;
    place.team().professionals.resize(posts, place.professional());
    place.parameters.staff.quit_low = place.parameters.staff.quit_high = 1.0;
    place.live(staff);
    // Binomial: p = 1 - e^(-1/52), s.d. √(n p (1 - p)); four of them leave a chance of 6e-5.
    const double p = 1.0 - std::exp(-1.0 / 52.0);
    CHECK(place.home.happenings.leavers ==
          Approx(posts * p).margin(4.0 * std::sqrt(posts * p * (1.0 - p))));
}

SCENARIO(
    "however staff and clients come and go, caseloads add up to the cases that somebody knows") {
    SmallWorld world = WorldBuilder{}
                           .citizens(600)
                           .posts_per_1000(8.0)
                           .practice(busy_practice())
                           .tuned([](Parameters& p) {
                               p.staff.quit_low = p.staff.quit_high = 12.0;
                               p.staff.vacancy_weeks = 5.0;
                               p.need.exit = 2.0;
                           })
                           .technology([](Technology& t) { t.onset_rate = 0.3; })
                           .build();
    double left = 0.0;
    double closed = 0.0;
    bool all_gone = false;
    world.run(520, [&](const District<Neighbourhood>& now) {
        const Neighbourhood& home = now.neighbourhoods[0];
        REQUIRE(faults_in_the_books(home) == std::vector<std::string>{});
        left += home.happenings.leavers;
        closed += home.happenings.closures;
        all_gone = all_gone || home.teams[0].posts_filled() == 0;
    });
    CHECK(left > 100.0); // five posts, ten years: a busy place indeed
    CHECK(closed > 500.0);
    CHECK(all_gone);
}
