// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/options.hpp"
#include "sim/experiment/sensitivity/sensitivity.hpp"
#include "sim/experiment/sweep/plan.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace dowith {

/// What the words of `sensitivity` come to: a study, and a scenario at each of its points, in which
/// nothing is drawn but what the study says.
struct LoadedStudy {
    StudyDesign study;
    SweepPlan plan;
    std::vector<std::size_t> outcomes; ///< that are asked about, places in all_series()
    std::filesystem::path usual;       ///< where the file stands unless told otherwise
    std::vector<std::string> warnings;
    std::size_t unmoved = 0; ///< numbers that the scenario draws, and the study leaves as they are
};

/// Reads the scenario, the factors and the scenario at every point, warnings on the error stream.
/// Factors are what `--vary` names, or else all that the scenario draws anew for every world, from
/// where it draws them. Throws ScenarioErrors and UsageError.
[[nodiscard]] LoadedStudy load_study(const Options& options);

} // namespace dowith
