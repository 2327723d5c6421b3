// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/scenario.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>

namespace dowith {

/// Bytes that one world of a scenario takes while it is lived, by what the citizens of its largest
/// neighbourhood take: of state and notices, twice where it is forked, and of what is seen of it.
[[nodiscard]] double bytes_of_world(const Scenario& scenario);

/// Bytes of memory that this process could still have, by what the system and the control groups
/// say that a scheduler or a container put it into; nothing where they say nothing. `root`: where
/// the system's files are.
[[nodiscard]] std::optional<double> memory_left(const std::filesystem::path& root = "/");

/// How many of the wanted worlds may be lived at once within the memory there is, or within so
/// many bytes; 0: any number. Throws DataError, with the estimate, where there is no room for one.
[[nodiscard]] std::size_t worlds_at_once(const Scenario& scenario,
                                         std::size_t wanted,
                                         std::optional<double> left = memory_left());

} // namespace dowith
