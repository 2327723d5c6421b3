// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/draw.hpp"

#include <cstddef>
#include <cstdint>

namespace dowith {

/// What statistics draw lots for: designs, and samples of samples. Append only: a number that moves
/// changes designs, and with them which worlds there are.
enum class Lottery : std::uint32_t {
    digital_shift = 1,
    latin_order = 2,
    latin_place = 3,
    trajectory = 4,
    trajectory_order = 5,
    bootstrap = 6
};

/// The lot of a row, and of a part of it. It has nothing to do with the luck of any world: it is
/// that of the world with the highest number, which no scenario reaches.
[[nodiscard]] inline Draw
statistical_draw(std::uint64_t seed, Lottery lottery, std::size_t row, std::size_t part = 0) {
    constexpr std::uint32_t no_world = 0xFFFFFFFFU;
    return {Luck{seed, no_world},
            {static_cast<std::uint32_t>(part), static_cast<std::uint32_t>(row)},
            0,
            static_cast<std::uint32_t>(lottery)};
}

} // namespace dowith
