// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/world.hpp"

namespace dowith {

/// The small scenario with a policy under which everything happens: people and a bank are busy,
/// staff are matched to a load, a number is drawn, and a budget is cut. Nothing is recorded.
[[nodiscard]] Scenario lively_scenario();

/// Equal to the last bit, in all that is kept of a world.
[[nodiscard]] bool same_result(const WorldResult& a, const WorldResult& b);

} // namespace dowith
