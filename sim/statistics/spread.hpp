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

/// Policy minus baseline over the same worlds. `higher_is_better` decides what better means.
[[nodiscard]] PairedDifference paired_difference(std::span<const double> baseline,
                                                 std::span<const double> policy,
                                                 bool higher_is_better);

} // namespace dowith
