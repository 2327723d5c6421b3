// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace dowith {

/// The row of one thing of one kind: a citizen's row cannot be used where a professional's is
/// meant. Rows count from 0 within the neighbourhood (or list) that owns them.
template <class Tag> struct Id {
    std::uint32_t value = none_value;

    static constexpr std::uint32_t none_value = 0xFFFFFFFFU;

    constexpr Id() = default;

    constexpr explicit Id(std::uint32_t row) : value{row} {}

    constexpr explicit Id(std::size_t row) : value{static_cast<std::uint32_t>(row)} {}

    /// Nobody: the state of an Id that was never set.
    [[nodiscard]] static constexpr Id none() { return Id{}; }

    [[nodiscard]] constexpr bool exists() const { return value != none_value; }

    friend constexpr auto operator<=>(Id, Id) = default;
};

/// All rows from 0 to count - 1, for range-for loops: `for (CitizenId c : Rows<CitizenId>{n})`.
template <class IdType> struct Rows {
    std::size_t count = 0;

    struct Iterator {
        std::uint32_t row;

        constexpr IdType operator*() const { return IdType{row}; }

        constexpr Iterator& operator++() {
            ++row;
            return *this;
        }

        friend constexpr bool operator==(Iterator, Iterator) = default;
    };

    [[nodiscard]] constexpr Iterator begin() const { return {0}; }

    [[nodiscard]] constexpr Iterator end() const { return {static_cast<std::uint32_t>(count)}; }
};

} // namespace dowith
