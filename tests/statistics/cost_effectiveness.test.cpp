// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/cost_effectiveness.hpp"

#include "sim/kernel/draw.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <vector>

using namespace dowith;

TEST_CASE("a case lies in the quadrant that its signs say, and on an axis half on either side") {
    const std::vector<double> costs{1, -1, -1, 1, 0, 0};
    const std::vector<double> effects{1, 1, -1, -1, 1, 0};
    const Quadrants quadrants = plane_of(costs, effects).quadrants;
    CHECK(quadrants.better_dearer.count == 1.0 + 0.5 + 0.25);
    CHECK(quadrants.better_cheaper.count == 1.0 + 0.5 + 0.25);
    CHECK(quadrants.worse_cheaper.count == 1.0 + 0.25);
    CHECK(quadrants.worse_dearer.count == 1.0 + 0.25);
    CHECK(quadrants.worse_dearer.of == 6);
}

TEST_CASE("there is a price of effect where it is bought or saved, and else there is none") {
    const std::vector<double> dear{8, 10, 12};
    const std::vector<double> cheap{-8, -10, -12};
    const std::vector<double> good{1.9, 2.1, 2.0};
    const std::vector<double> bad{-1.9, -2.1, -2.0};
    const std::vector<double> either{-3, 1, 2};
    CHECK(plane_of(dear, good).verdict == PlaneVerdict::buys);
    CHECK(plane_of(dear, good).ratio->value == Approx(5.0));
    CHECK(plane_of(cheap, bad).verdict == PlaneVerdict::saves);
    CHECK(plane_of(cheap, bad).ratio->value == Approx(5.0));
    // A ratio of -5 would be the same whether it dominates or is dominated.
    CHECK(plane_of(cheap, good).verdict == PlaneVerdict::dominates);
    CHECK_FALSE(plane_of(cheap, good).ratio.has_value());
    CHECK(plane_of(dear, bad).verdict == PlaneVerdict::dominated);
    CHECK_FALSE(plane_of(dear, bad).ratio.has_value());
    CHECK(plane_of(dear, either).verdict == PlaneVerdict::unclear);
    CHECK_FALSE(plane_of(either, good).ratio.has_value());
}

TEST_CASE("one case tells nothing for sure, and a case of which one half is unknown is none") {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    CHECK(plane_of(std::array{1.0}, std::array{1.0}).verdict == PlaneVerdict::unclear);
    const Plane plane = plane_of(std::array{1.0, unknown, 3.0}, std::array{unknown, 1.0, 2.0});
    CHECK(plane.cost.mean == 3.0);
    CHECK(plane.effect.mean == 2.0);
    CHECK(plane.quadrants.better_dearer.of == 1);
    CHECK(std::isnan(plane_of(std::array{1.0}, std::array{unknown}).cost.mean));
}

TEST_CASE("the interval of a price holds the prices at which net benefit may be nought") {
    // What Fieller's interval means: at each end the 95 % interval of cost - price × effect touches
    // nought, which can be checked without his formula.
    const std::vector<double> costs{8, 11, 12, 9, 13, 10};
    const std::vector<double> effects{1.8, 2.2, 2.3, 1.9, 2.1, 1.7};
    const MeanRatio price = plane_of(costs, effects).ratio.value();
    CHECK(price.low < price.value);
    CHECK(price.value < price.high);
    const auto losses = [&](double at) {
        std::vector<double> values;
        for (std::size_t i = 0; i < costs.size(); ++i) {
            values.push_back(costs[i] - at * effects[i]);
        }
        return spread_of(values);
    };
    CHECK(losses(price.low).low == Approx(0.0).margin(1e-9));
    CHECK(losses(price.high).high == Approx(0.0).margin(1e-9));
}

TEST_CASE("the interval of a price covers the true one in 95 % of experiments") {
    // 4,000 experiments of 12 pairs, true price 5: standard error .0034, four of them allowed. With
    // effects 10 s.d. from nought, hardly any experiment is left without a price.
    constexpr std::uint32_t experiments = 4000;
    const Luck luck{9, 0};
    double covered = 0.0;
    double told = 0.0;
    for (std::uint32_t experiment = 0; experiment < experiments; ++experiment) {
        std::vector<double> costs;
        std::vector<double> effects;
        for (std::uint32_t i = 0; i < 12; ++i) {
            const Draw draw{luck, {experiment, i}, 0, 1};
            const double shared = draw.normal(0.0, 1.0, 0);
            effects.push_back(2.0 + 0.2 * shared);
            costs.push_back(10.0 + shared + draw.normal(0.0, 2.0, 1));
        }
        if (const auto price = plane_of(costs, effects).ratio) {
            told += 1.0;
            covered += price->low <= 5.0 && 5.0 <= price->high ? 1.0 : 0.0;
        }
    }
    REQUIRE(told > 0.999 * experiments);
    CHECK(covered / told == Approx(0.95).margin(4.0 * 0.0034));
}

TEST_CASE("what is chosen turns from the cheapest to the most effective as effect is worth more") {
    // Worked by hand: benefits 0; 2L - 10 or 2L - 14; 3L - 30.
    const Payoffs costs{{0, 0}, {10, 14}, {30, 30}};
    const Payoffs effects{{0, 0}, {2, 2}, {3, 3}};
    const std::vector<Acceptability> curve =
        acceptability(costs, effects, std::array{0.0, 6.0, 10.0, 18.0, 100.0});
    CHECK(curve[0].best[0].share == 1.0);
    CHECK(curve[1].best[0].share == 0.5); // 12 - 10 = 2 in the one case, 12 - 14 < 0 in the other
    CHECK(curve[1].best[1].share == 0.5);
    CHECK(curve[1].highest_mean == 0); // and on average nothing is gained: a tie, told as it stands
    CHECK(curve[1].mean_net_benefit[1] == 0.0);
    CHECK(curve[2].best[1].share == 1.0);
    CHECK(curve[2].highest_mean == 1);
    CHECK(curve[3].best[1].share == 0.5); // 36 - 10 = 26, 36 - 14 = 22; 54 - 30 = 24
    CHECK(curve[4].best[2].share == 1.0);
    CHECK(curve[4].highest_mean == 2);
    CHECK(curve[4].mean_net_benefit[2] == 270.0);
}

TEST_CASE("the option that is best most often need not be best on average") {
    const Payoffs costs{{0, 0, 0}, {1, 1, -9}};
    const Payoffs effects{{0, 0, 0}, {0, 0, 0}};
    const Acceptability at = acceptability(costs, effects, std::array{1.0}).front();
    CHECK(at.best[0].share > at.best[1].share);
    CHECK(at.highest_mean == 1);
}
