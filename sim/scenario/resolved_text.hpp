// SPDX-License-Identifier: Apache-2.0
#pragma once

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
/// - `mechanisms`: all that are in force;
/// - `population`: files by their names and the hashes of their content, or numbers of people;
/// - `services`: every property of each technology;
/// - `parameters`: every parameter, by mechanism;
/// - `ladder`: the rungs in use only, each with every lever;
/// - `events`: each told of one policy; changes of policy stand in its timeline;
/// - `policies`: a timeline each, every lever for every service at every stage, and no `from`;
/// - `record`: every column and week, where anything is recorded;
/// - `uncertainty`: path, low and high of each prior; its mode is the number at that path.
[[nodiscard]] std::string resolved_text(const Scenario& scenario, const ScenarioWords& words);

/// The same without what cannot change a world: title, question, source, look_at, worlds, primary,
/// record, the words of the ladder, and the names of files.
[[nodiscard]] std::string world_text(const Scenario& scenario);

} // namespace dowith
