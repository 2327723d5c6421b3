// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/netcdf.hpp"
#include "sim/app/terminal.hpp"

#include <filesystem>
#include <string>

namespace dowith {

/// What a result file holds and how it was made: scenario, policies, worlds, seed and digests, the
/// command that makes it again, its groups, and whose stories it can tell.
[[nodiscard]] std::string
result_portrait(const NetcdfReader& result, const std::filesystem::path& file, Style style);

/// The same as one JSON object.
[[nodiscard]] std::string result_portrait_json(const NetcdfReader& result,
                                               const std::filesystem::path& file);

} // namespace dowith
