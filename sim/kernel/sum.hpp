// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/contract.hpp"

#include <array>
#include <cstddef>
#include <span>

namespace dowith {

/// Sums in one fixed order, whatever the compiler: eight partial sums over every eighth value,
/// added from first to last, and then the rest. Eight, so that a compiler may run them side by side
/// without changing a bit. `value(i)` is the i-th of `count` values.
template <class Value> [[nodiscard]] double sum_in_order_of(std::size_t count, Value&& value) {
    constexpr std::size_t lanes = 8;
    std::array<double, lanes> partial{};
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            partial[lane] += value(i + lane);
        }
    }
    double sum = 0.0;
    for (const double part : partial) {
        sum += part;
    }
    for (; i < count; ++i) {
        sum += value(i);
    }
    return sum;
}

/// The sum of a run of values.
[[nodiscard]] inline double sum_in_order(std::span<const float> values) {
    const float* const value = values.data();
    return sum_in_order_of(values.size(),
                           [value](std::size_t i) { return static_cast<double>(value[i]); });
}

/// The sum of values times weights, two spans of one length.
[[nodiscard]] inline double sum_in_order(std::span<const float> values,
                                         std::span<const float> weights) {
    EXPECTS(values.size() == weights.size());
    const float* const value = values.data();
    const float* const weight = weights.data();
    return sum_in_order_of(values.size(), [value, weight](std::size_t i) {
        return static_cast<double>(value[i]) * static_cast<double>(weight[i]);
    });
}

} // namespace dowith
