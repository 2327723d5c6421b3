// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/options.hpp"
#include "sim/app/result_place.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/experiment/world_run.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace dowith {

/// What became of worlds that were to be simulated.
struct Simulated {
    std::size_t found = 0;           ///< in the store
    std::vector<std::size_t> failed; ///< places among the jobs, ascending
};

/// Names a job for whoever wants to run it again: "world 7", and the command that runs it alone.
struct JobName {
    std::string name;
    std::string command; ///< empty where there is none
};

/// Simulates what `store` does not have of these worlds, or all of them with `--fresh`, with
/// progress on the error stream where that is a terminal. Keeps unfinished worlds below `folder`,
/// if it is not empty, where that is asked for. With `--on-error continue` worlds that fail are
/// told of on the error stream and left out; else the first to fail ends it all with a
/// std::runtime_error. Throws Interrupted.
[[nodiscard]] Simulated simulate_jobs(std::span<const WorldJob> jobs,
                                      const std::function<JobName(std::size_t)>& name,
                                      const Options& options,
                                      WorldStore& store,
                                      const std::filesystem::path& folder,
                                      const TakeWorld& take = {});

/// The same of worlds of one scenario.
[[nodiscard]] Simulated simulate_worlds(const Scenario& scenario,
                                        const std::vector<std::uint32_t>& wanted,
                                        const Options& options,
                                        WorldStore& store,
                                        const std::filesystem::path& folder,
                                        const TakeWorld& take = {});

/// The same of all worlds of the scenario, or of the only one that is wanted, and what they say
/// together. Where the scenario wants a precision, of no more worlds than that takes: which ones
/// are used is a function of the scenario and its seed alone. Throws std::runtime_error where all
/// failed.
[[nodiscard]] Comparison simulate(const Scenario& scenario,
                                  const Options& options,
                                  WorldStore& store,
                                  const std::filesystem::path& folder = {});

/// A comparison, and the files that hold it.
struct Kept {
    Comparison comparison;
    std::filesystem::path file;
    std::filesystem::path worlds; ///< the folder of finished worlds
    std::filesystem::path table;  ///< the same as comma-separated values; empty: none
};

/// The same, keeping every finished world beside the result, which is written to `--out` or else
/// to `usual`. A result of another scenario that stands there is moved aside, and the error stream
/// says where to. Throws Interrupted and OutputError.
[[nodiscard]] Kept simulate_and_keep(const Scenario& scenario,
                                     const Options& options,
                                     const std::filesystem::path& usual);

/// Writes a result as simulate_and_keep() does, of worlds that were come by in another way.
[[nodiscard]] Kept keep_result(const Scenario& scenario,
                               Comparison comparison,
                               const Options& options,
                               const ResultPlace& place);

/// The lines that end every output: where things were written.
[[nodiscard]] std::string places_text(const Kept& kept);

/// 0, or 1 where worlds are missing, or else 3 where the cap came before a precision was reached.
[[nodiscard]] int exit_code_of(const Comparison& comparison);

/// Warnings on the error stream, one a line.
void warn(const std::vector<std::string>& warnings);

} // namespace dowith
