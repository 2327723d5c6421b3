// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/explain/explanation_text.hpp"
#include "sim/scenario/problems.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dowith {

/// The same as one JSON object, with a line break.
[[nodiscard]] std::string explanation_json(const ExplanationText& text,
                                           const std::filesystem::path& file,
                                           const std::vector<Problem>& warnings);

} // namespace dowith
