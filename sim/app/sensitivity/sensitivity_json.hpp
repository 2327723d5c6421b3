// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/sensitivity/sensitivity_text.hpp"

#include <filesystem>
#include <string>

namespace dowith {

/// What `sensitivity --json` prints: every response with its influences, from the most influential
/// to the least.
[[nodiscard]] std::string sensitivity_json(const SensitivityText& text,
                                           const std::filesystem::path& file);

} // namespace dowith
