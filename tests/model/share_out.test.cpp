// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/draw.hpp"
#include "sim/model/mechanisms/delivery.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

using namespace dowith;

// How a team's hours are shared out among its cases: a small problem with one exact answer.

namespace {

using Hours = std::vector<double>;

Hours shared(double available, const Hours& caps, const Hours& weights) {
    Hours given;
    std::vector<std::size_t> order;
    share_out(available, caps, weights, given, order);
    return given;
}

double total(const Hours& hours) { return std::accumulate(hours.begin(), hours.end(), 0.0); }

Hours filled_to(double level, const Hours& caps, const Hours& weights) {
    Hours given(caps.size());
    for (std::size_t i = 0; i < caps.size(); ++i) {
        given[i] = std::min(caps[i], level * weights[i]);
    }
    return given;
}

/// The same by bisection of the level λ at which min(cap, λ weight) spends what is there.
Hours bisected(double available, const Hours& caps, const Hours& weights) {
    double low = 0.0;
    double high = 1e9;
    for (int step = 0; step < 200; ++step) {
        const double middle = 0.5 * (low + high);
        (total(filled_to(middle, caps, weights)) < available ? low : high) = middle;
    }
    return filled_to(high, caps, weights);
}

/// Random caps and weights; every fifth case is owed nothing, some weigh a thousand times others.
std::pair<Hours, Hours> random_cases(std::uint32_t trial, std::size_t count) {
    Hours caps(count);
    Hours weights(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const Draw draw{Luck{3, 0}, {trial, i}, 0, 1};
        caps[i] = draw.uniform(0) < 0.2 ? 0.0 : 6.0 * draw.uniform(1);
        weights[i] = 0.001 + draw.uniform(2) * draw.uniform(3);
    }
    return {caps, weights};
}

} // namespace

SCENARIO("hours go with weight until a case has what it is owed, as the worked example says") {
    // Level 6/4 fills the first case; of the 5 h left, weights 1 and 2 take a third and two thirds.
    const Hours given = shared(6.0, {1.0, 4.0, 10.0}, {1.0, 1.0, 2.0});
    CHECK(given[0] == 1.0);
    CHECK(given[1] == Approx(5.0 / 3.0));
    CHECK(given[2] == Approx(10.0 / 3.0));
}

SCENARIO("with nothing nobody gets anything, with plenty everybody what they are owed") {
    CHECK(shared(0.0, {1.0, 2.0}, {1.0, 1.0}) == Hours{0.0, 0.0});
    CHECK(shared(1e9, {1.0, 2.0}, {1.0, 1.0}) == Hours{1.0, 2.0});
    CHECK(shared(5.0, {}, {}).empty());
    CHECK(shared(5.0, {0.0, 0.0}, {0.0, 0.0}) == Hours{0.0, 0.0});
    CHECK(shared(5.0, {0.0, 3.0}, {2.0, 1.0}) == Hours{0.0, 3.0});
}

SCENARIO("all hours are spent as far as they are owed, none beyond, in the one fair way") {
    for (std::uint32_t trial = 0; trial < 300; ++trial) {
        const auto [caps, weights] = random_cases(trial, 1 + trial % 40);
        const double owed = total(caps);
        const double available = owed * 0.01 * (trial % 130); // none, short, enough, too much
        const Hours given = shared(available, caps, weights);
        // Rounding: at most 40 additions of numbers below 240 h.
        REQUIRE(total(given) == Approx(std::min(available, owed)).margin(1e-11));
        const Hours expected = bisected(available, caps, weights);
        for (std::size_t i = 0; i < caps.size(); ++i) {
            REQUIRE(given[i] >= 0.0);
            REQUIRE(given[i] <= caps[i]);
            REQUIRE(given[i] == Approx(expected[i]).margin(1e-9));
        }
    }
}

SCENARIO("it does not matter in which order cases stand in the books") {
    const auto [caps, weights] = random_cases(7, 25);
    const Hours given = shared(20.0, caps, weights);
    Hours turned_caps{caps.rbegin(), caps.rend()};
    Hours turned_weights{weights.rbegin(), weights.rend()};
    Hours turned = shared(20.0, turned_caps, turned_weights);
    std::reverse(turned.begin(), turned.end());
    for (std::size_t i = 0; i < caps.size(); ++i) {
        CHECK(turned[i] == Approx(given[i]).margin(1e-12));
    }
}

SCENARIO("more hours take nothing from anybody") {
    const auto [caps, weights] = random_cases(11, 25);
    Hours before = shared(0.0, caps, weights);
    for (double available = 1.0; available < 80.0; available += 1.0) {
        const Hours after = shared(available, caps, weights);
        for (std::size_t i = 0; i < caps.size(); ++i) {
            REQUIRE(after[i] >= before[i] - 1e-12);
        }
        before = after;
    }
}
