// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/ladder.hpp"
#include "sim/scenario/scenario.hpp"

#include <string>

namespace dowith {

/// What a scenario says for its readers only.
struct ScenarioWords {
    std::string source;
    std::string look_at;
};

/// Everything that a scenario says, in full: YAML that is a scenario itself, extends nothing,
/// leaves nothing to defaults, and resolves to itself. Keys stand in a fixed order and numbers in
/// their shortest decimal that reads back exactly, so equal scenarios give equal text.
///
/// - `services`: every property of each technology;
/// - `parameters`: every parameter, by mechanism;
/// - `ladder`: the rungs in use only, each with every lever;
/// - `policies`: a timeline each, every lever for every service at every stage, and no `from`;
/// - `record`: every column and week, where anything is recorded;
/// - `uncertainty`: path, low and high of each prior; its mode is the number at that path.
[[nodiscard]] std::string
resolved_text(const Scenario& scenario, const ScenarioWords& words, const Ladder& ladder);

/// The same without what cannot change a world: title, question, source, look_at, worlds, primary,
/// record, and the words of the ladder.
[[nodiscard]] std::string world_text(const Scenario& scenario, const Ladder& ladder);

} // namespace dowith
