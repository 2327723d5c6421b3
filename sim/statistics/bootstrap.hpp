// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace dowith {

/// An interval.
struct Bounds {
    double low = 0;
    double high = 0;
};

/// Some numbers that are worked out of a sample's cases, given as their places.
using Statistics = std::function<std::vector<double>(const std::vector<std::size_t>& cases)>;

/// 95 % intervals of some numbers: between the 2.5 % and 97.5 % quantiles of what they come to over
/// so many samples of the cases, drawn with replacement by the seed. Samples in which a number is
/// not known (NaN) do not count for it; NaN where it never is. `numbers`: how many there are.
/// Source: Efron 1979, Annals of Statistics 7(1), percentile intervals.
[[nodiscard]] std::vector<Bounds> bootstrap(std::size_t cases,
                                            std::size_t numbers,
                                            std::size_t samples,
                                            std::uint64_t seed,
                                            const Statistics& statistics);

} // namespace dowith
