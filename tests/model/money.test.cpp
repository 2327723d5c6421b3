// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/money.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

using namespace dowith;

namespace {

/// One case that requires 3 h, to which the client gives one, at severity 0.5 and quality 0.4.
HandMade place_with_accounts() {
    HandMade place;
    Case& each = place.open_case(CitizenId{0U}, 0.5F);
    each.required_hours = 3.0F;
    each.own_hours = 1.0F;
    place.team().hours.paid = 36.0;
    place.team().hours.training = 0.5;
    return place;
}

} // namespace

SCENARIO("a week is paid for in three lines, as the worked example says") {
    HandMade place = place_with_accounts();
    place.live(money);
    const Happenings& week = place.home.happenings;
    CHECK(week.staff_cost == Approx(36.0 * 30.0));
    CHECK(week.training_cost == Approx(0.5 * 30.0));
    CHECK(week.crisis_cost == 0.0);
    CHECK(week.citizen_hours == Approx(1.0 + 0.2 * 3.0 * 0.95)); // own and kin's
    CHECK(week.unmet_value == Approx(30000.0 / 52.0 * 0.5 * 0.6));
}

SCENARIO("crises cost what they cost, and hours spoken are kept beside those of kin") {
    HandMade place = place_with_accounts();
    const auto pay = [](Neighbourhood& home, const WeekContext& now) {
        home.happenings.crises = 2.0;
        home.happenings.citizen_hours = 5.0; // of those who spoke
        money(home, now);
    };
    place.live(pay);
    CHECK(place.home.happenings.crisis_cost == Approx(6000.0));
    CHECK(place.home.happenings.citizen_hours == Approx(5.0 + 1.57));
}

SCENARIO("need that is fully met, or not there, has no price") {
    HandMade place = place_with_accounts();
    place.team().cases[0].quality = 1.0F;
    place.live(money);
    CHECK(place.home.happenings.unmet_value == 0.0);
    place.team().cases[0].quality = 0.0F;
    place.team().cases[0].effective_severity = 0.0F;
    place.live(money);
    CHECK(place.home.happenings.unmet_value == 0.0);
    HandMade empty{0};
    empty.home.teams.clear();
    empty.live(money);
    CHECK(empty.home.happenings.staff_cost == 0.0);
    CHECK(empty.home.happenings.citizen_hours == 0.0);
}

SCENARIO("work that is moved from staff to citizens moves between lines, and is not lost") {
    HandMade place = place_with_accounts();
    place.live(money);
    const Happenings before = place.home.happenings;
    place.team().hours.paid -= 1.0;
    place.team().cases[0].own_hours += 1.0F;
    place.live(money);
    CHECK(before.staff_cost - place.home.happenings.staff_cost == Approx(30.0));
    CHECK(place.home.happenings.citizen_hours - before.citizen_hours == Approx(1.0));
}
