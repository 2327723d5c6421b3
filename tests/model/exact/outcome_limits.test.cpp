// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/delivery.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>

using namespace dowith;

// X9: what staff and citizens produce together has the limits of its textbook form.

namespace {

constexpr double no_own_input = 0.0;
constexpr double levels[] = {0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9, 1.0};

Technology technology_with(double substitution) {
    Technology technology = default_technology();
    technology.staff_weight = 0.6;
    technology.returns = 0.9;
    technology.substitution = substitution;
    return technology;
}

double made_of(double staff, double citizens, double substitution) {
    return outcome(staff, citizens, 1.0, no_own_input, technology_with(substitution));
}

/// check(staff, citizens) for every pair of levels.
template <class Check> void for_all_pairs(Check&& check) {
    for (const double staff : levels) {
        for (const double citizens : levels) {
            CAPTURE(staff, citizens);
            check(staff, citizens);
        }
    }
}

} // namespace

SCENARIO("X9: near an elasticity of one, inputs combine as in Cobb and Douglas") {
    for_all_pairs([](double staff, double citizens) {
        const double limit = std::pow(staff, 0.6 * 0.9) * std::pow(citizens, 0.4 * 0.9);
        CHECK(made_of(staff, citizens, 1.0) == Approx(limit).epsilon(1e-13));
        // The first term of the series in r = 1 - 1/σ is r v d (1 - d) ln²(ratio)/2, relative: at
        // |r| = 1e-5 and the largest ratio, 20, it is 9.7e-6.
        for (const double substitution : {1.0 - 1e-5, 1.0 + 1e-5}) {
            CHECK(made_of(staff, citizens, substitution) == Approx(limit).epsilon(1e-5).margin(0));
        }
    });
    WHEN("the two ways of working it out meet, at |r| = 1e-6, they agree") {
        // There the series' term is 9.7e-7, and cancellation costs 1e-16/1e-6 = 1e-10.
        for_all_pairs([](double staff, double citizens) {
            for (const double r : {-1.01e-6, 1.01e-6}) {
                CHECK(made_of(staff, citizens, 1.0 / (1.0 - r)) ==
                      Approx(made_of(staff, citizens, 1.0)).epsilon(1e-6).margin(0));
            }
        });
    }
}

SCENARIO("X9: where nothing stands in for anything, the lesser input decides") {
    for_all_pairs([](double staff, double citizens) {
        const double limit = std::pow(std::min(staff, citizens), 0.9);
        // At σ = 0.01, r = -99: the lesser input's own weight is left, as weight^(-0.9/99), which
        // is at most 0.4^(-0.9/99) = 1.0084, and never below 1.
        const double made = made_of(staff, citizens, 0.01);
        CHECK(made >= limit * (1.0 - 1e-12));
        CHECK(made <= std::min(1.0, limit * 1.0084));
    });
    CHECK(made_of(0.3, 0.3, 0.01) == Approx(std::pow(0.3, 0.9)));
    CHECK(made_of(0.0, 1.0, 0.01) == 0.0);
    CHECK(made_of(1.0, 0.0, 0.01) == 0.0);
}

SCENARIO("X9: where one input is as good as the other, only their weighted mean counts") {
    for_all_pairs([](double staff, double citizens) {
        const double limit = std::pow(0.6 * staff + 0.4 * citizens, 0.9);
        // A power mean of exponent 1 - e lies below the arithmetic one by about e/2 times the
        // squared coefficient of variation, at most 0.6/0.4: 7.5e-4 at e = 1e-3, to first order.
        CHECK(made_of(staff, citizens, 1000.0) == Approx(limit).epsilon(1e-3));
    });
    CHECK(made_of(0.0, 1.0, 1000.0) == Approx(std::pow(0.4, 0.9)).epsilon(1e-3));
    CHECK(made_of(1.0, 0.0, 1000.0) == Approx(std::pow(0.6, 0.9)).epsilon(1e-3));
}

SCENARIO("X9: without one of the inputs nothing comes of complements, something of substitutes") {
    for (const double substitution : {0.05, 0.3, 0.5, 0.9, 1.0}) {
        CHECK(made_of(0.0, 0.8, substitution) == 0.0);
        CHECK(made_of(0.8, 0.0, substitution) == 0.0);
        CHECK(made_of(0.0, 0.0, substitution) == 0.0);
    }
    for (const double substitution : {1.5, 4.0}) {
        CHECK(made_of(0.0, 0.8, substitution) > 0.0);
        CHECK(made_of(0.8, 0.0, substitution) > 0.0);
        CHECK(made_of(0.0, 0.0, substitution) == 0.0);
    }
}

SCENARIO("X9: equal inputs make what they are, whatever the elasticity and weights") {
    for (const double level : levels) {
        for (const double substitution : {0.01, 0.5, 1.0, 1.5, 4.0, 1000.0}) {
            CHECK(made_of(level, level, substitution) == Approx(std::pow(level, 0.9)));
        }
    }
}

SCENARIO(
    "X9: on a grid of ten thousand points the outcome is a share that more input never lowers") {
    constexpr double elasticities[] = {0.01, 0.1, 0.3, 0.5, 0.7, 0.999999, 1.0, 1.5, 4.0, 1000.0};
    unsigned wrong = 0;
    unsigned falling = 0;
    for (const double substitution : elasticities) {
        for (int fit = 0; fit <= 9; ++fit) {
            for (int staff = 0; staff < 10; ++staff) {
                double before = 0.0;
                for (int citizens = 0; citizens < 10; ++citizens) {
                    const double made = outcome(staff * 0.15, // skilled staff can exceed 1
                                                citizens * 0.1,
                                                fit / 9.0,
                                                0.15,
                                                technology_with(substitution));
                    wrong += made >= 0.0 && made <= 1.0 ? 0U : 1U; // NaN is wrong too
                    falling += made >= before - 1e-12 ? 0U : 1U;
                    before = made;
                }
            }
        }
    }
    CHECK(wrong == 0);
    CHECK(falling == 0);
}
