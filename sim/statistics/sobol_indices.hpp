// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dowith {

/// An outcome of a model with d factors at the N rows of two independent samples A and B of them,
/// and at the rows of A in which one factor is as in B. What is not known is NaN.
struct SobolSample {
    std::vector<double> a;               ///< [row]
    std::vector<double> b;               ///< [row]
    std::vector<std::vector<double>> ab; ///< [factor][row]
};

/// A share of the variance with its 95 % interval. The estimate may fall below 0 and above 1.
struct SobolIndex {
    double share = 0;
    double low = 0;
    double high = 0;

    /// Whether no influence is among what the interval holds.
    [[nodiscard]] bool includes_zero() const { return low <= 0.0 && high >= 0.0; }
};

/// What the variance of an outcome comes from.
struct SobolIndices {
    std::size_t rows = 0; ///< in which all is known; the others are left out
    double mean = 0;      ///< of the outcome
    double variance = 0;
    std::vector<SobolIndex> first; ///< of each factor by itself
    std::vector<SobolIndex> total; ///< of each factor, with what it does together with others
    /// Of all factors by themselves; what is missing to 1 comes of factors working together.
    SobolIndex additive;
};

/// How many samples of rows the intervals rest on.
inline constexpr std::size_t sobol_resamples = 1000;

/// With the outcome less its mean over A and B, and V its variance over both:
///     S_i  = mean of b (ab_i - a) / V          Saltelli et al. 2010, table 2 (b)
///     ST_i = mean of (a - ab_i)² / 2V          Jansen 1999
/// Intervals lie between the 2.5 % and 97.5 % quantiles of the same over rows that are drawn with
/// replacement (Archer, Saltelli and Sobol' 1997). All is NaN with fewer than two known rows, or
/// where nothing varies. Source: Sobol' 2001, Mathematics and Computers in Simulation 55.
[[nodiscard]] SobolIndices sobol_indices(const SobolSample& sample, std::uint64_t seed);

} // namespace dowith
