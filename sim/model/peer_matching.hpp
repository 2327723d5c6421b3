// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/context.hpp"
#include "sim/model/ids.hpp"

#include <span>

namespace dowith {

/// Whether `c` is in need of any service, deep enough to look for a peer rather than to be one.
[[nodiscard]] bool is_in_it(CitizenId c, const Neighbourhood& home, const PeerSupportParameters& p);

/// Who supports whom from this week on: those in need of `service` who want a peer and have none
/// are gathered first and then matched in one drawn order, as far as `coaches` have room for them.
/// Each gets whoever supports fewest, and of those the one most alike in advantage.
/// Valid until the next call.
[[nodiscard]] std::span<const PeerMatch>
match_peers(const Neighbourhood& home, ServiceId service, double coaches, const WeekContext& now);

} // namespace dowith
