// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/communicator.hpp"
#include "sim/engine/executor.hpp"

#include <cstddef>

namespace dowith {

/// On what a district lives: the threads of this process, and the processes in which its other
/// parts live, if there are any.
struct Machine {
    Executor& executor;
    Communicator& others;

    // Not explicit: a process by itself is the usual machine.
    Machine(Executor& threads) : Machine{threads, alone()} {} // NOLINT(google-explicit-constructor)

    Machine(Executor& threads, Communicator& processes) : executor{threads}, others{processes} {}
};

/// A run of places in a row.
struct Run {
    std::size_t first = 0;
    std::size_t count = 0;
};

/// What is seen of places is added up in blocks of so many first. Part of the results: with another
/// number, sums over more places than that have other last bits.
inline constexpr std::size_t places_a_block = 64;

/// What of `places` places falls to a process: as equal parts as can be, in the order of ranks.
/// Where everyone has several blocks, these stay whole, so that a process has one sum a block to
/// send.
[[nodiscard]] constexpr Run share_of(std::size_t places, unsigned rank, unsigned size) {
    const std::size_t step = places >= 4 * places_a_block * size ? places_a_block : 1;
    const std::size_t steps = (places + step - 1) / step;
    const auto begin = [&](std::size_t number) {
        const std::size_t place = steps * number / size * step;
        return place < places ? place : places;
    };
    return {begin(rank), begin(rank + std::size_t{1}) - begin(rank)};
}

} // namespace dowith
