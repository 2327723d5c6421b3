// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/rules.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <vector>

namespace dowith {

/// No week of a run: that of the draws which make a population.
inline constexpr std::uint32_t set_up_week = 0xFFFFFFFF;

/// Somebody at their place in the order of advantage, which is their citizen's row.
struct Ranked {
    float advantage; ///< 0 to 1
    /// Their row in the file of people; where there is none, their place in the order of drawing.
    PersonId person;
};

/// Whoever lives in a neighbourhood, lowest advantage first, those of equal advantage in the order
/// of the file. An advantage that is not given is drawn: ranks u^k have the mean 1/(k + 1), which
/// is 1 - deprivation at k = d/(1 - d): uniform ranks where deprivation is middling, low ones where
/// it is high.
[[nodiscard]] std::vector<Ranked>
rank_people(const PopulationPlan& plan, NeighbourhoodId id, const Setting& setting);

} // namespace dowith
