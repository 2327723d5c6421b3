// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "web/engine/worlds_side_by_side.hpp"

#include <nlohmann/json.hpp>

namespace dowith {

/// A citizen, how they stand under each policy now, and what they lived through so far: `Life` of
/// the protocol.
[[nodiscard]] nlohmann::ordered_json life_json(const WorldsSideBySide& worlds, std::size_t person);

} // namespace dowith
