// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <string>

namespace dowith {

/// What is measured: one policy of a scenario, in a place of another size.
struct Size {
    std::string scenario = "scenarios/borough-social-care.yaml";
    std::string policy = "co-delivery";
    std::uint32_t citizens = 20000;
    std::uint32_t burn_in = 104; ///< weeks
    std::uint32_t weeks = 260;   ///< under the policy
};

/// The scenario with as many citizens, in neighbourhoods of the size that it has, one world and one
/// policy. Throws what load_scenario throws, and std::runtime_error for an unknown policy.
[[nodiscard]] Scenario scenario_of(const Size& size);

} // namespace dowith
