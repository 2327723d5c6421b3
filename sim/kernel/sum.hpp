// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace dowith {

/// The sum of a run of values in one fixed order, whatever the compiler: eight partial sums over
/// every eighth value, added from first to last, and then the rest. Eight, so that a compiler may
/// run them side by side without changing a bit.
[[nodiscard]] inline double sum_in_order(std::span<const float> values) {
    constexpr std::size_t lanes = 8;
    std::array<double, lanes> partial{};
    std::size_t i = 0;
    for (; i + lanes <= values.size(); i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            partial[lane] += static_cast<double>(values[i + lane]);
        }
    }
    double sum = 0.0;
    for (const double part : partial) {
        sum += part;
    }
    for (; i < values.size(); ++i) {
        sum += static_cast<double>(values[i]);
    }
    return sum;
}

} // namespace dowith
