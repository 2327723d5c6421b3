// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/field.hpp"
#include "sim/scenario/ladder.hpp"

#include <filesystem>
#include <optional>

namespace dowith {

/// A ladder from a map: name, title, source, rungs in ascending order of their numbers and, where
/// it says so, the rung that places stand on before policies begin and its own names of groups.
[[nodiscard]] Ladder read_ladder(const Field& map);

/// The ladder that a scenario names: a built-in one, a map of its own, or a YAML file with such a
/// map in or below `folder`, which is empty where there are no files. Nothing where that is broken:
/// then no rung can be checked.
[[nodiscard]] std::optional<Ladder>
choose_ladder(const Field& field, const std::filesystem::path& folder, Problems& problems);

} // namespace dowith
