// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/field.hpp"
#include "sim/scenario/scenario.hpp"

#include <vector>

namespace dowith {

/// `technology` with the properties that a map says otherwise; its other keys are left to others.
[[nodiscard]] Technology read_technology(const Field& map, Technology technology);

/// The services of a scenario: a name, a technology, posts, and any property of the technology that
/// is other here. One at least, unless there `may_be_none`.
[[nodiscard]] std::vector<ServicePlan> read_services(const Field& root, bool may_be_none);

} // namespace dowith
