// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/world.hpp"

#include <functional>
#include <string_view>

namespace dowith {

/// Shown the district at the end of every week; `since` counts weeks since the policy began.
using Watch = std::function<void(const District<Neighbourhood>& now, std::uint32_t since)>;

[[nodiscard]] const Policy& policy_named(const Scenario& scenario, std::string_view name);

/// Lets a copy of the fork live under a policy, with the mechanisms of its scenario, for claims
/// about people and not about places: the same citizen stands in the same row under every policy.
void follow(const Scenario& scenario,
            const ForkPoint& fork,
            std::string_view policy,
            std::uint32_t weeks,
            Executor& executor,
            const Watch& watch);

/// Calls visit(home, citizen) for every citizen of a district.
template <class Visit> void for_each_citizen(const District<Neighbourhood>& now, Visit&& visit) {
    for (const Neighbourhood& home : now.neighbourhoods) {
        for (const CitizenId c : home.citizens.rows()) {
            visit(home, c);
        }
    }
}

/// Calls visit(home, case) for every case of a district's first service.
template <class Visit> void for_each_case(const District<Neighbourhood>& now, Visit&& visit) {
    for (const Neighbourhood& home : now.neighbourhoods) {
        for (const Case& each : home.teams.front().cases) {
            visit(home, each);
        }
    }
}

/// A mean in the making.
struct RunningMean {
    double sum = 0;
    double count = 0;

    void add(double value) {
        sum += value;
        count += 1.0;
    }

    /// NaN of nothing: what was not seen is not nought.
    [[nodiscard]] double value() const { return sum / count; }
};

} // namespace dowith
