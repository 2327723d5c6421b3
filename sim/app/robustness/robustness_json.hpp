// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/robustness/robustness_text.hpp"
#include "sim/scenario/problems.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dowith {

/// The same as one JSON object, with a line break.
[[nodiscard]] std::string robustness_json(const RobustnessText& text,
                                          const std::filesystem::path& file,
                                          const std::vector<Problem>& warnings);

} // namespace dowith
