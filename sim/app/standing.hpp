// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/comparison.hpp"
#include "sim/scenario/grid.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstddef>
#include <string>

namespace dowith {

/// A rung as a name and its place on a ladder.
struct RungPlace {
    std::string ladder;
    std::string name; ///< empty where a policy names none
    int number = 0;   ///< 1 lowest; 0 where a policy names none
};

/// Where a policy stands: by what it declares in its last stage, and by what came of it.
struct Standing {
    RungPlace declared_rung;
    Roles declared_roles;
    bool names_cell = false; ///< declares a cell of the grid in place of a rung
    RungPlace realised_rung; ///< of the seven, whatever ladder is declared; the median of worlds,
                             ///< of two middle ones the lower
    std::size_t worlds_there = 0; ///< in which the realised rung is this one
    std::size_t worlds = 0;
    Roles realised_roles; ///< by the medians of worlds
};

[[nodiscard]] Standing
standing_of(const Scenario& scenario, const Comparison& comparison, std::size_t policy);

/// "designed together, delivered by professionals".
[[nodiscard]] std::string roles_text(Roles roles);

/// Rung and cell, declared and realised, in lines of their own.
[[nodiscard]] std::string standing_text(const Standing& standing);

/// Said at once where a policy did other than it declares: readers must not take its name for it.
/// Rungs of two ladders do not compare, so between them it is always said. Else empty.
[[nodiscard]] std::string remark_on(const Standing& standing);

} // namespace dowith
