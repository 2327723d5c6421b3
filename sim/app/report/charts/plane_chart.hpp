// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace dowith {

/// One policy in the plane of extra effect and extra cost, a point a world.
struct PlaneCloud {
    std::string name;
    std::string style; ///< as of policy_class()
    int shape = 0;
    std::vector<double> effects;
    std::vector<double> costs;
    double effect_low = 0, effect = 0, effect_high = 0; ///< mean with its interval
    double cost_low = 0, cost = 0, cost_high = 0;
};

/// A plane beside another, to be drawn on the same scales.
struct PlaneChart {
    std::vector<std::string> titles;             ///< one a plane
    std::vector<std::vector<PlaneCloud>> clouds; ///< likewise
    std::string effect;                          ///< what the scale across measures
    std::string cost;                            ///< what the scale upwards measures
};

/// Planes side by side; quadrants are named in words.
[[nodiscard]] std::string plane_chart(const PlaneChart& chart);

} // namespace dowith
