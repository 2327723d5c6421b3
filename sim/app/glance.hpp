// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/terminal.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/scenario/scenario.hpp"

#include <string>

namespace dowith {

/// How the policies of a scenario stand to each other.
enum class Arrangement {
    side_by_side,
    ladder, ///< three or more, each on a rung of its own
    grid    ///< three or more, each in a cell of its own
};

[[nodiscard]] Arrangement arrangement_of(const Scenario& scenario);

/// Every policy's paired differences in the primary outcomes, in one look: rung by rung and each
/// against the next below, as the grid of who designs and who delivers, or policy by policy. Whole
/// lines; empty where there is nothing to compare or to look at.
[[nodiscard]] std::string
glance(const Scenario& scenario, const Comparison& comparison, Style style);

} // namespace dowith
