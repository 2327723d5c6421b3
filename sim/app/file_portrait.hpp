// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/netcdf.hpp"
#include "sim/app/file_kind.hpp"
#include "sim/app/terminal.hpp"

#include <filesystem>
#include <string>

namespace dowith {

/// Whether a file says how it was made: all kinds do but kept worlds.
[[nodiscard]] bool has_provenance(const NetcdfReader& file);

/// What a file of ours holds and how it was made: scenario, seed and digests, the command that
/// makes it again, its groups; of a result also policies, worlds, and whose stories it can tell.
[[nodiscard]] std::string file_portrait(const NetcdfReader& reader,
                                        const std::filesystem::path& file,
                                        const FileKind& kind,
                                        Style style);

/// The same as one JSON object.
[[nodiscard]] std::string file_portrait_json(const NetcdfReader& reader,
                                             const std::filesystem::path& file,
                                             const FileKind& kind);

} // namespace dowith
