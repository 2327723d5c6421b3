// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/job.hpp"
#include "sim/app/options.hpp"
#include "sim/experiment/shard.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// Simulates those worlds of the shard that are not kept yet, keeps each as a file beside where the
/// result will stand, and says where and how to go on. Writes no result. Returns an exit code.
/// Throws Interrupted and OutputError.
int run_shard(const Job& job, const Options& options);

/// What became of one shard, whichever command made it.
struct ShardKept {
    std::string scenario;
    std::string says;   ///< which worlds it has: "4 worlds of a sweep of 6 points"
    std::string remark; ///< a paragraph, or nothing
    std::size_t wanted = 0;
    std::size_t found = 0;  ///< of these, before
    std::size_t failed = 0; ///< of these, and not kept
    std::filesystem::path folder;
    std::optional<std::vector<std::uint32_t>> numbers = {}; ///< of worlds of one scenario
};

/// Says where a shard is kept and how to go on. Returns an exit code.
int tell_shard(const Options& options, const ShardKept& kept);

/// The command that merges all shards of what these options simulate.
[[nodiscard]] std::string merge_command(const Options& options);

/// The command that simulates what these options do, undivided, with the place of its result.
[[nodiscard]] std::string whole_command(const Options& options);

/// Numbers of shards as schedulers take them: "3", "1-4,9". Ascending, at least one.
[[nodiscard]] std::string ranges_text(const std::vector<Shard>& shards);

} // namespace dowith
