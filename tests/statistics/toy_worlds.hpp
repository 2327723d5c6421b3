// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/statistics/confidence_sequence.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace dowith {

/// How the difference between two policies is spread over toy worlds; its true mean is nought.
enum class Shape {
    normal,
    pairs,      ///< of two policies that share most of an exponential luck; skewness about 0.5
    skewed,     ///< exponential: skewness 2
    very_skewed ///< lognormal with a log s.d. of 1: skewness 6.2
};

inline constexpr std::array shapes{Shape::normal, Shape::pairs, Shape::skewed, Shape::very_skewed};

[[nodiscard]] std::string_view name_of(Shape shape);

/// The difference in one world of one experiment.
[[nodiscard]] double toy_difference(Shape shape, std::uint32_t experiment, std::uint32_t world);

/// When somebody looks at the worlds of an experiment.
struct Looks {
    std::uint32_t first = 30;
    std::uint32_t every = 10;
    std::uint32_t last = 300;
};

/// The share of experiments in which an interval misses the true mean.
struct Misses {
    double planned = 0;  ///< Student's, 95 %, at the first look alone
    double peeking = 0;  ///< Student's, 95 %, at any look
    double sequence = 0; ///< of a confidence sequence, at any look
    double at_stop = 0;  ///< of the same, at the look where it is first narrow enough, or the last
    double worlds = 0;   ///< mean number of worlds at that look
};

/// `wanted`: half the width at which one stops, in standard deviations of the difference.
[[nodiscard]] Misses misses_of(Shape shape,
                               std::uint32_t experiments,
                               const ConfidenceSequence& sequence,
                               const Looks& looks,
                               double wanted);

/// Four standard errors of a rate that is measured in so many experiments: a correct procedure
/// falls outside once in sixteen thousand tests, and these tests draw the same numbers every time.
[[nodiscard]] double four_errors(double rate, std::uint32_t experiments);

} // namespace dowith
