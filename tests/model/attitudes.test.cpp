// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/attitudes.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/worked_numbers.hpp"
#include "tests/support/world_builder.hpp"

#include <bit>
#include <cmath>

using namespace dowith;

namespace {

constexpr CitizenId first{0U};

AttitudesParameters attitude_numbers() { return worked_parameters().attitudes; }

/// A client who co-delivers, two hours a week of the three that the case requires.
HandMade place_of_a_co_deliverer() {
    HandMade place;
    Case& each = place.open_case(first, 0.5F);
    each.required_hours = 3.0F;
    each.own_hours = 2.0F;
    each.co_delivers = true;
    return place;
}

} // namespace

SCENARIO("doing builds confidence, being done for builds dependency: the worked example") {
    const AttitudesParameters p = attitude_numbers();
    CHECK(after_mastery(0.45, 2.0, 0.5, p) == Approx(0.454675)); // + 0.0085 · 2 · 0.5 · 0.55
    CHECK(done_for_share(0.75, 3.0) == Approx(0.5));
    // a month is 12/52 of a week's worth: + 0.02 · 0.6 · 12/52 - 0.06 · 0.3 · 0.3 · 12/52
    CHECK(dependency_after(0.4, 1.0, 0.3, p) == Approx(0.4 + (0.012 - 0.0054) * 12.0 / 52.0));
    // 0.45 + 0.5 · 0.2 + 0.1 · 0.1 - 0.2 · 0.35
    CHECK(trust_target(0.45, {0.6, 0.7, 0.5}, p) == Approx(0.49));
}

SCENARIO("thirty hours of work that goes well raise self-efficacy by 0.4 to 0.5 of its spread") {
    // Expert Patients trial, Kennedy et al. 2007: 0.44 s.d. Here: an hour a week at quality 0.6.
    const Parameters p = default_parameters();
    double efficacy = p.population.self_efficacy;
    for (int hour = 0; hour < 30; ++hour) {
        efficacy = after_mastery(efficacy, 1.0, 0.6, p.attitudes);
    }
    const double gain = (efficacy - p.population.self_efficacy) / p.population.self_efficacy_sd;
    CHECK(gain > 0.4);
    CHECK(gain < 0.5);
}

SCENARIO("no hours teach nothing, and endless hours no more than full confidence") {
    const AttitudesParameters p = attitude_numbers();
    CHECK(after_mastery(0.45, 0.0, 1.0, p) == 0.45);
    CHECK(after_mastery(0.45, 10.0, 0.0, p) == 0.45);
    CHECK(after_mastery(0.45, 1e6, 1.0, p) == 1.0);
    CHECK(done_for_share(0.0, 3.0) == 1.0);
    CHECK(done_for_share(1.5, 3.0) == 0.0); // half of what is required is all of one's own part
    CHECK(done_for_share(9.0, 3.0) == 0.0);
    CHECK(done_for_share(0.0, 0.0) == 0.0); // nothing is required, nothing is done for them
    CHECK(dependency_after(1.0, 1.0, 0.0, p) == 1.0);
    CHECK(dependency_after(0.1, 0.0, 1.0, p) == 0.1); // nobody falls below the common floor
    CHECK(dependency_after(0.0, 0.0, 1.0, p) == 0.0);
}

SCENARIO("trust rises with quality and bond, and falls when staff stay away") {
    const AttitudesParameters p = attitude_numbers();
    const double usual = trust_target(0.45, {0.4, 0.6, 0.85}, p);
    CHECK(usual == Approx(0.45));
    CHECK(trust_target(0.45, {0.5, 0.6, 0.85}, p) > usual);
    CHECK(trust_target(0.45, {0.4, 0.7, 0.85}, p) > usual);
    CHECK(trust_target(0.45, {0.4, 0.6, 0.75}, p) < usual);
    CHECK(trust_target(0.45, {0.4, 0.6, 2.0}, p) == usual); // more than enough is no more
    CHECK(trust_target(0.45, {0.4, 0.6, 0.85, -0.1}, p) ==
          Approx(usual - 0.08)); // let down by peers
}

SCENARIO("at rest nothing moves: levels at their base, quality at its reference") {
    HandMade place;
    place.live(attitudes);
    for (const CitizenId c : place.people().rows()) {
        CHECK(place.people().self_efficacy[c] == 0.45F);
        CHECK(place.people().external_efficacy[c] == 0.26F);
        CHECK(place.people().capability[c] == 0.5F);
        CHECK(place.people().trust[c] == 0.45F);
        CHECK(place.people().dependency[c] == 0.1F);
    }
}

SCENARIO("beliefs come half-way back to each citizen's own level in their half-lives") {
    HandMade place;
    place.parameters.attitudes.social_learning = 0.0;
    place.people().self_efficacy[first] = 0.85F;
    place.people().capability[first] = 0.9F;
    place.people().external_efficacy[first] = 0.66F;
    for (std::uint32_t week = 0; week < 156; ++week) {
        if (week == 104) {
            // Single precision: 104 roundings of at most 3e-8 each.
            CHECK(place.people().self_efficacy[first] == Approx(0.65).margin(4e-6));
            CHECK(place.people().capability[first] == Approx(0.7).margin(4e-6));
        }
        place.live(attitudes, Week{week});
    }
    CHECK(place.people().external_efficacy[first] == Approx(0.46).margin(5e-6));
}

SCENARIO("confidence follows that of the people whom one knows") {
    HandMade place;
    place.people().ties_efficacy[first] = 0.95F;
    place.live(attitudes);
    CHECK(place.people().self_efficacy[first] == Approx(0.45 + 0.1 / 52.0 * 0.5));
}

SCENARIO("a client who co-delivers gains confidence and ability, and needs others less") {
    HandMade place = place_of_a_co_deliverer();
    place.people().dependency[first] = 0.45F;
    HandMade idle = place;
    idle.team().cases[0].own_hours = 0.0F;
    idle.team().cases[0].co_delivers = false;
    place.live(attitudes);
    idle.live(attitudes);
    CHECK(place.people().self_efficacy[first] == Approx(0.45 + 0.0085 * 2.0 * 0.4 * 0.55));
    CHECK(place.people().capability[first] == Approx(0.5 + 0.004 * 2.0 * 0.5 * 0.5));
    CHECK(place.people().dependency[first] < 0.45F);
    CHECK(idle.people().dependency[first] > 0.45F);
    CHECK(idle.people().self_efficacy[first] == 0.45F);
    CHECK(idle.people().capability[first] == 0.5F);
}

SCENARIO("coaching makes the same hours teach more, as far as managers let it happen") {
    const auto capability = [](double facilitation, double release) {
        HandMade place = place_of_a_co_deliverer();
        place.practice().facilitation = facilitation;
        place.practices[0].release = release;
        place.live(attitudes);
        return static_cast<double>(place.people().capability[first]) - 0.5;
    };
    CHECK(capability(0.02, 1.0) == Approx(2.0 * capability(0.0, 1.0)).epsilon(1e-4)); // half or all
    CHECK(capability(0.2, 1.0) == capability(0.02, 1.0));
    CHECK(capability(0.02, 0.0) == capability(0.0, 1.0));
}

SCENARIO("being made to contribute teaches skills, not confidence, and a clash costs confidence") {
    HandMade place = place_of_a_co_deliverer();
    place.team().cases[0].co_delivers = false;
    place.team().cases[0].compelled = true;
    WHEN("the professional sees the client as an asset") {
        place.live(attitudes);
        CHECK(place.people().self_efficacy[first] == 0.45F);
        CHECK(place.people().capability[first] > 0.5F);
    }
    WHEN("the same is done freely") {
        place.people().dependency[first] = 0.45F;
        HandMade freely = place;
        freely.team().cases[0].co_delivers = true;
        freely.team().cases[0].compelled = false;
        for (HandMade* each : {&place, &freely}) {
            each->live(attitudes);
        }
        THEN("only that counts as acting on one's own behalf, and makes less dependent") {
            CHECK(freely.people().dependency[first] < place.people().dependency[first]);
        }
    }
    WHEN("the professional does not") {
        place.team().cases[0].clash = true; // as delivery found
        place.live(attitudes);
        CHECK(place.people().self_efficacy[first] == Approx(0.45 * 0.99));
    }
}

SCENARIO("a client of two services trusts at the same pace as a client of one") {
    HandMade one;
    HandMade two{3, 2};
    one.open_case(first, 0.5F).quality = 0.8F;
    two.open_case(first, 0.5F, 0).quality = 0.8F;
    two.open_case(first, 0.5F, 1).quality = 0.8F;
    one.live(attitudes);
    two.live(attitudes);
    CHECK(one.people().trust[first] == Approx(0.45 + 0.3 / 52.0 * 0.2));
    // Two steps of half the pace, the second from where the first led: apart by pace²/4 of the gap.
    CHECK(two.people().trust[first] ==
          Approx(static_cast<double>(one.people().trust[first])).margin(0.2 * 0.3 / 52 * 0.3 / 52));
}

SCENARIO("those who are no clients hear of quality, less than clients see of it") {
    HandMade place;
    place.team().mean_quality = 0.8;
    place.live(attitudes);
    CHECK(place.people().trust[first] == Approx(0.45 + 0.3 / 52.0 * (0.3 * 0.5 * 0.4)));
}

SCENARIO(
    "hidden skills come to light where somebody looks for them, one at a time, none invented") {
    HandMade place;
    place.open_case(first, 0.5F);
    place.parameters.attitudes.recognition = 1e6;
    place.live(attitudes);
    CHECK(place.people().recognised[first] == 0b0001); // nobody looked
    place.practice().asset_recognition = 1.0;
    place.practices[0].release = 0.0;
    place.live(attitudes);
    CHECK(place.people().recognised[first] == 0b0001); // nobody was let look
    place.practices[0].release = 1.0;
    place.live(attitudes);
    CHECK(place.people().recognised[first] == 0b0011);
    for (std::uint32_t week = 0; week < 20; ++week) {
        place.live(attitudes, Week{week});
    }
    CHECK(place.people().recognised[first] == place.people().skills[first]);
    CHECK(place.people().recognised[CitizenId{1U}] == 0b0001); // no client, nobody looks
}

SCENARIO("beliefs stay shares under the best and the worst of services, for fifty years") {
    for (const double level : {0.0, 1.0}) {
        HandMade place;
        place.practice().information = level;
        place.team().mean_quality = level;
        Case& each = place.open_case(first, 1.0F);
        each.quality = each.bond = each.staff_input = static_cast<float>(level);
        each.required_hours = 6.0F;
        for (const CitizenId c : place.people().rows()) { // the extremes that the margins allow
            const float extreme = level > 0.5 ? 0.98F : 0.02F;
            place.people().base_trust[c] = place.people().trust[c] = extreme;
            place.people().base_external_efficacy[c] = extreme;
            place.people().external_efficacy[c] = extreme;
        }
        for (std::uint32_t week = 0; week < 2600; ++week) {
            place.live(attitudes, Week{week});
        }
        for (const CitizenId c : place.people().rows()) {
            CAPTURE(level, c.value);
            CHECK(place.people().trust[c] >= 0.0F);
            CHECK(place.people().trust[c] <= 1.0F);
            CHECK(place.people().external_efficacy[c] >= 0.0F);
            CHECK(place.people().external_efficacy[c] <= 1.0F);
            CHECK(place.people().dependency[c] >= 0.0F);
            CHECK(place.people().dependency[c] <= 1.0F);
        }
    }
}

SCENARIO("a neighbourhood without people has no attitudes to move") {
    HandMade empty{0};
    empty.live(attitudes);
    CHECK(empty.people().size() == 0);
}
