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

} // namespace

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
