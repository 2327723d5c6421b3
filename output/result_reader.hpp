// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/netcdf.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/scenario/scenario.hpp"

#include <filesystem>

namespace dowith {

/// The scenario of a result, with the policies that were run. The files of people and ties that it
/// names are sought in `folder`. Throws OutputError and ScenarioErrors.
[[nodiscard]] Scenario read_scenario_of(const NetcdfReader& result,
                                        const std::filesystem::path& folder);

/// What a result says, as it was when it was written: the same comparison, but for records of
/// people and credits, which record_file.hpp reads. Throws OutputError.
[[nodiscard]] Comparison read_comparison(const NetcdfReader& result, const Scenario& scenario);

} // namespace dowith
