// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// Who joins this week: by registering, or asked by the broker, by staff, or by a tie who is a
/// member; and those to whom a service owes time credits. Members who were never introduced may
/// find their way in.
void people_join(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
