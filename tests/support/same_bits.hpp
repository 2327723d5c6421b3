// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace dowith {

/// The bits of numbers: unlike the numbers, those of what is not known are equal to themselves.
inline std::vector<std::uint32_t> bits_of(const std::vector<float>& values) {
    std::vector<std::uint32_t> bits;
    for (const float value : values) {
        bits.push_back(std::bit_cast<std::uint32_t>(value));
    }
    return bits;
}

inline std::vector<std::vector<std::uint32_t>>
bits_of(const std::vector<std::vector<float>>& rows) {
    std::vector<std::vector<std::uint32_t>> bits;
    for (const std::vector<float>& row : rows) {
        bits.push_back(bits_of(row));
    }
    return bits;
}

} // namespace dowith
