// SPDX-License-Identifier: Apache-2.0
#include "tests/patterns/pattern_runs.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

// What consultation does to trust, on clients, paired over 20 worlds. Bounds are the ends of 95 %
// intervals of the paired mean, so each claim fails with probability 2.5 % at most where it is
// exactly on the edge; seeds are fixed, so a pass stays a pass.

SCENARIO("Y1: being asked lifts trust at first, and lowers it when nothing comes of it",
         "[pattern]") {
    GIVEN("a place that informs, and consults with more or less response") {
        static const PatternRuns runs{"  consulting: {rung: consulting, response_rate: 0.2}\n"
                                      "  quarter: {rung: consulting, response_rate: 0.25}\n"
                                      "  half: {rung: consulting, response_rate: 0.5}\n",
                                      104};
        THEN("in weeks 2 to 8 trust of clients is flat or up") {
            const Spread early = runs.difference("consulting", "informing", "trust_clients", 1, 8);
            CHECK(early.high > 0.0);
            CHECK(early.median >= 0.0);
        }
        THEN("by months 18 to 24 it is below what informing alone leaves") {
            const Spread late =
                runs.difference("consulting", "informing", "trust_clients", 78, 104);
            CHECK(late.high < 0.0);
            CHECK(late.median < 0.0);
        }
        THEN("the response rate at which consulting breaks even lies between 0.25 and 0.5") {
            CHECK(runs.difference("quarter", "informing", "trust_clients", 78, 104).median < 0.0);
            CHECK(runs.difference("half", "informing", "trust_clients", 78, 104).median > 0.0);
        }
    }
}

SCENARIO("Y2: consultation that responds ends above informing", "[pattern]") {
    static const PatternRuns runs{"  responsive: {rung: consulting, response_rate: 0.7}\n", 208};
    const Spread end = runs.difference("responsive", "informing", "trust_clients");
    CHECK(end.low > 0.0);
}
