// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/ties.hpp"

#include "sim/kernel/sum.hpp"
#include "tests/support/bookkeeping.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace dowith;

namespace {

constexpr CitizenId first{0U};
constexpr CitizenId second{1U};
constexpr CitizenId third{2U};

/// The first knows the second and third, here, and the second of the next neighbourhood.
HandMade place_of_friends() {
    HandMade place;
    place.people().ties.partner[first][0] = second;
    place.people().ties.partner[first][5] = third;
    place.board.push_back(Neighbourhood::Notice(3));
    place.people().ties.across_border.push_back({first, NeighbourhoodId{1U}, second});
    place.board[0][second.value] = {0.6F, true};
    place.board[0][third.value] = {0.3F, false};
    place.board[1][second.value] = {0.9F, true};
    return place;
}

/// Gives `c` a tie of this strength in the slot, and `known` one back in the same slot.
void tie(HandMade& place, CitizenId c, CitizenId known, std::size_t slot, double strength) {
    Ties& ties = place.people().ties;
    ties.partner[c][slot] = known;
    ties.partner[known][slot] = c;
    ties.strength[c][slot] = ties.strength[known][slot] = Strength{strength};
}

double strength_of(HandMade& place, CitizenId c, CitizenId known) {
    const Ties& ties = place.people().ties;
    const std::size_t slot = ties.slot_of(c, known);
    return slot == Ties::slots ? 0.0 : ties.strength[c][slot].value();
}

/// The first citizen, with all slots taken: kin 1 and 2, neighbours 3 to 8, of the given strength.
HandMade full_circle(double kin, double neighbours) {
    HandMade place{12};
    for (std::size_t slot = 0; slot < Ties::slots; ++slot) {
        tie(place, first, CitizenId{slot + 1}, slot, slot < Ties::kin_slots ? kin : neighbours);
    }
    return place;
}

constexpr double one_step = 0.5 / 65535.0 + 1e-12; // what sixteen bits may be off

} // namespace

SCENARIO("a tie names any citizen of the largest neighbourhood, or nobody") {
    const CitizenId last{citizens_of_neighbourhood_max - 1};
    for (const CitizenId c : {first, third, last, CitizenId::none()}) {
        const KnownCitizen known{c};
        CHECK(CitizenId{known} == c);
        CHECK(known.exists() == c.exists());
        CHECK(known.row_or(second) == (c.exists() ? c : second).value);
    }
}

SCENARIO("people who meet come to know each other, and know each other better the more they meet") {
    HandMade place;
    const TiesParameters p = place.parameters.ties;
    meet(place.home, first, second, 2.0, p);
    // 1 - e^(-0.02 · 2), at both ends
    CHECK(strength_of(place, first, second) == Approx(1.0 - std::exp(-0.04)).margin(one_step));
    CHECK(strength_of(place, second, first) == strength_of(place, first, second));
    meet(place.home, second, first, 3.0, p);
    CHECK(strength_of(place, first, second) == Approx(1.0 - std::exp(-0.1)).margin(3.0 * one_step));
    CHECK(strength_of(place, second, first) == strength_of(place, first, second));
    CHECK(place.people().ties.slot_of(first, third) == Ties::slots);
}

SCENARIO("each end of a tie has its own strength, and closes its own gap") {
    HandMade place;
    tie(place, first, second, 0, 0.5);
    place.people().ties.strength[second][0] = Strength{0.2};
    meet(place.home, first, second, 1.0, place.parameters.ties);
    const double step = 1.0 - std::exp(-0.02);
    CHECK(strength_of(place, first, second) == Approx(0.5 + step * 0.5).margin(2.0 * one_step));
    CHECK(strength_of(place, second, first) == Approx(0.2 + step * 0.8).margin(2.0 * one_step));
}

SCENARIO("a meeting of no time leaves strengths as they are, an endless one ties fully") {
    HandMade place;
    tie(place, first, second, 2, 0.4);
    meet(place.home, first, second, 0.0, place.parameters.ties);
    CHECK(strength_of(place, first, second) == Strength{0.4}.value());
    meet(place.home, first, second, 1e6, place.parameters.ties);
    CHECK(strength_of(place, first, second) == 1.0);
}

SCENARIO("somebody with a full circle keeps a new acquaintance only for one who matters less") {
    const CitizenId newcomer{11U};
    WHEN("all neighbours are closer than the newcomer would be") {
        HandMade place = full_circle(0.6, 0.1);
        meet(place.home, first, newcomer, 2.0, place.parameters.ties);
        CHECK(strength_of(place, first, newcomer) == 0.0);
        CHECK(strength_of(place, newcomer, first) == 0.0);
        CHECK(strength_of(place, first, CitizenId{3U}) > 0.0);
    }
    WHEN("one neighbour is less close") {
        HandMade place = full_circle(0.6, 0.1);
        tie(place, first, CitizenId{5U}, 4, 0.01);
        meet(place.home, newcomer, first, 2.0, place.parameters.ties);
        CHECK(strength_of(place, first, newcomer) > 0.0);
        CHECK(strength_of(place, newcomer, first) > 0.0);
        CHECK(place.people().ties.slot_of(first, newcomer) == 4);
        CHECK(place.people().ties.is_acquired(first, 4));
        THEN("the neighbour is let go at both ends") {
            CHECK(strength_of(place, first, CitizenId{5U}) == 0.0);
            CHECK(place.people().ties.slot_of(CitizenId{5U}, first) == Ties::slots);
        }
    }
    WHEN("only kin are less close") {
        HandMade place = full_circle(0.001, 0.9);
        meet(place.home, first, newcomer, 2.0, place.parameters.ties);
        CHECK(strength_of(place, first, newcomer) == 0.0);
        CHECK(place.people().ties.slot_of(first, CitizenId{1U}) == 0);
    }
}

SCENARIO("however people meet, each tie stands at both ends, once, and kin stay") {
    HandMade place{20};
    tie(place, CitizenId{3U}, CitizenId{4U}, 0, 0.3);
    for (unsigned meeting = 0; meeting < 4000; ++meeting) {
        const Draw draw{place.luck, {0, meeting}, 0, static_cast<std::uint32_t>(Purpose::testing)};
        const CitizenId a{draw.below(20, 0)};
        const CitizenId b{draw.below(20, 1)};
        if (a != b) {
            meet(place.home, a, b, draw.exponential(2.0, 2), place.parameters.ties);
        }
        if (meeting % 5 == 0) {
            place.live(ties, Week{meeting / 5});
        }
        REQUIRE(faults_in_the_books(place.home) == std::vector<std::string>{});
        REQUIRE(place.people().ties.slot_of(CitizenId{3U}, CitizenId{4U}) == 0);
    }
    const auto& partners = place.people().ties.partner[first];
    CHECK(std::count(partners.begin(), partners.end(), CitizenId::none()) == Ties::kin_slots);
}

SCENARIO("an acquaintance fades by half in a year, and in the end is forgotten by both") {
    HandMade place;
    meet(place.home, first, second, 10.0, place.parameters.ties);
    const double met = strength_of(place, first, second);
    for (std::uint32_t week = 0; week < 52; ++week) {
        place.live(ties, Week{week});
    }
    // Thirteen months, each cut off to whole steps.
    CHECK(strength_of(place, first, second) == Approx(0.5 * met).margin(13.0 / 65535.0));
    CHECK(strength_of(place, second, first) == Approx(0.5 * met).margin(13.0 / 65535.0));
    // 0.18 falls below 0.01 after 4.2 years.
    for (std::uint32_t week = 52; week < 4 * 52; ++week) {
        place.live(ties, Week{week});
    }
    CHECK(strength_of(place, first, second) > 0.0);
    for (std::uint32_t week = 4 * 52; week < 5 * 52; ++week) {
        place.live(ties, Week{week});
    }
    CHECK(place.people().ties.slot_of(first, second) == Ties::slots);
    CHECK(place.people().ties.slot_of(second, first) == Ties::slots);
    CHECK(faults_in_the_books(place.home) == std::vector<std::string>{});
}

SCENARIO("ties to neighbours and to kin return to what ordinary life keeps up, kin's slowly") {
    HandMade place;
    Ties& ties_here = place.people().ties;
    ties_here.ordinary[first] = ties_here.ordinary[second] = ties_here.ordinary[third] =
        Strength{0.2};
    tie(place, first, second, 0, 0.8); // kin, kept up at 0.4
    tie(place, first, third, 5, 0.6);  // a neighbour, kept up at 0.2
    for (const CitizenId c : place.people().rows()) {
        ties_here.astir[c] = 1;
    }
    auto live_until = [&, week = 0U](std::uint32_t end) mutable {
        for (; week < end; ++week) {
            place.live(ties, Week{week});
        }
    };
    live_until(52);
    CHECK(strength_of(place, first, third) == Approx(0.4).margin(13.0 / 65535.0));
    live_until(156);
    CHECK(strength_of(place, first, second) == Approx(0.6).margin(39.0 / 65535.0));
    THEN("they reach it, to the last step, and then rest") {
        live_until(52 * 60);
        CHECK(ties_here.strength[first][0] == Strength{0.2}.doubled());
        CHECK(ties_here.strength[first][5] == Strength{0.2});
        CHECK(ties_here.astir[first] == 0);
        CHECK(place.people().connectedness[first] ==
              connectedness_of(Strength::sum(ties_here.strength[first])));
    }
}

SCENARIO("whoever comes to know more people is more connected a month later at most") {
    HandMade place;
    place.people().connectedness[first] = 0.0F;
    meet(place.home, first, second, 20.0, place.parameters.ties);
    meet(place.home, first, third, 20.0, place.parameters.ties);
    place.live(ties);
    const double each = 1.0 - std::exp(-0.4);
    // Four weeks of fading: 2^(-4/52); sixteen bits.
    CHECK(place.people().connectedness[first] ==
          Approx(1.0 - std::exp(-2.0 * each * std::exp2(-4.0 / 52.0) / 1.5)).epsilon(1e-4));
}

SCENARIO("those who take part meet their like who take part too, and nobody else") {
    HandMade place{60};
    place.parameters.ties.meeting_reach = 3.0;
    for (const CitizenId c : place.people().rows()) {
        place.board[0][c.value] = {0.0F, c.value % 2 == 0};
    }
    for (std::uint32_t week = 0; week < 104; ++week) {
        place.live(ties, Week{week});
    }
    double met = 0.0;
    for (const CitizenId c : place.people().rows()) {
        for (const CitizenId other : place.people().ties.partner[c]) {
            if (other.exists()) {
                met += 1.0;
                CHECK(c.value % 2 == 0);
                CHECK(other.value % 2 == 0);
                CHECK(std::max(c.value, other.value) - std::min(c.value, other.value) <= 3);
            }
        }
    }
    // Two people in reach are active. In 26 months everybody has tried for both: a pair has not
    // met with a chance of (5/6)^52, 8e-5. One tie between neighbours in steps of two, 29 pairs.
    CHECK(met == 58.0);
    CHECK(faults_in_the_books(place.home) == std::vector<std::string>{});
}

SCENARIO("where nobody else takes part nobody is met, and nobody meets alone") {
    HandMade place;
    place.board[0][first.value].show_active();
    HandMade hermit{1};
    hermit.board[0][0].show_active();
    for (std::uint32_t week = 0; week < 52; ++week) {
        place.live(ties, Week{week});
        hermit.live(ties, Week{week});
    }
    for (const CitizenId other : place.people().ties.partner[first]) {
        CHECK(!other.exists());
    }
    CHECK(hermit.people().connectedness[first] == 0.45F);
}

SCENARIO("under informing, connectedness drifts by less than a hundredth in two years") {
    // As a place settles in burn-in; the population starts without acquaintances.
    SmallWorld world = WorldBuilder{}.citizens(4000).neighbourhoods(4).build();
    const auto mean = [&world] {
        double sum = 0.0;
        for (const Neighbourhood& home : world.district.neighbourhoods) {
            sum += sum_in_order(home.citizens.connectedness.span());
        }
        return sum / 4000.0;
    };
    const double before = mean();
    world.run(104);
    CHECK(mean() > before); // people meet
    CHECK(mean() < before + 0.01);
}

SCENARIO("people see those whom they know, across the border too, as the worked example says") {
    HandMade place = place_of_friends();
    place.live(ties);
    CHECK(place.people().ties_active[first] == Approx(2.0 / 3.0));
    CHECK(place.people().ties_efficacy[first] == Approx(0.6)); // (0.6 + 0.3 + 0.9)/3
}

SCENARIO("whoever knows nobody sees nobody active, and nobody to learn from but themselves") {
    HandMade place = place_of_friends();
    place.people().ties_active[second] = 0.9F;
    place.people().self_efficacy[second] = 0.7F;
    place.live(ties, Week{3}); // row 1 looks in weeks 3, 7, 11, …
    CHECK(place.people().ties_active[second] == 0.0F);
    CHECK(place.people().ties_efficacy[second] == 0.7F);
    HandMade empty{0};
    empty.live(ties);
    CHECK(empty.people().size() == 0);
}

SCENARIO("a quarter of the citizens look each week, and what others saw stays with them") {
    HandMade place = place_of_friends();
    place.live(ties, Week{1});
    CHECK(place.people().ties_active[first] == 0.0F);
    place.live(ties, Week{4});
    CHECK(place.people().ties_active[first] > 0.0F);
}

SCENARIO("citizens see what was published last week, not what others are doing now") {
    HandMade place = place_of_friends();
    place.people().self_efficacy[second] = 0.0F;
    place.people().hours_given[third] = 5.0F;
    place.live(ties);
    CHECK(place.people().ties_active[first] == Approx(2.0 / 3.0));
    CHECK(place.people().ties_efficacy[first] == Approx(0.6));
}

SCENARIO("more and stronger ties connect more, with less and less gain") {
    CHECK(connectedness_of(0.0) == 0.0F);
    CHECK(connectedness_of(1.5) == Approx(1.0 - std::exp(-1.0)));
    CHECK(connectedness_of(8.0) < 1.0F);
    float gain = connectedness_of(0.1);
    for (double sum = 0.1; sum < 8.0; sum += 0.1) {
        const float next = connectedness_of(sum + 0.1) - connectedness_of(sum);
        CHECK(next > 0.0F);
        CHECK(next < gain);
        gain = next;
    }
    for (double c = 0.02; c < 0.99; c += 0.02) {
        CHECK(connectedness_of(strength_sum_for(c)) == Approx(c));
    }
}

SCENARIO("sixteen bits hold a strength to a part in a hundred thousand, and never leave [0, 1]") {
    CHECK(Strength{}.value() == 0.0);
    CHECK(Strength{1.0}.value() == 1.0);
    CHECK(Strength{-0.3}.value() == 0.0);
    CHECK(Strength{1.7}.value() == 1.0);
    for (double share = 0.0; share <= 1.0; share += 0.001) {
        CHECK(Strength{share}.value() == Approx(share).margin(0.5 / 65535.0 + 1e-12));
    }
}
