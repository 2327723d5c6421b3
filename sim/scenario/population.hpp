// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/neighbourhood.hpp"
#include "sim/model/rules.hpp"
#include "sim/scenario/scenario.hpp"

#include <span>
#include <vector>

namespace dowith {

/// Draws one neighbourhood from the margins, but for what files say of it: people in order of
/// advantage, their ties, who is in need, and the teams. Depends on no other neighbourhood, but for
/// kin across the border, whom both sides find by the same rule.
[[nodiscard]] Neighbourhood draw_neighbourhood(const PopulationPlan& plan,
                                               std::span<const ServicePlan> services,
                                               NeighbourhoodId id,
                                               const Setting& setting);

/// Draws all neighbourhoods of a scenario.
[[nodiscard]] std::vector<Neighbourhood> draw_population(const PopulationPlan& plan,
                                                         std::span<const ServicePlan> services,
                                                         const Setting& setting);

/// Citizens of a neighbourhood: those of the file, or an equal part of all, the first ones one more
/// where it does not divide.
[[nodiscard]] std::uint32_t citizens_of(const PopulationPlan& plan, NeighbourhoodId id);

/// Kin of `here` in a neighbourhood next to it: pairs of citizens, the same seen from either side.
/// Neighbourhoods stand in a row; the k-th of one side's list is kin of the k-th of the other's.
[[nodiscard]] std::vector<BorderTie>
draw_border_ties(const PopulationPlan& plan, NeighbourhoodId here, const Setting& setting);

} // namespace dowith
