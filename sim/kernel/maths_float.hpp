// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>

/// Elementary functions in single precision, for loops over columns: no branches and no calls, so
/// that compilers run several lanes at once. Their bits do not depend on how many.
namespace dowith::maths {

/// One of two numbers, without the branch that would keep g++ from running several lanes at once.
[[nodiscard]] constexpr float chosen(bool condition, float yes, float no) {
    const std::uint32_t mask = 0U - static_cast<std::uint32_t>(condition);
    return std::bit_cast<float>((std::bit_cast<std::uint32_t>(yes) & mask) |
                                (std::bit_cast<std::uint32_t>(no) & ~mask));
}

[[nodiscard]] constexpr double chosen(bool condition, double yes, double no) {
    const std::uint64_t mask = 0U - static_cast<std::uint64_t>(condition);
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(yes) & mask) |
                                 (std::bit_cast<std::uint64_t>(no) & ~mask));
}

/// e to the power of x. Error < 2 ulp for x in [-87, 88]; beyond these ends it stays at the end's
/// value (1.6e-38 and 1.7e38). NaN stays NaN.
[[nodiscard]] constexpr float exp_f(float x) {
    x = chosen(x < -87.0F, -87.0F, x);
    x = chosen(x > 88.0F, 88.0F, x);
    // Adding 1.5 * 2^23 leaves no room for a fraction: a rounding that every machine does alike.
    constexpr float rounder = 0x1.8p23F;
    const float shifted = x * 0x1.715476p0F + rounder; // 1 / ln 2
    const float n = shifted - rounder;
    const float r = (x - n * 0x1.62ep-1F) - n * 0x1.0bfbe8p-15F; // ln 2 in two parts; exact first
    // Taylor's series to the seventh power: |r| < 0.347, so what is cut off is below 2^-27.
    const float tail = 1.0F / 6 + r * (1.0F / 24 + r * (1.0F / 120 + r * (1.0F / 720 + r / 5040)));
    const float power = 1.0F + (r + r * r * (0.5F + r * tail));
    const auto exponent =
        std::bit_cast<std::uint32_t>(shifted) - std::bit_cast<std::uint32_t>(rounder);
    return power * std::bit_cast<float>((exponent + 127U) << 23U);
}

/// 1 / (1 + exp(-x)), in (0, 1]. Error < 4 ulp for x >= -87; below that it stays at 6e-39.
[[nodiscard]] constexpr float logistic_f(float x) { return 1.0F / (1.0F + exp_f(-x)); }

} // namespace dowith::maths
