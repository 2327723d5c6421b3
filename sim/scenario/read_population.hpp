// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/field.hpp"
#include "sim/scenario/scenario.hpp"

#include <filesystem>
#include <span>

namespace dowith {

/// Who lives in the district: numbers of people and margins, and what files in or below `folder`
/// say about them. `folder` is empty where there are no files.
[[nodiscard]] PopulationPlan read_population(const Field& population,
                                             std::span<const ServicePlan> services,
                                             const std::filesystem::path& folder,
                                             Problems& problems);

} // namespace dowith
