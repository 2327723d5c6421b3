// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/ties.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <cmath>

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
    place.board[0][second.value] = {.self_efficacy = 0.6F, .active = 1.0F};
    place.board[0][third.value] = {.self_efficacy = 0.3F, .active = 0.0F};
    place.board[1][second.value] = {.self_efficacy = 0.9F, .active = 1.0F};
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
    CHECK(connectedness_of(0.0) == 0.0);
    CHECK(connectedness_of(1.5) == Approx(1.0 - std::exp(-1.0)));
    CHECK(connectedness_of(8.0) < 1.0);
    double gain = connectedness_of(0.1);
    for (double sum = 0.1; sum < 8.0; sum += 0.1) {
        const double next = connectedness_of(sum + 0.1) - connectedness_of(sum);
        CHECK(next > 0.0);
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
