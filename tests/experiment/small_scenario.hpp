// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/scenario.hpp"

#include <span>
#include <string>

namespace dowith {

/// A policy with one stage for one service.
[[nodiscard]] Policy one_stage(const std::string& name, const Practice& practice);

/// 400 citizens in two neighbourhoods, 12 weeks of burn-in and 20 weeks under two policies, three
/// worlds: quick to run, large enough that everything happens.
[[nodiscard]] Scenario small_scenario();

/// Whether two runs came to the same numbers, those that are not known (NaN) at the same places.
[[nodiscard]] bool same_numbers(std::span<const float> a, std::span<const float> b);

} // namespace dowith
