// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/options.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/scenario/scenario.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dowith {

/// Simulates what `store` does not have, with progress on the error stream where that is a
/// terminal. Throws Interrupted.
[[nodiscard]] Comparison simulate(const Scenario& scenario,
                                  const Options& options,
                                  WorldStore& store,
                                  const CheckpointPlan& checkpoints = {});

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

/// The lines that end every output: where things were written.
[[nodiscard]] std::string places_text(const Kept& kept);

/// Warnings on the error stream, one a line.
void warn(const std::vector<std::string>& warnings);

} // namespace dowith
