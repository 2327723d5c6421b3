// SPDX-License-Identifier: Apache-2.0
#include "tests/support/bank_builder.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace dowith;

// X6 and X7: what the rule by which providers are found does to balances and to requests served.

namespace {

constexpr double no_limit = 10000.0;

BankBuilder unlimited(std::size_t members) {
    return BankBuilder{members}.floor(-no_limit).cap(no_limit);
}

double variance_of_balances(const Neighbourhood& home) {
    double squares = 0.0;
    for (const Member& who : home.bank.members) {
        squares += hours_of(who.balance) * hours_of(who.balance);
    }
    return squares / static_cast<double>(home.bank.members.size()); // the mean is nought
}

/// Mean variance of balances over weeks that are far enough apart, after a start is forgotten.
double settled_variance(unsigned choices, std::uint64_t seed) {
    constexpr std::size_t members = 4000;
    constexpr std::uint32_t looks = 10;
    HandMade place = unlimited(members)
                         .provider(ProviderRule::best_of_d, choices)
                         .requests(10.0)
                         .seed(seed)
                         .build();
    live_weeks(place, 0, 6);
    double sum = 0.0;
    live_weeks(place, 6, looks, [&](const auto& home) { sum += variance_of_balances(home); });
    return sum / looks;
}

/// Served requests over members, where each asks once a week in the mean and everybody could serve.
double served_per_member(HandMade place) {
    constexpr std::uint32_t weeks = 20;
    double served = 0.0;
    live_weeks(place, 0, weeks, [&](const Neighbourhood& home) {
        served += home.happenings.bank_exchanges;
    });
    return served / weeks / static_cast<double>(place.home.bank.members.size());
}

} // namespace

SCENARIO("X6: where balances do not matter, a member's varies by 2 for each request a head") {
    // Each round takes one from a uniform member and gives it to a uniform other: ±1 with chance
    // 1/n each. The variance after t rounds is 2 t/n, with t Poisson too. Estimated over n nearly
    // independent members, it has the relative standard error sqrt(2/n).
    constexpr std::size_t members = 5000;
    HandMade place = unlimited(members).requests(10.0).build();
    double requests = 0.0;
    live_weeks(place, 0, 5, [&](const Neighbourhood& home) {
        requests += home.happenings.bank_requests;
        const double exact = 2.0 * requests / members;
        CHECK(variance_of_balances(home) == Approx(exact).epsilon(4.0 * std::sqrt(2.0 / members)));
    });
}

SCENARIO("X6: where the poorer of a few serves, balances stay close for ever") {
    // Large n: P(balance >= j + 1) = P(balance >= j)^d, hence P(balance >= j) = exp(-a d^j), with
    // the s.d. sqrt((π/(√6 ln d))² + 1/12): 1.873 for two, 0.848 for five. The lower tail is
    // geometric with ratio 1/d, so the fourth moment is below 6 variances² for d = 2, and a
    // variance over n members at W weeks, correlated over at most the 1/(1 - d^(-1/2))² = 12
    // rounds a head in which that tail relaxes (10 rounds a week: c <= 2 · 1.2 + 1), has the
    // relative error sqrt(5 · 3.4/(n W)) = 0.021. Finite n adds the order of 1/n.
    const double error = std::sqrt(5.0 * 3.4 / (4000.0 * 10.0));
    CHECK(std::sqrt(settled_variance(2, 1)) == Approx(1.873).epsilon(4.0 * error / 2.0));
    CHECK(std::sqrt(settled_variance(5, 2)) == Approx(0.848).epsilon(4.0 * error / 2.0));
}

SCENARIO("X7: a directory serves 63.2 % of as many requests as there are providers, a broker all") {
    // R requests each call on one of n - 1 others, who serve once a week. Calls on a member are
    // Poisson with mean 1 where each asks Poisson(1) times: served are 1 - 1/e of members. Urns are
    // negatively correlated, so a week's share varies by less than (1/e)(1 - 1/e)/n.
    constexpr std::size_t members = 2000;
    const double exact = 1.0 - std::exp(-1.0);
    const double error = std::sqrt(exact * (1.0 - exact) / (members * 20.0));
    CHECK(served_per_member(unlimited(members).without_broker().build()) ==
          Approx(exact).margin(4.0 * error).epsilon(0));
    HandMade brokered = unlimited(members).build();
    double requests = 0.0;
    double served = 0.0;
    live_weeks(brokered, 0, 20, [&](const Neighbourhood& home) {
        requests += home.happenings.bank_requests;
        served += home.happenings.bank_exchanges;
    });
    CHECK(requests > 0.0);
    CHECK(served == requests);
}

SCENARIO("a broker serves as many requests as there are contacts, the rest fend for themselves") {
    HandMade place = unlimited(500)
                         .tuned([](TimeBankParameters& p) { p.contacts_per_hour = 100.0; })
                         .rules([](BankRules& rules) { rules.broker_hours = 1.0; })
                         .build();
    // 500 requests in the mean, 100 by the broker, and of the other 400 the directory serves
    // 500 (1 - e^(-400/500)) = 275. Standard error of a week at most sqrt(500).
    constexpr std::uint32_t weeks = 25;
    double served = 0.0;
    live_weeks(place, 0, weeks, [&](const Neighbourhood& home) {
        served += home.happenings.bank_exchanges / weeks;
    });
    const double expected = 100.0 + 500.0 * (1.0 - std::exp(-0.8));
    CHECK(served == Approx(expected).margin(4.0 * std::sqrt(500.0 / weeks)).epsilon(0));
}
