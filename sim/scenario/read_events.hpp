// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/read_policies.hpp"

#include <cstdint>
#include <vector>

namespace dowith {

/// What befalls one policy.
struct Fate {
    std::vector<Event> events;           ///< in order of their weeks
    std::vector<StageStatement> changes; ///< of what it does, each from its week on
};

/// Reads the key `events`, a list: for each the week, the policy that it befalls (all of them where
/// none is named), one thing that happens, and for how many weeks where it lasts. Warns of events
/// that nobody lives to see. One fate a policy.
[[nodiscard]] std::vector<Fate> read_events(const Field& events,
                                            const std::vector<PolicyStatement>& policies,
                                            const PolicyWords& words,
                                            std::uint32_t horizon_weeks);

/// The policies with their changes as further stages of their timelines.
[[nodiscard]] std::vector<PolicyStatement> with_changes(std::vector<PolicyStatement> policies,
                                                        const std::vector<Fate>& fates);

} // namespace dowith
