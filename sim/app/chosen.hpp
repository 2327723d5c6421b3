// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/scenario.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dowith {

/// The place of the policy of this name. Throws UsageError with the nearest names.
[[nodiscard]] std::size_t chosen_policy(const Scenario& scenario, const std::string& name);

/// Places in all_series() of the outcomes that are asked for by name, or else of the scenario's
/// primary ones; each once. Throws UsageError likewise.
[[nodiscard]] std::vector<std::size_t> chosen_outcomes(const Scenario& scenario,
                                                       const std::vector<std::string>& asked);

} // namespace dowith
