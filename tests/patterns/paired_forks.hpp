// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/district.hpp"
#include "sim/model/neighbourhood.hpp"
#include "sim/model/rules.hpp"
#include "tests/patterns/pattern_runs.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace dowith {

/// One neighbourhood under two policies in the same week: the same people with the same luck.
struct Twins {
    const Neighbourhood& one;
    const Neighbourhood& other;
    const Setting& setting;
    unsigned week; ///< since the policies began
};

/// Lives `weeks` weeks of a world under the first two policies of a scenario, side by side, and
/// shows every neighbourhood as it is under both after each week.
void live_side_by_side(const Scenario& scenario,
                       std::uint32_t world,
                       const std::function<void(const Twins&)>& see);

/// `measure(world)` of each world of a scenario, as many at a time as there are cores.
[[nodiscard]] std::vector<double>
of_each_world(const Scenario& scenario, const std::function<double(std::uint32_t)>& measure);

/// Crises a year that a case runs the risk of as it stands.
[[nodiscard]] double crisis_risk(const Case& each, const Citizens& people, const Setting& setting);

} // namespace dowith
