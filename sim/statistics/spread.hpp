// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

namespace dowith {

/// How a number is spread between worlds, and how well its mean is known: two different things,
/// never shown as one.
/// What is not known (NaN) is left out: it is neither nought nor a world; all is NaN where nothing
/// is known.
struct Spread {
    double mean = 0;
    double sd = 0;  ///< between worlds; 0 with fewer than two
    double low = 0; ///< 95 % interval of the mean, Student's t; NaN, not known, with one value
    double high = 0;
    double p05 = 0; ///< 90 % of worlds lie between p05 and p95
    double median = 0;
    double p95 = 0;
};

/// Half the width of the interval of the mean; NaN where that is not known.
[[nodiscard]] inline double half_width(const Spread& spread) {
    return (spread.high - spread.low) / 2.0;
}

/// The number below which a share of ascending numbers lies, by linear interpolation between them.
/// At least one number; share 0 to 1.
[[nodiscard]] double quantile_of_sorted(std::span<const double> sorted, double share);

/// Mean with its 95 % interval (Student's t; not known with one value), and quantiles between
/// values by linear interpolation. At least one value, known or not.
[[nodiscard]] Spread spread_of(std::span<const double> values);

/// A policy against the baseline, world by world.
struct PairedDifference {
    Spread difference;
    std::size_t known = 0;   ///< worlds in which both are known
    double better_share = 0; ///< of these, in which the policy is better; ties count half
    double variance_ratio =
        0; ///< variance of the difference without pairing over with; 0 = unknown
};

/// How many worlds each of two policies would take, were they run in worlds of their own, for an
/// interval as wide as the paired one has: with n worlds known, and sample variances s²,
///     N = n (s²(policy) + s²(baseline)) / s²(policy - baseline), rounded up;
/// the mean of n differences has variance s²(policy - baseline) / n, that of a difference of two
/// means of N worlds (s²(policy) + s²(baseline)) / N, and the quantile is taken to be the same. 0
/// where it is not known, for lack of variance.
[[nodiscard]] std::size_t unpaired_worlds_needed(const PairedDifference& paired);

/// Policy minus baseline over the same worlds. `higher_is_better` decides what better means.
[[nodiscard]] PairedDifference paired_difference(std::span<const double> baseline,
                                                 std::span<const double> policy,
                                                 bool higher_is_better);

} // namespace dowith
