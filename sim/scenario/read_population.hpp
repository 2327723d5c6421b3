// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/data_folder.hpp"
#include "sim/scenario/field.hpp"
#include "sim/scenario/scenario.hpp"

#include <span>

namespace dowith {

/// Who lives in the district: numbers of people and margins, and what files in or below `folder`
/// say about them.
[[nodiscard]] PopulationPlan read_population(const Field& population,
                                             std::span<const ServicePlan> services,
                                             const DataFolder& folder,
                                             Problems& problems);

} // namespace dowith
