// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/options.hpp"
#include "sim/experiment/sweep/plan.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace dowith {

/// What a sweep's words come to: a scenario at every point, and what is to be told of it.
struct LoadedSweep {
    SweepPlan plan;
    std::vector<std::size_t> outcomes; ///< that are kept week by week, places in all_series()
    std::vector<std::size_t> told_of;  ///< that the sweep is about, at least one
    std::filesystem::path usual;       ///< where the file stands unless told otherwise
    std::vector<std::string> warnings;
};

/// Reads the scenario, the design and the scenario at every point, warnings on the error stream.
/// Throws ScenarioErrors and UsageError.
[[nodiscard]] LoadedSweep load_sweep(const Options& options);

} // namespace dowith
