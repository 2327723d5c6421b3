// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/follow.hpp"

#include "sim/engine/week_loop.hpp"
#include "sim/kernel/contract.hpp"

#include <algorithm>

namespace dowith {

const Policy& policy_named(const Scenario& scenario, std::string_view name) {
    const auto chosen = std::find_if(scenario.policies.begin(),
                                     scenario.policies.end(),
                                     [&](const Policy& each) { return each.name == name; });
    EXPECTS(chosen != scenario.policies.end());
    return *chosen;
}

void follow(const Scenario& scenario,
            const ForkPoint& fork,
            std::string_view policy,
            std::uint32_t weeks,
            Executor& executor,
            const Watch& watch) {
    District<Neighbourhood> district = fork.district;
    const Week begins = district.week;
    const Rules rules{fork.setting, policy_named(scenario, policy), begins, scenario.mechanisms};
    run_weeks(
        district,
        rules,
        executor,
        Week{begins.value + weeks},
        [&](const District<Neighbourhood>& now) { watch(now, now.week.value - begins.value); });
}

} // namespace dowith
