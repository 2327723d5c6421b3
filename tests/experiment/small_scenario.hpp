// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/scenario.hpp"

#include <string>

namespace dowith {

/// A policy with one stage for one service.
[[nodiscard]] Policy one_stage(const std::string& name, const Practice& practice);

/// 400 citizens in two neighbourhoods, 12 weeks of burn-in and 20 weeks under two policies, three
/// worlds: quick to run, large enough that everything happens.
[[nodiscard]] Scenario small_scenario();

} // namespace dowith
