// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/proportion.hpp"

#include "sim/kernel/draw.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <vector>

using namespace dowith;

TEST_CASE("the interval of a share is Jeffreys', to nine digits") {
    // Quantiles of Beta(7.5, 3.5) and Beta(20.5, 20.5), by bisection of the incomplete beta
    // function as a continued fraction (Press et al., Numerical Recipes, 6.4).
    const Proportion seven = proportion_of(7.0, 10);
    CHECK(seven.share == 0.7);
    CHECK(seven.low == Approx(0.394181681851).epsilon(1e-9));
    CHECK(seven.high == Approx(0.907305406062).epsilon(1e-9));
    const Proportion half = proportion_of(20.0, 40);
    CHECK(half.low == Approx(0.349603501921).epsilon(1e-9));
    CHECK(half.high == Approx(1.0 - half.low));
}

TEST_CASE("never and always have an end that they cannot pass, and another that says how few") {
    // The quantile of Beta(.5, 40.5), likewise.
    const Proportion never = proportion_of(0.0, 40);
    CHECK(never.low == 0.0);
    CHECK(never.high == Approx(0.0604979752141).epsilon(1e-9));
    const Proportion always = proportion_of(40.0, 40);
    CHECK(always.high == 1.0);
    CHECK(always.low == Approx(1.0 - never.high));
}

TEST_CASE("a share of no case is not known") {
    const Proportion nothing = proportion_of(0.0, 0);
    CHECK(std::isnan(nothing.share));
    CHECK(std::isnan(nothing.low));
    CHECK(std::isnan(nothing.high));
}

TEST_CASE("a case that is shared counts in part, and thirds add up to a whole") {
    const double thirds = 1.0 / 3.0 + 1.0 / 3.0 + 1.0 / 3.0;
    CHECK(proportion_of(thirds * 7.0, 7).share == 1.0);
    const Proportion part = proportion_of(2.5, 10);
    CHECK(part.low < 0.25);
    CHECK(part.high > 0.25);
    CHECK(part.low > proportion_of(2.0, 10).low);
}

TEST_CASE("the interval covers the true share in 95 % of experiments on average") {
    // The true share is itself drawn from Jeffreys' prior, under which coverage is 95 % exactly;
    // arc sine law: sin²(πu/2). 4,000 experiments of 20: standard error .0034, four of them
    // allowed. Where a count is none or all the interval is wider by its end, which adds coverage:
    // P(0 or 20) = 2 × Beta(½, 20½)/Beta(½, ½) = 0.251, of which half a tail, .025, is won.
    constexpr std::uint32_t experiments = 4000;
    constexpr double pi = 3.141592653589793;
    const Luck luck{3, 0};
    double covered = 0.0;
    for (std::uint32_t experiment = 0; experiment < experiments; ++experiment) {
        const double u = Draw{luck, {experiment, 1000}, 0, 1}.uniform();
        const double truth = std::pow(std::sin(pi * u / 2.0), 2.0);
        double count = 0.0;
        for (std::uint32_t i = 0; i < 20; ++i) {
            count += Draw{luck, {experiment, i}, 0, 1}.uniform() < truth ? 1.0 : 0.0;
        }
        const Proportion found = proportion_of(count, 20);
        covered += found.low <= truth && truth <= found.high ? 1.0 : 0.0;
    }
    const double expected = 0.95 + 0.025 * 0.251;
    CHECK(covered / experiments == Approx(expected).margin(4.0 * 0.0034));
}
