// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/findings.hpp"
#include "sim/app/options.hpp"
#include "sim/scenario/load_scenario.hpp"

#include <string>
#include <vector>

namespace dowith {

/// The scenario that the options name, with their overrides, or the reference comparison where they
/// name none; warned of is also what was set and is drawn all the same. Throws ScenarioErrors.
[[nodiscard]] LoadedScenario read_scenario(const Options& options);

/// The same, its warnings on the error stream.
[[nodiscard]] LoadedScenario load(const Options& options);

/// The warnings of reading a scenario, then the remarks on its worlds: what `--json` lists.
[[nodiscard]] std::vector<std::string> all_warnings(const LoadedScenario& loaded,
                                                    const Findings& findings);

} // namespace dowith
