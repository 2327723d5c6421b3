// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/comparison.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstddef>
#include <string>

namespace dowith {

/// A cell of the grid of who designs a service and who delivers it (Bovaird 2007).
///     power: citizens' share in design, 0 to 1; professionals below .15, together below .75
///     delivery: citizens' share in delivery, 0 to 1; professionals below .08, together below .5
[[nodiscard]] std::string grid_cell(double power, double delivery);

/// Where a policy stands: by what it declares in its last stage, and by what came of it.
struct Standing {
    std::string declared_rung; ///< its name; empty where the policy names none
    int declared_number = 0;   ///< 1 lowest; 0 where the policy names none
    std::string declared_cell;
    std::string realised_rung;
    int realised_number = 0; ///< the median of worlds; of two middle ones the lower
    std::string realised_cell;
};

[[nodiscard]] Standing
standing_of(const Scenario& scenario, const Comparison& comparison, std::size_t policy);

} // namespace dowith
