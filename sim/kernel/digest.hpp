// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/contract.hpp"
#include "sim/kernel/mix.hpp"

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace dowith {

/// A 64-bit fingerprint of a sequence of numbers: the same on every platform, another one when a
/// bit or the order changes. Each word w turns the state s into mix(s xor w) (SplitMix64, see
/// `mix`). It finds accidents, not forgers. NaN has many bit patterns and no place in a state, so
/// it is refused; 0.0 and -0.0 differ.
class Digest {
  public:
    /// Digests of different keys are independent of each other.
    constexpr explicit Digest(std::uint64_t key = 0) : state_{mix(key)} {}

    /// Negative numbers enter as two's complement of 64 bits.
    template <std::integral Integer> constexpr void add(Integer number) {
        state_ = mix(state_ ^ static_cast<std::uint64_t>(number));
    }

    constexpr void add(double number) {
        EXPECTS(is_number(number));
        add(std::bit_cast<std::uint64_t>(number));
    }

    constexpr void add(float number) {
        EXPECTS(is_number(number));
        add(std::bit_cast<std::uint32_t>(number));
    }

    /// The number of elements, then their bytes as little-endian words of 64 bits, the last one
    /// filled up with zeros. Records must be free of padding, whose bytes are anybody's guess.
    template <class T, std::size_t extent> void add(std::span<T, extent> elements) {
        static_assert(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>);
        static_assert(std::endian::native == std::endian::little);
        if constexpr (std::floating_point<std::remove_const_t<T>>) {
            EXPECTS(all_numbers(std::span<const T>{elements}));
        }
        add(elements.size());
        add_bytes(std::as_bytes(elements));
    }

    [[nodiscard]] constexpr std::uint64_t value() const { return state_; }

    /// The value as 16 hexadecimal digits.
    [[nodiscard]] std::string hex() const;

    friend constexpr bool operator==(Digest, Digest) = default;

  private:
    /// NaN is the one that no comparison holds for.
    static constexpr bool is_number(double x) {
        return x <= std::numeric_limits<double>::infinity();
    }

    template <class T> static bool all_numbers(std::span<const T> elements) {
        unsigned missing = 0; // counted, not searched for: such a loop runs several lanes at once
        for (const T x : elements) {
            missing += is_number(x) ? 0U : 1U;
        }
        return missing == 0;
    }

    void add_bytes(std::span<const std::byte> bytes);

    std::uint64_t state_;
};

/// 32 hexadecimal digits that name a text by its content: two fingerprints of different keys.
[[nodiscard]] std::string content_hash(std::string_view bytes);

} // namespace dowith
