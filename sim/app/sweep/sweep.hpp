// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/options.hpp"

namespace dowith {

/// `dowith merge` with a sweep's words: gathers what its shards made, and writes its files as the
/// undivided command would. Returns an exit code.
int merge_sweep(const Options& options);

/// Whether words are those of a sweep.
[[nodiscard]] bool is_sweep(const Options& options);

} // namespace dowith
