// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/contract.hpp"
#include "sim/kernel/units.hpp"

#ifdef __FAST_MATH__
#error "dowith promises equal bits on every machine; compile without -ffast-math"
#endif

/// Elementary functions from + - * / and square roots alone, which IEEE 754 fixes to the last bit.
/// The C library's own exp, log and pow differ between machines, and with them whole runs would.
/// Errors are in ulp (units in the last place of the result) and tested against the C library.
namespace dowith::maths {

/// e to the power of x. Error < 0.55 ulp (1 ulp where the result is subnormal). Overflows to
/// infinity, underflows to 0; NaN stays NaN.
[[nodiscard]] double exp(double x);

/// 2 to the power of x; error and limits as `exp`, and exact for whole numbers.
[[nodiscard]] double exp2(double x);

/// Natural logarithm of x >= 0. Error < 0.55 ulp. log(0) is minus infinity; NaN stays NaN.
[[nodiscard]] double log(double x);

/// x >= 0 to the power of y. Error < 0.65 ulp (1 ulp where the result is subnormal).
/// pow(x, 0) = pow(1, y) = 1 for every x and y; pow(0, y) is 0 for y > 0 and infinity for y < 0.
[[nodiscard]] double pow(double x, double y);

/// 1 / (1 + exp(-x)), in [0, 1]: never overflows, and keeps its relative precision in the lower
/// tail. Error < 3 ulp.
[[nodiscard]] double logistic(double x);

/// Whether u < logistic(x), for u in [0, 1] and `about` = logistic_f(x), which tells save where the
/// two are all but equal.
[[nodiscard]] inline bool is_below_logistic(double u, double x, float about) {
    constexpr double unsure = 1e-5; // ten times what rounding x, and logistic_f, can be off
    const double gap = static_cast<double>(about) - u;
    return gap > unsure || (gap >= -unsure && u < logistic(x));
}

/// What is left of a quantity after `time` when half of it goes in every `half_life`:
/// 2^(-time / half_life). `half_life` > 0 in the unit of `time`; an infinite one keeps everything.
[[nodiscard]] double half_life_factor(double half_life, double time);

/// Probability that something happens at all when `expected` >= 0 happenings are expected
/// (Poisson): 1 - exp(-expected), without loss of precision where that is small. Error < 3 ulp.
[[nodiscard]] double at_least_one(double expected);

/// Probability per week of an event with a constant rate per year >= 0: 1 - exp(-rate / 52).
[[nodiscard]] inline double weekly_probability(double rate_per_year) {
    return at_least_one(rate_per_year / weeks_per_year);
}

/// The value that a standard normal number falls below with probability p, 0 < p < 1. Relative
/// error < 1e-15. Source: Wichura 1988, Applied Statistics 37(3), algorithm AS 241 (PPND16).
[[nodiscard]] double normal_quantile(double p);

/// x moved to the nearer end of [0, 1] when it lies outside. NaN stays NaN.
template <class T> [[nodiscard]] constexpr T clamp_share(T x) {
    return x < T{0} ? T{0} : x > T{1} ? T{1} : x;
}

} // namespace dowith::maths
