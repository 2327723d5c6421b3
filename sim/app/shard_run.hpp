// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/job.hpp"
#include "sim/app/options.hpp"
#include "sim/experiment/shard.hpp"

#include <string>
#include <vector>

namespace dowith {

/// Simulates those worlds of the shard that are not kept yet, keeps each as a file beside where the
/// result will stand, and says where and how to go on. Writes no result. Returns an exit code.
/// Throws Interrupted and OutputError.
int run_shard(const Job& job, const Options& options);

/// The command that merges all shards of what these options simulate.
[[nodiscard]] std::string merge_command(const Options& options);

/// The command that simulates what these options do, undivided, with the place of its result.
[[nodiscard]] std::string whole_command(const Options& options);

/// Numbers of shards as schedulers take them: "3", "1-4,9". Ascending, at least one.
[[nodiscard]] std::string ranges_text(const std::vector<Shard>& shards);

} // namespace dowith
