// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace dowith {

/// A one-to-one scrambling of 64 bits: every input bit flips every output bit about half the time.
/// Source: Steele, Lea and Flood 2014, OOPSLA (SplitMix64), with the constants of Stafford's
/// mix 13.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t word) {
    word += 0x9E3779B97F4A7C15U; // the golden ratio, so that 0 does not stay 0
    word = (word ^ (word >> 30U)) * 0xBF58476D1CE4E5B9U;
    word = (word ^ (word >> 27U)) * 0x94D049BB133111EBU;
    return word ^ (word >> 31U);
}

} // namespace dowith
