// SPDX-License-Identifier: Apache-2.0
#include "tests/support/bank_builder.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace dowith;

// Members who stop at the best reply to each other: more money is better until it is too much, and
// then nobody works for it (Kash, Friedman and Halpern 2007, 2012).
//
// Their example: cost 0.08, patience 0.97 a round of n, ten able volunteers in the mean. Solved for
// the greatest equilibrium, thresholds are 34 credits at 2 a head and 20 at 8, two thirds and 0.92
// of requests are served, and past 9.65 a head trade ends. Conventions (who counts as a volunteer,
// how discounting is compounded) move thresholds by some per cent: within 15 %, as in the
// literature; and members here see counts of some weeks, not expectations.

namespace {

constexpr unsigned members = 250;

struct Outcome {
    double threshold = 0; ///< median over members
    double served = 0;    ///< share of requests
};

Outcome settled(unsigned credits_a_head) {
    HandMade place = BankBuilder{members}
                         .floor(0.0)
                         .cap(200.0) // where everybody begins: the greatest equilibrium
                         .able(10.0 / members)
                         .credits(credits_a_head * members)
                         .rules([](BankRules& rules) { rules.thresholds = 1.0; })
                         .tuned([](TimeBankParameters& p) {
                             p.reply_cost = 0.08;
                             p.reply_patience = 0.97;
                             p.reply_memory = 26.0;
                         })
                         .build();
    live_weeks(place, 0, 300);
    double requests = 0.0;
    double exchanges = 0.0;
    live_weeks(place, 300, 100, [&](const Neighbourhood& home) {
        requests += home.happenings.bank_requests;
        exchanges += home.happenings.bank_exchanges;
    });
    std::vector<double> thresholds;
    for (const Member& who : place.home.bank.members) {
        thresholds.push_back(hours_of(who.target));
    }
    std::nth_element(thresholds.begin(), thresholds.begin() + members / 2, thresholds.end());
    return {thresholds[members / 2], exchanges / requests};
}

/// Four standard errors of a share of 25,000 requests whose luck lasts about ten rounds a head.
double four_errors(double share) {
    return 4.0 * std::sqrt(share * (1.0 - share) * 20.0 / (100.0 * members));
}

} // namespace

SCENARIO("best replies come to the thresholds and trade that theory finds, with few credits") {
    const Outcome outcome = settled(2);
    CHECK(outcome.threshold == Approx(34.0).epsilon(0.15));
    CHECK(outcome.served == Approx(0.667).margin(four_errors(0.667)).epsilon(0));
}

SCENARIO("best replies come to lower thresholds and more trade with more credits") {
    const Outcome outcome = settled(8);
    CHECK(outcome.threshold == Approx(20.0).epsilon(0.15));
    CHECK(outcome.served == Approx(0.921).margin(four_errors(0.921)).epsilon(0));
}

SCENARIO("with too many credits, best replies end all trade") {
    const Outcome outcome = settled(14);
    CHECK(outcome.threshold < 14.0); // less than what members have in the mean
    CHECK(outcome.served < 0.05);
}
