// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/field.hpp"
#include "sim/scenario/scenario.hpp"

#include <string_view>
#include <vector>

namespace dowith {

/// Names of all that can be recorded of a citizen.
[[nodiscard]] std::vector<std::string_view> record_columns();

/// Reads `record`, what is to be kept of single citizens and transactions. Size and policies of the
/// scenario are read before.
[[nodiscard]] RecordPlan read_record(const Field& record, const Scenario& scenario);

} // namespace dowith
