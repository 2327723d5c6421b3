// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/document.hpp"
#include "sim/scenario/gallery.hpp"
#include "sim/scenario/ladder.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/scenario_schema.hpp"
#include "sim/scenario/technologies.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// A scenario that can be simulated, with what its reader should know.
struct LoadedScenario {
    Scenario scenario;
    std::vector<Problem> warnings; ///< by place
    std::vector<Change> changes;   ///< against what the file extends
};

/// Reads a scenario file, what it extends, and assignments `PATH=VALUE` on top of both. Throws
/// ScenarioErrors with every problem at once.
[[nodiscard]] LoadedScenario load_scenario(const std::filesystem::path& file,
                                           std::span<const std::string> overrides);

/// The same from a text. What it extends, and the files of people and ties that it names, are of
/// the gallery that is kept inside the program, relative to `name`: a text called `small-demo.yaml`
/// extends `base/borough.yaml`.
[[nodiscard]] LoadedScenario scenario_from_text(const std::string& name,
                                                std::string_view text,
                                                std::span<const std::string> overrides);

/// The same from a text that extends nothing, such as a resolved one; the files of people and ties
/// that it names are relative to `folder`.
[[nodiscard]] LoadedScenario scenario_from_text(const std::string& name,
                                                std::string_view text,
                                                std::span<const std::string> overrides,
                                                const std::filesystem::path& folder);

} // namespace dowith
