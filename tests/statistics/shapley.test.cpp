// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/shapley.hpp"

#include "sim/kernel/draw.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <vector>

using namespace dowith;

namespace {

/// The worth of every coalition of so many players, told by a function of its number.
template <class Worth> std::vector<double> game(std::size_t players, Worth worth) {
    std::vector<double> worths;
    for (std::size_t coalition = 0; coalition < (std::size_t{1} << players); ++coalition) {
        worths.push_back(worth(coalition));
    }
    return worths;
}

bool has(std::size_t coalition, std::size_t player) { return ((coalition >> player) & 1U) == 1; }

/// A game of chance in which nothing is symmetric.
std::vector<double> any_game(std::size_t players, std::uint32_t number) {
    return game(players, [number](std::size_t coalition) {
        const auto who = static_cast<std::uint32_t>(coalition);
        return Draw{{7, number}, {0, who}, 0, 1}.uniform();
    });
}

} // namespace

TEST_CASE("where players add up, each is given what it adds, alone and last alike") {
    const std::vector<double> adds{3.0, -1.0, 0.5, 0.0};
    const std::vector<double> worths = game(4, [&](std::size_t coalition) {
        double sum = 10.0;
        for (std::size_t player = 0; player < 4; ++player) {
            sum += has(coalition, player) ? adds[player] : 0.0;
        }
        return sum;
    });
    const std::vector<double> values = shapley_values(worths);
    for (std::size_t player = 0; player < 4; ++player) {
        CHECK(values[player] == Approx(adds[player]).margin(1e-14));
        CHECK(brought_alone(worths)[player] == Approx(adds[player]).margin(1e-14));
        CHECK(brought_last(worths)[player] == Approx(adds[player]).margin(1e-14));
    }
    CHECK(interaction(worths, 0, 1) == Approx(0.0).margin(1e-14));
}

TEST_CASE("of a left glove and two right ones, the rare one is given four sixths") {
    // Player 0 has the left glove; only a pair is worth something. Shapley: 2/3, 1/6, 1/6.
    const std::vector<double> worths = game(3, [](std::size_t coalition) {
        return has(coalition, 0) && (has(coalition, 1) || has(coalition, 2)) ? 1.0 : 0.0;
    });
    const std::vector<double> values = shapley_values(worths);
    CHECK(values[0] == Approx(2.0 / 3.0));
    CHECK(values[1] == Approx(1.0 / 6.0));
    CHECK(values[2] == Approx(1.0 / 6.0));
    CHECK(brought_alone(worths) == std::vector<double>{0.0, 0.0, 0.0});
    CHECK(brought_last(worths) == std::vector<double>{1.0, 0.0, 0.0});
    // Left and right need one another: 1 without the other right glove, 0 with it, on average 1/2.
    // The right ones do for one another: 0 without the left glove, -1 with it.
    CHECK(interaction(worths, 0, 1) == Approx(0.5));
    CHECK(interaction(worths, 1, 2) == Approx(-0.5));
    CHECK(interaction(worths, 2, 1) == Approx(-0.5));
}

TEST_CASE("players that count alike are given alike, whatever only their number decides") {
    const std::vector<double> worths = game(5, [](std::size_t coalition) {
        const auto size = static_cast<double>(std::popcount(coalition));
        return size * size;
    });
    for (const double value : shapley_values(worths)) {
        CHECK(value == Approx(25.0 / 5.0));
    }
    // Of s², two more at once bring (s+2)² - 2 (s+1)² + s² = 2, whoever is there already.
    CHECK(interaction(worths, 1, 4) == Approx(2.0));
}

TEST_CASE("a player who never changes anything is given nothing, and changes no other's value") {
    const std::vector<double> three = any_game(3, 1);
    const std::vector<double> with_dummy = game(4, [&](std::size_t coalition) {
        return three[(coalition & 1U) | ((coalition >> 1U) & 6U)]; // player 1 is the dummy
    });
    const std::vector<double> values = shapley_values(with_dummy);
    CHECK(values[1] == Approx(0.0).margin(1e-14));
    CHECK(values[0] == Approx(shapley_values(three)[0]));
    CHECK(values[2] == Approx(shapley_values(three)[1]));
    CHECK(values[3] == Approx(shapley_values(three)[2]));
    CHECK(interaction(with_dummy, 1, 2) == Approx(0.0).margin(1e-14));
}

TEST_CASE("values add up to what everybody is worth less what nobody is, in any game") {
    for (std::uint32_t number = 0; number < 50; ++number) {
        const std::size_t players = 1 + number % 8;
        const std::vector<double> worths = any_game(players, number);
        const std::vector<double> values = shapley_values(worths);
        const double sum = std::accumulate(values.begin(), values.end(), 0.0);
        // Each of 2^players terms is rounded once or twice, at a size below 1.
        const double rounding = 2.0 * static_cast<double>(worths.size()) * 2.3e-16;
        CHECK(std::fabs(sum - (worths.back() - worths.front())) <= rounding);
    }
}

TEST_CASE("values are the average over all orders in which players come in") {
    const std::vector<double> worths = any_game(5, 99);
    std::vector<std::size_t> order(5);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> brought(5, 0.0);
    double orders = 0.0;
    do {
        std::size_t coalition = 0;
        for (const std::size_t player : order) {
            const std::size_t with = coalition | (std::size_t{1} << player);
            brought[player] += worths[with] - worths[coalition];
            coalition = with;
        }
        orders += 1.0;
    } while (std::next_permutation(order.begin(), order.end()));
    REQUIRE(orders == 120.0);
    for (std::size_t player = 0; player < 5; ++player) {
        CHECK(shapley_values(worths)[player] == Approx(brought[player] / orders));
    }
}

TEST_CASE("with one player all is theirs, and with none there is nobody to tell of") {
    const std::vector<double> one{2.0, 5.0};
    CHECK(shapley_values(one) == std::vector<double>{3.0});
    CHECK(brought_alone(one) == brought_last(one));
    CHECK(shapley_values(std::vector<double>{2.0}).empty());
}

TEST_CASE("where one coalition's worth is not known, no value is claimed") {
    std::vector<double> worths = any_game(3, 3);
    worths[5] = std::nan("");
    for (const double value : shapley_values(worths)) {
        CHECK(std::isnan(value));
    }
}
