// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/terminal.hpp"
#include "sim/scenario/load_scenario.hpp"

#include <string>

namespace dowith {

/// What a scenario says, for whoever wrote it: who lives there, what services there are, what each
/// policy does, what is compared, what is uncertain, and how it differs from what it extends.
[[nodiscard]] std::string portrait_of(const LoadedScenario& loaded, Style style);

/// Which mechanisms are in force where not all are, as a sentence; nothing where all are.
[[nodiscard]] std::string only_mechanisms(const Scenario& scenario);

} // namespace dowith
