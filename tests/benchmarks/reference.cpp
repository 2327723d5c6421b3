// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/reference.hpp"

#include "sim/kernel/text.hpp"
#include "sim/scenario/load_scenario.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace dowith {
namespace {

std::vector<std::string> overrides(const Size& size, const PopulationPlan& plan) {
    const std::uint32_t each = plan.citizens / plan.neighbourhoods;
    return {str("population.citizens=", size.citizens),
            str("population.neighbourhoods=", std::max(1U, size.citizens / each)),
            str("weeks.burn_in=", size.burn_in),
            str("weeks.horizon=", size.weeks),
            "worlds=1"};
}

} // namespace

Scenario scenario_of(const Size& size) {
    const PopulationPlan plan = load_scenario(size.scenario, {}).scenario.population;
    Scenario scenario = load_scenario(size.scenario, overrides(size, plan)).scenario;
    std::erase_if(scenario.policies,
                  [&](const Policy& policy) { return policy.name != size.policy; });
    if (scenario.policies.empty()) {
        throw std::runtime_error{size.policy + " is no policy of " + size.scenario};
    }
    scenario.baseline = 0;
    return scenario;
}

} // namespace dowith
