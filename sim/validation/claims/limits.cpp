// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/delivery.hpp"
#include "sim/validation/bench.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dowith {
namespace {

constexpr std::array levels{0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9, 1.0};
constexpr double staff_weight = 0.6;
constexpr double returns = 0.9;

/// The largest of distance(made, staff, citizens) over a grid of inputs, at this elasticity.
template <class Distance> Sample largest(double substitution, Distance&& distance) {
    Technology technology = default_technology();
    technology.staff_weight = staff_weight;
    technology.returns = returns;
    technology.substitution = substitution;
    double most = 0.0;
    for (const double staff : levels) {
        for (const double citizens : levels) {
            const double made = outcome(staff, citizens, 1.0, 0.0, technology);
            most = std::max(most, distance(made, staff, citizens));
        }
    }
    return {.values = {most}};
}

double relative(double made, double limit) { return std::abs(made / limit - 1.0); }

/// The first term of the series in r = 1 - 1/σ is r v d (1 - d) ln²(ratio)/2, relative: at
/// r = 1e-5 and the largest ratio of inputs, 20, it is 9.7e-6.
Sample cobb_douglas(Bench&) {
    return largest(1.0 + 1e-5, [](double made, double staff, double citizens) {
        return relative(made,
                        std::pow(staff, staff_weight * returns) *
                            std::pow(citizens, (1.0 - staff_weight) * returns));
    });
}

/// At σ = 0.01, r = -99: the lesser input's own weight is left, as weight^(-v/99), which is at most
/// 0.4^(-0.9/99) = 1.0084.
Sample leontief(Bench&) {
    return largest(0.01, [](double made, double staff, double citizens) {
        return relative(made, std::pow(std::min(staff, citizens), returns));
    });
}

/// A power mean of exponent 1 - e lies below the arithmetic one by about e/2 times the squared
/// coefficient of variation, at most 0.6/0.4: 7.5e-4 at e = 1e-3, to first order.
Sample linear(Bench&) {
    return largest(1000.0, [](double made, double staff, double citizens) {
        return relative(made,
                        std::pow(staff_weight * staff + (1.0 - staff_weight) * citizens, returns));
    });
}

constexpr std::array x9{
    Part{"largest relative distance from Cobb and Douglas, elasticity 1.00001",
         "1",
         {.low = 0.0, .high = 1e-5},
         Estimator::value,
         cobb_douglas},
    Part{"largest relative distance from the lesser input, elasticity 0.01",
         "1",
         {.low = 0.0, .high = 0.0084},
         Estimator::value,
         leontief},
    Part{"largest relative distance from the weighted mean, elasticity 1000",
         "1",
         {.low = 0.0, .high = 1e-3},
         Estimator::value,
         linear},
};

constexpr std::array all{
    Claim{"X9",
          ClaimKind::exact,
          "what staff and citizens make together has the limits of its textbook form",
          "constant elasticity of substitution; first terms of the series, see "
          "sim/validation/claims/limits.cpp",
          {},
          x9},
};

} // namespace

std::span<const Claim> claims_of_limits() { return all; }

} // namespace dowith
