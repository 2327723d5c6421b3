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

/// What of `places` places falls to a process: as equal parts as can be, in the order of ranks.
[[nodiscard]] constexpr Run share_of(std::size_t places, unsigned rank, unsigned size) {
    const std::size_t first = places * rank / size;
    return {first, places * (rank + 1U) / size - first};
}

} // namespace dowith
