// SPDX-License-Identifier: Apache-2.0
#include "tests/patterns/pattern_runs.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

SCENARIO("Y4: between 15 and 28 % take part in something in a month", "[pattern]") {
    // Community Life Survey: monthly formal volunteering 17 to 27 %, informal 33 %, 2013 to 2021.
    static const PatternRuns runs{"", 104};
    const Spread monthly = runs.level("informing", "taking_part");
    CHECK(monthly.median >= 0.15);
    CHECK(monthly.median <= 0.28);
}
