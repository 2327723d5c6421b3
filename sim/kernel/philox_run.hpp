// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/philox.hpp"

#include <cstdint>
#include <span>

namespace dowith {

/// The first words of a run of counters: words[i] is the word 0 of the counter whose own word 0 is
/// `first[0] + i * stride`, the other three being those of `first`. Up to `at_once` counters at
/// once on processors that can; the words do not depend on how many.
void philox_run(PhiloxCounter first,
                PhiloxKey key,
                std::uint32_t stride,
                std::span<std::uint32_t> words,
                unsigned at_once = 8);

} // namespace dowith
