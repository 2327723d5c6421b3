// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/table.hpp"
#include "sim/app/terminal.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/scenario/scenario.hpp"

#include <string>

namespace dowith {

/// By which rule a comparison came to its number of worlds, how many were planned and used, and
/// what its intervals promise: whole lines.
[[nodiscard]] std::string rule_text(const Scenario& scenario, const Comparison& comparison);

/// Of each primary outcome and policy: half the width of the interval, what was wanted, and how
/// many worlds would have taken the place of the pairs. Empty where nothing is compared, or no
/// interval is known.
///     all: of all primary outcomes, not only those of which a precision was wanted
[[nodiscard]] std::string
precision_table(const Scenario& scenario, const Comparison& comparison, bool all, Style style);

/// That the cap came first, and what would do; empty where it did not.
[[nodiscard]] std::string shortfall_text(const Scenario& scenario, const Comparison& comparison);

/// How a comparison of this scenario will come to its number of worlds, before one is simulated.
[[nodiscard]] std::string plan_text(const Scenario& scenario);

} // namespace dowith
