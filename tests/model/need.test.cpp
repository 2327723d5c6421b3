// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/need.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/worked_numbers.hpp"
#include "tests/support/world_builder.hpp"

#include <algorithm>
#include <cmath>

using namespace dowith;

namespace {

constexpr double certain =
    1e6; // a rate a year at which a week without the event has chance e^-19230

/// A place where need stands still and nothing happens to it: no onset, course, variation, crisis
/// or end.
HandMade still_place(std::size_t citizens) {
    HandMade place{citizens};
    NeedParameters& p = place.parameters.need;
    p.worsen = p.recover = p.exit = p.closed_below = p.variation_sd = p.crisis_rate = 0.0;
    place.technology().onset_rate = 0.0;
    return place;
}

} // namespace

SCENARIO("need worsens for want of quality and recovers with it, as the worked example says") {
    const NeedParameters p = worked_parameters().need;
    GIVEN("severity 0.5 and quality 0.4: 0.2 · 0.6 · 0.25 - 0.55 · 0.4 · 0.5 = -0.08 a year") {
        CHECK(severity_after(0.5, 0.4, 1.0 / 52, p) == Approx(0.5 - 0.08 / 52));
        CHECK(severity_after(0.5, 0.4, 0.25, p) == Approx(0.48));
    }
    GIVEN("severity 0.5, quality 0.4 and a staff input of 0.14 where 0.35 is safe") {
        // 1.6 · 0.25 · 0.6 · (1 + 2 · 0.6) = 0.528 crises a year
        CHECK(crisis_rate(0.5, 0.4, 0.14, 0.35, 2.0, 1.6) == Approx(0.528));
    }
    GIVEN("advantage 0.25, ties 0.2 above the mean, dependency 0.5, agency 0.1 above the mean") {
        // 0.5 · 0.5 - 0.6 · 0.2 + 0.3 · 0.5 - 0.5 · 0.1 = 0.23
        CHECK(relative_risk({0.25, 0.2, 0.5, 0.1}, p) == Approx(std::exp(0.23)));
    }
}

SCENARIO("no service makes need of those who have none, and none pushes it past its bounds") {
    const NeedParameters p = worked_parameters().need;
    CHECK(severity_after(0.0, 0.0, 1.0, p) == 0.0);
    CHECK(severity_after(1.0, 0.0, 1.0, p) == 1.0);
    CHECK(severity_after(0.9, 0.0, 100.0, p) == 1.0); // even with a step that is far too long
    CHECK(severity_after(0.9, 1.0, 100.0, p) == 0.0);
    CHECK(crisis_rate(1.0, 1.0, 0.0, 0.35, 2.0, 1.6) == 0.0);         // full quality, no crises
    CHECK(crisis_rate(1.0, 0.0, 0.9, 0.35, 2.0, 1.6) == Approx(1.6)); // safe staffing, no harm
    CHECK(crisis_rate(1.0, 0.0, 0.0, 0.0, 2.0, 1.6) == Approx(1.6)); // nothing that could be unsafe
    CHECK(relative_risk({}, p) == 1.0);                              // of average standing
}

SCENARIO("better service, more ties and more agency mean less need, and disadvantage more") {
    const NeedParameters p = worked_parameters().need;
    for (double q = 0.0; q < 1.0; q += 0.1) {
        CHECK(severity_after(0.4, q + 0.1, 0.02, p) < severity_after(0.4, q, 0.02, p));
        CHECK(crisis_rate(0.4, q + 0.1, 0.5, 0.35, 2.0, 1.6) <
              crisis_rate(0.4, q, 0.5, 0.35, 2.0, 1.6));
    }
    const double average = relative_risk({}, p);
    CHECK(relative_risk({.advantage = 0.4}, p) > average);
    CHECK(relative_risk({.connectedness = 0.1}, p) < average);
    CHECK(relative_risk({.dependency = 0.1}, p) > average);
    CHECK(relative_risk({.agency = 0.1}, p) < average);
}

SCENARIO("nobody's risk is above the bound that spares the others a closer look") {
    NeedParameters p = worked_parameters().need;
    p.ties = -0.6; // a bound must hold whichever way an effect goes
    for (const double sign : {-1.0, 1.0}) {
        for (const double a : {0.0, 1.0}) {
            CHECK(relative_risk({a, sign, 1.0, sign}, p) <= relative_risk_bound(p));
        }
    }
}

SCENARIO("without an onset rate nobody comes into need, with an endless one everybody does") {
    HandMade place = still_place(50);
    place.live(need);
    CHECK(place.team().cases.empty());
    place.technology().onset_rate = certain;
    place.live(need);
    CHECK(place.team().cases.size() == 50);
    CHECK(place.home.happenings.onsets == 50.0);
    CHECK(place.professional().caseload == 50);
    THEN("each citizen has one case, in the order of rows, and no second one later") {
        place.live(need, Week{1});
        REQUIRE(place.team().cases.size() == 50);
        for (const CitizenId c : place.people().rows()) {
            CHECK(place.team().cases[c.value].citizen == c);
            CHECK(place.people().client_of[c] == 1);
        }
    }
}

SCENARIO("a neighbourhood without people, or a team without anybody in post, lives its week too") {
    HandMade empty{0};
    empty.live(need);
    CHECK(empty.team().cases.empty());
    HandMade vacant = still_place(4);
    vacant.technology().onset_rate = certain;
    vacant.professional().vacant_weeks = 3;
    vacant.live(need);
    REQUIRE(vacant.team().cases.size() == 4);
    CHECK_FALSE(vacant.team().cases[0].professional.exists());
    CHECK(vacant.professional().caseload == 0);
}

SCENARIO("new cases go to whoever has the fewest") {
    HandMade place = still_place(30);
    place.technology().onset_rate = certain;
    place.team().professionals.push_back(place.professional());
    place.team().professionals.push_back(place.professional());
    place.professional(2).caseload = 9;
    place.live(need);
    for (std::size_t row = 0; row < 3; ++row) {
        CHECK(place.professional(row).caseload == 13); // nine cases and thirty more, over three
    }
}

SCENARIO("a case ends by itself at the rate of exits, and by recovery below the threshold") {
    HandMade place = still_place(3);
    place.open_case(CitizenId{0U}, 0.5F);
    place.open_case(CitizenId{2U}, 0.019F);
    WHEN("neither is in force") {
        place.live(need);
        CHECK(place.team().cases.size() == 2);
    }
    WHEN("cases below 0.02 are closed") {
        place.parameters.need.closed_below = 0.02;
        place.live(need);
        REQUIRE(place.team().cases.size() == 1);
        CHECK(place.team().cases[0].citizen == CitizenId{0U});
        CHECK(place.people().client_of[CitizenId{2U}] == 0);
        CHECK(place.professional().caseload == 1);
        CHECK(place.home.happenings.closures == 1.0);
    }
    WHEN("all end by themselves") {
        place.parameters.need.exit = certain;
        place.live(need);
        CHECK(place.team().cases.empty());
        CHECK(place.professional().caseload == 0);
    }
}

SCENARIO("a crisis makes need more severe and costs a share of trust") {
    HandMade place = still_place(3);
    place.open_case(CitizenId{0U}, 0.5F);
    place.open_case(CitizenId{1U}, 0.9F);
    place.parameters.need.crisis_rate = certain;
    place.live(need);
    CHECK(place.home.happenings.crises == 2.0);
    CHECK(place.team().cases[0].severity == Approx(0.7));
    CHECK(place.team().cases[1].severity == Approx(1.0)); // and no more than that
    CHECK(place.people().trust[CitizenId{0U}] == Approx(0.45 * 0.95));
    CHECK(place.people().trust[CitizenId{2U}] == 0.45F);
}

SCENARIO("where citizens stand in for professionals in danger, lack of ability means more crises") {
    // Crises of 20,000 cases at severity 1 and quality 0.4 in one week.
    const auto crises = [](float own_hours, double amateur_risk) {
        HandMade place = still_place(20000);
        place.open_all_cases(1.0F);
        place.technology().amateur_risk = amateur_risk;
        place.parameters.need.crisis_rate = 10.0;
        for (Case& each : place.team().cases) {
            each.own_hours = own_hours;
        }
        place.live(need);
        return place.home.happenings.crises;
    };
    CHECK(crises(0.0F, 1.0) == crises(1.0F, 0.0));
    // Rate 10 · 0.6 a year, half as much again at capability 0.5; a binomial count of n p has the
    // s.d. √(n p (1 - p)), four of which leave a chance of 6e-5.
    for (const double factor : {1.0, 1.5}) {
        const double p = 1.0 - std::exp(-6.0 * factor / 52.0);
        const double expected = 20000.0 * p;
        CHECK(crises(1.0F, 2.0 * (factor - 1.0)) ==
              Approx(expected).margin(4.0 * std::sqrt(expected * (1.0 - p))));
    }
}

SCENARIO("lack of ability counts whoever of the citizens gives the hours, and only then") {
    HandMade place;
    place.technology().amateur_risk = 1.0;
    place.parameters.need.crisis_rate = 10.0;
    Case& own = place.open_case(CitizenId{0U}, 1.0F);
    own.quality = 0.4F;
    own.staff_input = 1.0F;
    own.effective_severity = 1.0F;
    const auto rate = [&] {
        return crisis_rate_of(own, 0.5, place.technology(), place.parameters.need);
    };
    CHECK(rate() == Approx(6.0));
    for (float Case::*const hours : {&Case::own_hours, &Case::peer_hours, &Case::bank_hours}) {
        own.*hours = 1.0F;
        CHECK(rate() == Approx(9.0)); // half as much again
        own.*hours = 0.0F;
    }
}

SCENARIO("need varies from week to week around what it is, with the declared spread") {
    constexpr std::size_t people = 20000;
    HandMade place = still_place(people);
    place.parameters.need.variation_sd = 0.26;
    place.open_all_cases(0.2F);
    for (std::uint32_t week = 0; week < 100; ++week) { // ten half-lives, from no variation at all
        place.live(need, Week{week});
    }
    double factors = 0.0;
    double squares = 0.0;
    for (const Case& each : place.team().cases) {
        factors += static_cast<double>(each.effective_severity) / 0.2;
        squares += static_cast<double>(each.variation) * static_cast<double>(each.variation);
    }
    // Four standard errors: of a lognormal factor with mean 1, √((e^(s²) - 1)/n); of a variance,
    // s² √(2/n). Half-lives past leave 2^-20 of the variance missing.
    const double s2 = 0.26 * 0.26;
    const double n = people;
    CHECK(factors / n == Approx(1.0).margin(4.0 * std::sqrt(std::expm1(s2) / n)));
    CHECK(squares / n == Approx(s2).margin(4.0 * s2 * std::sqrt(2.0 / n)));
}

SCENARIO("severity at onset follows its declared distribution") {
    constexpr std::size_t people = 20000;
    HandMade place = still_place(people);
    place.technology().onset_rate = certain;
    place.live(need);
    double sum = 0.0;
    for (const Case& each : place.team().cases) {
        sum += static_cast<double>(each.severity);
    }
    // Kumaraswamy(2, 4): mean 4 B(1.5, 4) = 0.4063, s.d. √(4 B(2, 4) - 0.4063²) = 0.187
    CHECK(sum / people == Approx(0.40635).margin(4.0 * 0.187 / std::sqrt(20000.0)));
}
