// SPDX-License-Identifier: Apache-2.0
#include "tests/patterns/pattern_runs.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

// Co-production must be able to fail: each failure with the trigger that evidence names. Medians
// over 20 paired worlds, or the end of the 95 % interval of the paired mean where that is told
// apart from zero. Runs are shared by the claims about them.

SCENARIO("F1: work that is dumped on citizens fails them, however it is called", "[pattern]") {
    GIVEN("full co-production, and the same with a quarter of the budget gone") {
        static const PatternRuns runs{"  full: {rung: co-production}\n"
                                      "  dumped: {from: full, budget: 0.75}\n",
                                      208};
        THEN("trust of clients ends below informing and below the same policy at full budget") {
            CHECK(runs.difference("dumped", "informing", "trust_clients").high < 0.0);
            CHECK(runs.difference("dumped", "full", "trust_clients").high < 0.0);
        }
        THEN("more need is left unmet") {
            CHECK(runs.difference("dumped", "informing", "unmet_need").median > 0.0);
        }
        THEN("citizens give at least half as many hours again") {
            const double before = runs.level("informing", "citizen_hours").median;
            CHECK(runs.level("dumped", "citizen_hours").median >= 1.5 * before);
        }
        THEN("society saves less than the agency does, and pays more than at full budget") {
            const double agency =
                -runs.difference("dumped", "informing", "agency_cost", 0, 208).mean;
            const double social =
                -runs.difference("dumped", "informing", "social_cost", 0, 208).mean;
            CHECK(agency > 0.0);
            CHECK(social < agency);
            CHECK(runs.difference("dumped", "full", "social_cost", 0, 208).median > 0.0);
        }
    }
}

SCENARIO("F8: tokenism frustrates staff, fits nobody better, and wears speakers out", "[pattern]") {
    static const PatternRuns runs{"  token: {rung: consulting, response_rate: 0.2}\n"
                                  "  responsive: {rung: consulting, response_rate: 0.7}\n",
                                  208};
    THEN("the team's cynicism rises") {
        CHECK(runs.difference("token", "informing", "staff_cynicism").low > 0.0);
    }
    THEN("the design fits no better than before") {
        CHECK(runs.difference("token", "informing", "design_fit").mean == Approx(0.0).margin(1e-6));
    }
    THEN("fewer speak than where somebody answers") {
        CHECK(runs.difference("token", "responsive", "speaking").high < 0.0);
    }
    THEN("those who speak are more often the same than where people are only informed") {
        CHECK(runs.difference("token", "informing", "usual_suspects").low > 0.0);
    }
}

SCENARIO("F9: without managers behind it, co-production is a word", "[pattern]") {
    static const PatternRuns runs{"  full: {rung: co-production}\n"
                                  "  unbacked: {from: full, manager_support: 0}\n",
                                  208};
    THEN("it comes to stand two or three rungs below what was declared") {
        const double below = 7.0 - runs.realised_rung("unbacked");
        CHECK(below >= 2.0);
        CHECK(below <= 3.0);
    }
    THEN("need is met no better than by informing") {
        CHECK(runs.difference("unbacked", "informing", "need_met").high <= 0.0);
    }
}

SCENARIO("F16: against an excellent professional service co-production gains nothing",
         "[pattern]") {
    // Butts, Buck and Coggeshall 2002: teen courts beat ordinary processing, not a good diversion.
    static const PatternRuns runs{
        "  full: {rung: co-production}\n"
        "  excellent: {rung: informing, skill_factor: 1.25, fit_bonus: 0.2, "
        "budget: 1.1, manager_support: 0.7}\n",
        208};
    CHECK(runs.difference("full", "excellent", "need_met").high <= 0.0);
    CHECK(runs.difference("full", "informing", "need_met").low > 0.0); // the ordinary one it beats
}
