// SPDX-License-Identifier: Apache-2.0
#include "sim/model/events.hpp"

#include "sim/model/mechanisms/need.hpp"
#include "sim/model/mechanisms/staff.hpp"
#include "sim/model/policy_in_force.hpp"
#include "tests/support/bookkeeping.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worked_numbers.hpp"
#include "tests/support/world_builder.hpp"

#include <cmath>

using namespace dowith;

namespace {

const PracticeParameters numbers = worked_parameters().practice;

Policy policy_with(const std::vector<Event>& events) {
    Policy policy = one_practice("one", default_practice());
    policy.stages[0].bank.broker_hours = 20.0;
    policy.events = events;
    return policy;
}

InForce in_week(std::uint32_t week, const std::vector<Event>& events) {
    return in_force(policy_with(events), week, 0, numbers);
}

std::vector<std::uint64_t> digests_of(SmallWorld world, std::uint32_t weeks) {
    std::vector<std::uint64_t> digests;
    world.run(weeks,
              [&](const District<Neighbourhood>& now) { digests.push_back(now.digest().value()); });
    return digests;
}

/// A place of `cases` clients, known by two professionals in turn.
HandMade place_of_two_professionals(std::size_t cases) {
    HandMade place{cases};
    place.team().professionals.push_back(place.professional());
    place.open_all_cases(0.5F);
    place.professional(0).caseload = place.professional(1).caseload = 0;
    for (Case& each : place.team().cases) {
        each.professional = ProfessionalId{each.citizen.value % 2U};
        ++place.professional(each.professional.value).caseload;
    }
    place.parameters.staff.quit_low = place.parameters.staff.quit_high = 0.0;
    return place;
}

} // namespace

SCENARIO("kinds of event stand in the order in which they are numbered, each under its own name") {
    for (std::size_t kind = 0; kind < event_kinds().size(); ++kind) {
        CHECK(static_cast<std::size_t>(event_kinds()[kind].shock) == kind);
        CHECK(event_kinds()[kind].has_size != (event_kinds()[kind].shock == Shock::broker_leaves));
    }
}

SCENARIO("an event lasts for its weeks; unsaid, for a week, a vacancy or for good") {
    const auto on = [](const Event& event, std::uint32_t week) { return is_on(event, week, 12.0); };
    const Event shock{Shock::need_shock, 10, 4, 2.0};
    CHECK_FALSE(on(shock, 9));
    CHECK(on(shock, 10));
    CHECK(on(shock, 13));
    CHECK_FALSE(on(shock, 14));
    const Event cut{Shock::budget, 10, {}, 0.8};
    CHECK_FALSE(on(cut, 9));
    CHECK(on(cut, 10));
    CHECK(on(cut, 10000));
    const Event leaving{Shock::broker_leaves, 10, {}, 1.0};
    CHECK(on(leaving, 21));
    CHECK_FALSE(on(leaving, 22));
    const Event rotation{Shock::staff_rotation, 10, {}, 0.5};
    CHECK(on(rotation, 10));
    CHECK_FALSE(on(rotation, 11));
}

SCENARIO("cuts of a budget multiply, and one for some weeks is made good") {
    const std::vector<Event> cuts{{Shock::budget, 10, {}, 0.8}, {Shock::budget, 20, 5, 0.5}};
    CHECK(in_week(9, cuts).practice.budget == 1.0);
    CHECK(in_week(10, cuts).practice.budget == 0.8);
    CHECK(in_week(20, cuts).practice.budget == 0.4);
    CHECK(in_week(25, cuts).practice.budget == 0.8);
}

SCENARIO("a champion backs practice until they go, and more than full support is not to be had") {
    const double usual = in_week(0, {}).release;
    const std::vector<Event> champion{{Shock::champion, 10, 52, 0.2}};
    CHECK(in_week(9, champion).release == usual);
    CHECK(in_week(10, champion).practice.manager_support == Approx(0.7));
    CHECK(in_week(10, champion).release == release(0.7, numbers));
    CHECK(in_week(62, champion).release == usual);
    const std::vector<Event> saint{{Shock::champion, 0, 1, 1.0}};
    CHECK(in_week(0, saint).practice.manager_support == 1.0);
}

SCENARIO("where a broker leaves nobody is paid until the next is found, and the bank stays open") {
    const Policy policy = policy_with({{Shock::broker_leaves, 10, {}, 1.0}});
    CHECK(bank_in_force(policy, 9, numbers).broker_hours == 20.0);
    for (const std::uint32_t week : {10U, 21U}) {
        CHECK(bank_in_force(policy, week, numbers).broker_hours == 0.0);
        CHECK(bank_in_force(policy, week, numbers).is_open());
    }
    CHECK(bank_in_force(policy, 22, numbers).broker_hours == 20.0);
    Policy without = policy;
    without.stages[0].bank.broker_hours = 0.0;
    CHECK_FALSE(bank_in_force(without, 10, numbers).is_open()); // no bank, nothing to keep open
}

SCENARIO("professionals who change posts lose who they know, and keep what they believe") {
    HandMade place = place_of_two_professionals(8);
    place.professional(0).attitude = place.professional(0).base_attitude = 0.8F;
    place.practices[0].rotation = 1.0;
    HandMade steady = place;
    steady.practices[0].rotation = 0.0;
    place.live(staff);
    steady.live(staff);
    for (const Case& each : place.team().cases) {
        CHECK_FALSE(each.professional.exists());
        CHECK(each.bond == 0.0F);
    }
    for (const std::size_t who : {0U, 1U}) {
        CHECK(place.professional(who).in_post());
        CHECK(place.professional(who).tenure_weeks == 0);
        CHECK(place.professional(who).caseload == 0);
        CHECK(place.professional(who).attitude == steady.professional(who).attitude);
        CHECK(place.professional(who).skill == steady.professional(who).skill);
        CHECK(place.professional(who).burnout == steady.professional(who).burnout);
    }
    CHECK(place.home.happenings.leavers == 0.0);
    for (const Case& each : steady.team().cases) {
        CHECK(each.professional.exists());
    }
}

SCENARIO("the declared share of professionals changes posts") {
    constexpr std::size_t posts = 10000;
    HandMade place = place_of_two_professionals(3);
    place.team().professionals.resize(posts, place.professional());
    place.practices[0].rotation = 0.3;
    place.live(staff);
    double rotated = 0.0;
    for (const Professional& who : place.team().professionals.span()) {
        rotated += who.tenure_weeks == 0 ? 1.0 : 0.0;
    }
    // Binomial: s.d. √(n p (1 - p)) = 46; four of them leave a chance of 6e-5.
    CHECK(rotated == Approx(posts * 0.3).margin(4.0 * std::sqrt(posts * 0.3 * 0.7)));
}

SCENARIO("a shock multiplies the rate at which people come into need, while it lasts") {
    const auto onsets = [](double factor) {
        HandMade place{20000};
        place.practices[0].onset_factor = factor;
        double all = 0.0;
        for (std::uint32_t week = 0; week < 26; ++week) {
            place.live(need, Week{week});
            all += place.home.happenings.onsets;
        }
        return all;
    };
    const double usual = onsets(1.0);
    CHECK(onsets(0.0) == 0.0);
    // Nearly Poisson, so the ratio's relative s.d. is √(1/usual + 1/(2 usual)); four of them, and
    // the few who are in need already and cannot come into it again.
    CHECK(onsets(2.0) / usual == Approx(2.0).epsilon(4.0 * std::sqrt(1.5 / usual) + 0.03));
}

SCENARIO("two policies are the same to the last bit until an event befalls one of them") {
    constexpr std::uint32_t dated = 9;
    SmallWorld steady = WorldBuilder{}
                            .citizens(1200)
                            .neighbourhoods(2)
                            .services(2)
                            .posts_per_1000(8.0)
                            .practice(busy_practice())
                            .build();
    const std::vector<std::uint64_t> usual = digests_of(steady, dated + 26);
    for (const Event& event : {Event{Shock::budget, dated, {}, 0.7},
                               Event{Shock::staff_rotation, dated, {}, 1.0},
                               Event{Shock::need_shock, dated, 20, 20.0},
                               Event{Shock::champion, dated, 4, 0.3}}) {
        INFO(kind_of(event).declaration.name);
        SmallWorld struck = steady;
        struck.policy.events = {event};
        const std::vector<std::uint64_t> digests = digests_of(struck, dated + 26);
        for (std::uint32_t week = 0; week < dated; ++week) {
            CHECK(digests[week] == usual[week]);
        }
        CHECK(digests.back() != usual.back());
    }
}

SCENARIO("an event of no size changes nothing") {
    const SmallWorld steady = WorldBuilder{}.citizens(300).practice(busy_practice()).build();
    SmallWorld untouched = steady;
    for (const EventKind& kind : event_kinds()) {
        if (kind.has_size) {
            untouched.policy.events.push_back({kind.shock, 2, 5, kind.declaration.fallback});
        }
    }
    CHECK(digests_of(untouched, 10) == digests_of(steady, 10));
}

SCENARIO("the books are in order while everything happens at once") {
    SmallWorld world =
        WorldBuilder{}.citizens(800).posts_per_1000(8.0).practice(busy_practice()).build();
    world.policy.events = {{Shock::budget, 3, 10, 0.2},
                           {Shock::broker_leaves, 3, {}, 1.0},
                           {Shock::staff_rotation, 5, {}, 1.0},
                           {Shock::staff_rotation, 5, {}, 0.5},
                           {Shock::need_shock, 4, 10, 30.0},
                           {Shock::champion, 8, 10, 1.0}};
    world.run(40, [](const District<Neighbourhood>& now) {
        REQUIRE(faults_in_the_books(now.neighbourhoods[0]) == std::vector<std::string>{});
    });
}
