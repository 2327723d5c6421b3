// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/comparison.hpp"
#include "sim/scenario/scenario.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dowith {

/// A comparison as one JSON object, as `dowith describe formats` tells. Numbers read back as the
/// same doubles; what cannot be known is null: differences of the baseline from itself, and
/// variance ratios without variance.
///     file: where the result was written; empty (null) if nowhere
[[nodiscard]] std::string comparison_json(const Scenario& scenario,
                                          const Comparison& comparison,
                                          const std::filesystem::path& file,
                                          const std::vector<std::string>& warnings);

} // namespace dowith
