// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/options.hpp"
#include "sim/app/result_place.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dowith {

/// Simulates what `store` does not have of the wanted worlds, or all of them with `--fresh`, with
/// progress on the error stream where that is a terminal. Keeps unfinished worlds below `folder`,
/// if it is not empty, where that is asked for. Returns how many the store had. Throws Interrupted.
std::size_t simulate_worlds(const Scenario& scenario,
                            const std::vector<std::uint32_t>& wanted,
                            const Options& options,
                            WorldStore& store,
                            const std::filesystem::path& folder,
                            const TakeWorld& take = {});

/// The same of all worlds of the scenario, and what they say together.
[[nodiscard]] Comparison simulate(const Scenario& scenario,
                                  const Options& options,
                                  WorldStore& store,
                                  const std::filesystem::path& folder = {});

/// A comparison, and the files that hold it.
struct Kept {
    Comparison comparison;
    std::filesystem::path file;
    std::filesystem::path worlds; ///< the folder of finished worlds
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

/// Warnings on the error stream, one a line.
void warn(const std::vector<std::string>& warnings);

} // namespace dowith
