// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/draw.hpp"
#include "sim/model/parameters.hpp"
#include "sim/model/technology.hpp"
#include "sim/scenario/scenario.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace dowith {

/// The numbers that a world may draw anew.
struct Uncertain {
    Parameters parameters;
    std::vector<Technology> technologies; ///< one a service
    double starting_load = 0;
};

/// The number that a prior's path names, or nullptr where it names none.
[[nodiscard]] double*
find_uncertain(std::string_view path, std::span<const ServicePlan> services, Uncertain& numbers);

/// A triangular draw on [low, high] with its mode at `mode`, by inversion; low <= mode <= high.
[[nodiscard]] double triangular(double low, double mode, double high, double uniform);

/// Draws every prior of the scenario into `numbers`, by this luck; returns the values in the order
/// of the priors. The draw of one prior depends on its path alone, so that adding another moves
/// none.
std::vector<double> draw_priors(const Scenario& scenario, const Luck& luck, Uncertain& numbers);

} // namespace dowith
