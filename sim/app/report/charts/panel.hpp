// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/report/charts/axis.hpp"

#include <string>
#include <vector>

namespace dowith {

/// A rectangle with two scales, in which lines are drawn.
struct Panel {
    Axis x;
    Axis y; ///< starts at the lower edge
};

/// What a panel shows at its edges.
struct Edges {
    bool numbers_at_left = true;
    bool numbers_below = true;
};

/// Where panels begin, so that the numbers of their scales have room at the left.
[[nodiscard]] double left_of_panel(const std::vector<std::string>& numbers);

/// Numbers of a scale across, with their feet at this height. One that would stand on the number
/// before it is left out.
[[nodiscard]] std::string
numbers_along(const Axis& axis, const std::vector<std::string>& numbers, double foot);

/// Lines across at the ticks of y with their numbers, and the numbers of x.
[[nodiscard]] std::string frame_of(const Panel& panel,
                                   const std::vector<std::string>& across,
                                   const std::vector<std::string>& upwards,
                                   Edges edges = {});

/// A line through points, broken where one is not known; a point between two gaps is a dot.
[[nodiscard]] std::string line_through(const Panel& panel,
                                       const std::vector<double>& x,
                                       const std::vector<double>& y,
                                       const std::string& style);

/// A soft area without border, broken where an edge is not known.
[[nodiscard]] std::string area_between(const Panel& panel,
                                       const std::vector<double>& x,
                                       const std::vector<double>& low,
                                       const std::vector<double>& high,
                                       const std::string& style);

/// The last number that is known, or NaN.
[[nodiscard]] double last_known(const std::vector<double>& numbers);

/// Attributes by which the script of the page finds its way: the range of x, and for each panel
/// where it begins and ends across and upwards.
[[nodiscard]] std::string walkable(const std::vector<Panel>& panels);

} // namespace dowith
