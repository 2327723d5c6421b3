// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/time_bank.hpp"

#include <cstdint>

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// What falls due in week `week` of so many hours a year, in whole quarter-hours: over the years
/// they add up to what was declared.
[[nodiscard]] QuarterHours due_in_week(double hours_per_year, std::uint32_t week);

/// Credits that move by rule and not by exchange, in this order: issue, levy, donation of surplus,
/// expiry, time credits earned with services, time credits spent at venues.
void move_credits_by_rule(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
