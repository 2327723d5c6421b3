// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/sort.hpp"

#include "sim/kernel/contract.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace dowith {
namespace {

constexpr unsigned digits = 4; // of eight bits
constexpr std::size_t values_of_a_digit = 256;

using Counts = std::array<std::array<std::uint32_t, values_of_a_digit>, digits>;

/// Numbers that are not negative have the order of their bits.
std::size_t digit_of(float number, unsigned digit) {
    return std::bit_cast<std::uint32_t>(number) >> (8U * digit) & 0xFFU;
}

Counts count_digits(const std::vector<float>& numbers) {
    Counts counts{};
    for (const float number : numbers) {
        EXPECTS(!std::signbit(number));
        for (unsigned digit = 0; digit < digits; ++digit) {
            ++counts[digit][digit_of(number, digit)];
        }
    }
    return counts;
}

} // namespace

void sort_not_negative(std::vector<float>& numbers, std::vector<float>& spare) {
    Counts places = count_digits(numbers);
    spare.resize(numbers.size());
    for (unsigned digit = 0; digit < digits; ++digit) {
        std::uint32_t before = 0;
        for (std::uint32_t& place : places[digit]) {
            before += std::exchange(place, before);
        }
        for (const float number : numbers) {
            spare[places[digit][digit_of(number, digit)]++] = number;
        }
        numbers.swap(spare);
    }
}

} // namespace dowith
