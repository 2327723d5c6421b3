// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/philox.hpp"
#include "sim/kernel/philox_run.hpp"

#include <cstdint>
#include <span>
#include <type_traits>

namespace dowith {

/// Blocks that the keyed generator made while the program ran, one by one and in runs. One thread
/// only.
inline std::uint64_t single_draws = 0;
inline std::uint64_t draws_in_runs = 0;

/// The generator, counting. A program whose sources all include this file first counts every draw
/// that they make, and neither kernel nor model know of it.
[[nodiscard]] constexpr PhiloxCounter counted_philox4x32_10(PhiloxCounter counter, PhiloxKey key) {
    if (!std::is_constant_evaluated()) {
        ++single_draws;
    }
    return philox4x32_10(counter, key);
}

/// The same of a run of them.
inline void counted_philox_run(PhiloxCounter first,
                               PhiloxKey key,
                               std::uint32_t stride,
                               std::span<std::uint32_t> words) {
    draws_in_runs += words.size();
    philox_run(first, key, stride, words);
}

} // namespace dowith

#define philox4x32_10 counted_philox4x32_10
#define philox_run counted_philox_run
