// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/wellbeing.hpp"

#include "sim/model/mechanisms/voice.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worked_numbers.hpp"
#include "tests/support/world_builder.hpp"

#include <cmath>
#include <vector>

using namespace dowith;

namespace {

constexpr CitizenId first{0U};
constexpr CitizenId second{1U};

constexpr double one_step = 1.0 / 65535.0; // of a channel in sixteen bits

WellbeingParameters numbers() { return worked_parameters().wellbeing; }

/// Lives the weeks [from, until), so that everybody has had their turn in any four of them.
void fare(HandMade& place, std::uint32_t from = 0, std::uint32_t until = 4) {
    for (std::uint32_t week = from; week < until; ++week) {
        place.live(wellbeing, Week{week});
    }
}

double index_of(HandMade& place, CitizenId c = first) {
    return static_cast<double>(place.people().wellbeing[c]);
}

} // namespace

SCENARIO("five ways add to wellbeing and unmet need takes from it: the worked example") {
    HandMade place;
    place.people().hours_given[first] = 2.0F;
    place.people().capability[first] = 0.55F;
    place.people().channels[first].notice = Strength{0.26};
    fare(place);
    const Wellbeing& channels = place.people().channels[first];
    CHECK(channels.connect.value() == Approx(0.45).margin(one_step));
    CHECK(channels.active.value() == Approx(1.0 - std::exp(-2.0 / 2.5)).margin(one_step));
    CHECK(channels.notice.value() == Approx(0.26).margin(one_step));
    CHECK(channels.learn.value() == Approx(1.0 - std::exp(-0.05 / 0.1)).margin(one_step));
    CHECK(channels.give.value() == channels.active.value());
    // ½ + ¼ (0.45 + 0.5507 + 0.26 + 0.3935 + 0.5507)/5
    CHECK(index_of(place) == Approx(0.61024).margin(0.25 * one_step));
    THEN("need of severity 0.5, met to 0.4, takes 0.35 · 0.5 · 0.6") {
        place.open_case(first, 0.5F);
        fare(place, 4, 8);
        CHECK(index_of(place) == Approx(0.61024 - 0.105).margin(0.25 * one_step));
    }
}

SCENARIO("hours that people are made to give do them no good, and spoil giving") {
    const WellbeingParameters p = numbers();
    const Doings freely{.freely = 2.0};
    const Doings half{.freely = 1.0, .compelled = 1.0};
    CHECK(active_channel(freely, p) == Approx(1.0 - std::exp(-0.8)));
    CHECK(active_channel(half, p) == Approx(1.0 - std::exp(-0.4)));
    CHECK(give_channel(half, p) == 0.0);
    CHECK(give_channel(freely, p) == Approx(1.0 - std::exp(-0.8)));
    CHECK(give_channel({.compelled = 3.0}, p) == 0.0);
    GIVEN("a client who works with staff") {
        HandMade place;
        Case& each = place.open_case(first, 0.5F);
        each.own_hours = 2.0F;
        each.co_delivers = true;
        fare(place);
        const double by_choice = index_of(place);
        each.co_delivers = false;
        each.compelled = true;
        fare(place, 4, 8);
        CHECK(index_of(place) < by_choice);
        CHECK(place.people().channels[first].give == Strength{});
    }
}

SCENARIO("hours beyond what free time bears weigh on people") {
    const WellbeingParameters p = numbers();
    CHECK(overload_of({.freely = 5.0}, 10.0, p) == 0.0);
    CHECK(overload_of({.freely = 5.0, .compelled = 2.5}, 10.0, p) == Approx(0.5));
    CHECK(overload_of({.freely = 10.0}, 10.0, p) == 1.0);
    CHECK(overload_of({.freely = 99.0}, 10.0, p) == 1.0);
    CHECK(wellbeing_index(0.4, 0.0, 0.5, p) == Approx(0.6 - 0.1));
}

SCENARIO("peers' hours are given by the supporter, not by the one who is supported") {
    HandMade place;
    place.open_case(first, 0.5F).peer_hours = 1.5F;
    place.team().peer_links.push_back({.supporter = second, .seeker = first, .until_week = 99});
    fare(place);
    CHECK(place.people().channels[second].give.value() ==
          Approx(1.0 - std::exp(-1.5 / 2.5)).margin(one_step));
    CHECK(place.people().channels[first].give == Strength{});
}

SCENARIO("an answer makes people feel noticed, and the feeling halves in half a year") {
    HandMade place;
    place.practice().response_rate = 1.0;
    place.practice().delivered = 0.5;
    place.people().channels[first].notice = Strength{0.26};
    place.people().channels[second].notice = Strength{0.26};
    place.parameters.voice.efficacy_gain = 0.0; // so that what it returns to stays
    place.people().pending[first] = 1;
    place.team().issues.push_back({.citizen = first, .due_week = 0, .promised = 0.0F});
    place.live(voice);
    const double after = 0.26 + 0.3 * 0.5 * 0.74;
    CHECK(place.people().channels[first].notice.value() == Approx(after).margin(one_step));
    CHECK(place.people().channels[second].notice.value() == Approx(0.26).margin(one_step));
    fare(place, 1, 105); // 26 turns, each cut off to whole steps: two years, four half-lives
    CHECK(place.people().channels[first].notice.value() ==
          Approx(0.26 + (after - 0.26) / 16.0).margin(26.0 * one_step));
    THEN("in the end nothing of it is left, to the last step") {
        fare(place, 105, 1600);
        CHECK(place.people().channels[first].notice == Strength{static_cast<double>(0.26F)});
    }
}

SCENARIO("those who do nothing and need nothing stand at the base and what connects them") {
    HandMade place;
    fare(place);
    for (const CitizenId c : place.people().rows()) {
        CHECK(place.people().channels[c].active == Strength{});
        CHECK(place.people().channels[c].learn == Strength{});
        CHECK(place.people().wellbeing[c] > 0.5F);
    }
    HandMade empty{0};
    empty.live(wellbeing);
    CHECK(empty.people().size() == 0);
}

SCENARIO("wellbeing stays a share, whatever people do and suffer") {
    const WellbeingParameters p = numbers();
    CHECK(wellbeing_index(1.0, 0.0, 0.0, p) == 0.75);
    CHECK(wellbeing_index(0.0, 1.0, 1.0, p) == 0.0); // 0.5 - 0.35 - 0.2
    CHECK(wellbeing_index(0.0, 3.0, 1.0, p) == 0.0);
    CHECK(saturating(0.0, 2.0) == 0.0);
    CHECK(saturating(-1.0, 2.0) == 0.0);
    CHECK(saturating(2.0, 2.0) == Approx(1.0 - std::exp(-1.0)));
    CHECK(saturating(1e9, 2.0) <= 1.0);
}

SCENARIO("clients are asked every week how they fare, others in their turn") {
    HandMade place{8};
    place.open_case(CitizenId{5U}, 0.5F);
    place.live(wellbeing, Week{0});
    for (const CitizenId c : place.people().rows()) {
        CHECK((place.people().wellbeing[c] > 0.0F) == (c.value % 4 == 0 || c.value == 5));
    }
}

SCENARIO("starting to take part is worth about 0.03 a year") {
    // Munford et al. 2020: 0.03 QALY in twelve months for those who begin to use what their
    // community offers; 0.005 to 0.055 is what the source allows. With all numbers at defaults.
    SmallWorld world = WorldBuilder{}.citizens(8000).neighbourhoods(8).build();
    world.run(104);
    const std::vector<Neighbourhood> before = world.district.neighbourhoods;
    world.run(26);
    const std::vector<Neighbourhood> between = world.district.neighbourhoods;
    world.run(26);
    double gain = 0.0;
    double starters = 0.0;
    double change = 0.0;
    double others = 0.0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const Citizens& then = before[i].citizens;
        const Citizens& half_way = between[i].citizens;
        const Citizens& now = world.district.neighbourhoods[i].citizens;
        for (const CitizenId c : now.rows()) {
            if (then.hours_given[c] > 0.0F || then.is_client(c) || now.is_client(c)) {
                continue;
            }
            const auto moved = static_cast<double>(now.wellbeing[c] - then.wellbeing[c]);
            if (now.hours_given[c] > 0.0F && half_way.hours_given[c] > 0.0F) {
                gain += moved;
                starters += 1.0;
            } else if (now.hours_given[c] == 0.0F && half_way.hours_given[c] == 0.0F) {
                change += moved;
                others += 1.0;
            }
        }
    }
    REQUIRE(starters > 100.0);
    const double of_starting = gain / starters - change / others;
    CAPTURE(of_starting, starters);
    CHECK(of_starting > 0.005);
    CHECK(of_starting < 0.055);
}
