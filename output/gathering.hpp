// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/world.hpp"
#include "sim/experiment/world_run.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace dowith {

/// What several folders hold of a scenario's worlds.
struct Gathering {
    std::vector<WorldResult> worlds;    ///< those found, in order of their numbers
    std::vector<std::uint32_t> missing; ///< the numbers of the others, ascending
    std::size_t copied = 0;             ///< worlds that only a folder of `from` had
    std::vector<std::string> remarks;   ///< on files that are not used: which, and why
};

/// Looks for the scenario's worlds in `into` and then in the folders of `from`, and puts into
/// `into` what it did not have, so that from then on that folder is enough. Only whole worlds of
/// this scenario and this engine count, whatever else the folders hold. `into` need not exist.
/// Throws OutputError, also where two folders disagree about one world.
[[nodiscard]] Gathering gather_worlds(const Scenario& scenario,
                                      const std::filesystem::path& into,
                                      const std::vector<std::filesystem::path>& from);

/// What several folders hold of wanted worlds.
struct GatheredJobs {
    std::vector<std::size_t> missing; ///< places among the jobs, ascending
    std::size_t copied = 0;
    std::vector<std::string> remarks;
};

/// The same of worlds of any scenarios, which `take` is given one by one, if there is one.
[[nodiscard]] GatheredJobs gather_jobs(std::span<const WorldJob> jobs,
                                       const std::filesystem::path& into,
                                       const std::vector<std::filesystem::path>& from,
                                       const TakeWorld& take = {});

} // namespace dowith
