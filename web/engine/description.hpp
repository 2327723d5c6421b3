// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/load_scenario.hpp"
#include "web/engine/worlds_side_by_side.hpp"

#include <nlohmann/json.hpp>

namespace dowith {

/// What is true of the engine whatever is simulated: `About` of the protocol.
[[nodiscard]] nlohmann::ordered_json about_json();

/// The words and numbers of an opened world; lists of citizens and staff cross by themselves.
[[nodiscard]] nlohmann::ordered_json opened_json(const LoadedScenario& loaded,
                                                 const WorldsSideBySide& worlds);

/// What is wrong with what was asked, one entry a problem.
[[nodiscard]] nlohmann::ordered_json problems_json(const Problems& problems);

/// What is known of a world that is over, without the levels.
[[nodiscard]] nlohmann::ordered_json finished_json(const WorldResult& result);

} // namespace dowith
