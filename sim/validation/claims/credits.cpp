// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/bank_of_equals.hpp"
#include "sim/validation/bench.hpp"
#include "sim/validation/follow.hpp"

#include <array>
#include <cmath>

namespace dowith {
namespace {

// X1 to X7. A time bank of equal members under the uniform rule is a Markov chain that is solved
// exactly: a member drawn uniformly asks; who has none is refused; one of the able, drawn
// uniformly, takes the credit. A move and its reversal have the same competitors, so detailed
// balance holds with the uniform law over all allocations.

/// A value that must lie within four standard errors of what theory says.
Sample around(double exact, double measured, double four_errors) {
    return {{measured}, four_errors, Band{exact - four_errors, exact + four_errors}, 1};
}

/// Weeks, over all rules, in which some credit came from nowhere or went there.
Sample weeks_out_of_balance(Bench& bench) {
    return bench.study("ledger", [&](const auto& scenario, const auto& fork, Executor& executor) {
        double wrong = 0.0;
        for (const Policy& policy : scenario.policies) {
            if (!policy.stages.front().bank.is_open()) {
                continue;
            }
            const std::uint32_t weeks = scenario.horizon_weeks;
            follow(
                scenario, fork, policy.name, weeks, executor, [&](const auto& now, std::uint32_t) {
                    for (const Neighbourhood& home : now.neighbourhoods) {
                        const TimeBank& bank = home.bank;
                        wrong += bank.in_circulation() != bank.issued - bank.retired ? 1.0 : 0.0;
                    }
                });
        }
        return wrong;
    });
}

constexpr std::array x1{
    Part{"bank-weeks in which balances do not add up to credits issued less retired",
         "1",
         {.low = 0.0, .high = 0.0},
         Estimator::mean,
         weeks_out_of_balance},
};

constexpr double share_error = 1.05; // weeks of 100 rounds are all but independent looks, see below

/// The share of ten members who hold nothing, or as much as they may. Looked at after every week of
/// 100 rounds; the chain's gap is (2/10)(1 - cos(π/5)) = 0.038 a round, a week's correlation at
/// most e^-3.8.
Sample share_that_holds(unsigned credits, double held, double exact) {
    constexpr std::uint32_t warming_up = 200;
    constexpr std::uint32_t weeks = 8000;
    RunningMean share;
    live_among_equals({.credits = credits}, warming_up, warming_up + weeks, [&](const auto& home) {
        for (const Member& who : home.bank.members) {
            share.add(hours_of(who.balance) == held ? 1.0 : 0.0);
        }
    });
    const double error = std::sqrt(exact * (1.0 - exact) * share_error / share.count);
    return around(exact, share.value(), 4.0 * error);
}

constexpr std::array x2{
    Part{"share with no credit, two a head, around 0.18973",
         "1",
         {},
         Estimator::value,
         [](Bench&) { return share_that_holds(20, 0.0, .18973); }},
    Part{"share with two credits, two a head, around 0.21043",
         "1",
         {},
         Estimator::value,
         [](Bench&) { return share_that_holds(20, 2.0, .21043); }},
    Part{"share with no credit, one a head, around 0.44488",
         "1",
         {},
         Estimator::value,
         [](Bench&) { return share_that_holds(10, 0.0, .44488); }},
    Part{"share with four credits, one a head, around 0.04036",
         "1",
         {},
         Estimator::value,
         [](Bench&) { return share_that_holds(10, 4.0, .04036); }},
};

/// Being served is correlated over about 1/(able · gap) rounds, at worst 1/(0.2 · 0.038) = 130.
Sample share_served(unsigned credits, double exact) {
    double requests = 0.0;
    double served = 0.0;
    live_among_equals({.able = 0.3, .credits = credits}, 200, 8200, [&](const Neighbourhood& home) {
        requests += home.happenings.bank_requests;
        served += home.happenings.bank_exchanges;
    });
    const double error = std::sqrt(exact * (1.0 - exact) * 2.0 * 130.0 / requests);
    return around(exact, served / requests, 4.0 * error);
}

constexpr std::array x3{
    Part{"share of requests served with 27 credits, where it is greatest, around 0.80386",
         "1",
         {},
         Estimator::value,
         [](Bench&) { return share_served(27, .80386); }},
    Part{"share of requests served with 10 credits, around 0.52995",
         "1",
         {},
         Estimator::value,
         [](Bench&) { return share_served(10, .52995); }},
    Part{"share of requests served with 20 credits, around 0.74928",
         "1",
         {},
         Estimator::value,
         [](Bench&) { return share_served(20, .74928); }},
    Part{"share of requests served with 36 credits, around 0.61183",
         "1",
         {},
         Estimator::value,
         [](Bench&) { return share_served(36, .61183); }},
};

/// A member's own walk on five states relaxes by 2 (1 - cos(π/5)) = 0.38 per round of n: 3 weeks of
/// 20 leave e^-23 of the start.
Sample share_at_the_limit(Bench&) {
    constexpr std::size_t members = 10000;
    RunningMean at_floor;
    live_among_equals({.members = members, .requests = 20.0, .floor = -2.0, .cap = 2.0},
                      3,
                      9,
                      [&](const Neighbourhood& home) {
                          for (const Member& who : home.bank.members) {
                              at_floor.add(who.balance == who.floor ? 1.0 : 0.0);
                          }
                      });
    return around(0.2, at_floor.value(), 4.0 * std::sqrt(0.2 * 0.8 / at_floor.count));
}

constexpr std::array x4{
    Part{"share of 10,000 members at a debt limit of two, where the cap is two, around 1/5",
         "1",
         {},
         Estimator::value,
         share_at_the_limit},
};

/// The walk on C + 1 states relaxes by 1 - cos(π/(C + 1)) a round; the variance of the mean of a
/// function of it is at most 2/gap that of independent rounds.
Sample share_refused(unsigned chips) {
    constexpr double pi = 3.14159265358979;
    double requests = 0.0;
    double refused = 0.0;
    live_among_equals(
        {.members = 2, .requests = 50.0, .cap = static_cast<double>(chips), .credits = chips},
        0,
        4000,
        [&](const Neighbourhood& home) {
            requests += home.happenings.bank_requests;
            refused += home.happenings.bank_refused;
        });
    const double exact = 1.0 / (chips + 1.0);
    const double gap = 1.0 - std::cos(pi / (chips + 1.0));
    const double error = std::sqrt(exact * (1.0 - exact) * 2.0 / gap / requests);
    return around(exact, refused / requests, 4.0 * error);
}

constexpr std::array x5{
    Part{"share of requests refused between two members with one chip, around 1/2",
         "1",
         {},
         Estimator::value,
         [](Bench&) { return share_refused(1); }},
    Part{"share of requests refused between two members with six chips, around 1/7",
         "1",
         {},
         Estimator::value,
         [](Bench&) { return share_refused(6); }},
};

constexpr double no_limit = 10000.0;

double variance_of_balances(const Neighbourhood& home) {
    RunningMean squares; // the mean balance is nought
    for (const Member& who : home.bank.members) {
        squares.add(hours_of(who.balance) * hours_of(who.balance));
    }
    return squares.value();
}

/// After t rounds a member's variance is 2 t/n, estimated with the relative error sqrt(2/n).
Sample variance_per_request(Bench&) {
    constexpr std::size_t members = 5000;
    double requests = 0.0;
    double variance = 0.0;
    live_among_equals({.members = members, .floor = -no_limit, .cap = no_limit},
                      0,
                      5,
                      [&](const Neighbourhood& home) {
                          requests += home.happenings.bank_requests;
                          variance = variance_of_balances(home);
                      });
    return around(2.0, variance * members / requests, 4.0 * 2.0 * std::sqrt(2.0 / members));
}

/// Large n: P(balance >= j) = exp(-a d^j), hence the s.d.; its error from the geometric lower tail,
/// sqrt(5 · 3.4/(n W)) of the variance, half of that of the s.d.
Sample spread_where_the_poorer_serves(unsigned choices, double exact) {
    constexpr std::size_t members = 4000;
    constexpr double looks = 10.0;
    RunningMean variance;
    live_among_equals({.members = members,
                       .floor = -no_limit,
                       .cap = no_limit,
                       .provider = ProviderRule::best_of_d,
                       .choices = static_cast<double>(choices),
                       .seed = choices},
                      6,
                      16,
                      [&](const Neighbourhood& home) { variance.add(variance_of_balances(home)); });
    const double error = std::sqrt(5.0 * 3.4 / (members * looks)) / 2.0;
    return around(exact, std::sqrt(variance.value()), 4.0 * error * exact);
}

constexpr std::array x6{
    Part{"variance of balances per request a head, where the provider's does not matter, around 2",
         "1",
         {},
         Estimator::value,
         variance_per_request},
    Part{"standard deviation of balances where the poorer of two serves, around 1.873",
         "h",
         {},
         Estimator::value,
         [](Bench&) { return spread_where_the_poorer_serves(2, 1.873); }},
    Part{"standard deviation of balances where the poorest of five serves, around 0.848",
         "h",
         {},
         Estimator::value,
         [](Bench&) { return spread_where_the_poorer_serves(5, 0.848); }},
};

/// Requests served over providers, one request a head in the mean.
double served_per_member(bool has_broker, double& requests) {
    constexpr std::size_t members = 2000;
    double served = 0.0;
    live_among_equals({.members = members,
                       .requests = 1.0,
                       .floor = -no_limit,
                       .cap = no_limit,
                       .has_broker = has_broker},
                      0,
                      20,
                      [&](const Neighbourhood& home) {
                          served += home.happenings.bank_exchanges;
                          requests += home.happenings.bank_requests;
                      });
    requests /= 20.0 * members;
    return served / 20.0 / members;
}

/// Calls on a member are Poisson with mean 1: served are 1 - 1/e of members. Urns are negatively
/// correlated, so a week's share varies by less than (1/e)(1 - 1/e)/n.
Sample served_by_a_directory(Bench&) {
    const double exact = 1.0 - std::exp(-1.0);
    const double error = std::sqrt(exact * (1.0 - exact) / (2000.0 * 20.0));
    double requests = 0.0;
    return around(exact, served_per_member(false, requests), 4.0 * error);
}

Sample served_by_a_broker(Bench&) {
    double requests = 0.0;
    const double served = served_per_member(true, requests);
    return {.values = {served / requests}};
}

constexpr std::array x7{
    Part{"requests served over providers, by a directory alone, around 0.632",
         "1",
         {},
         Estimator::value,
         served_by_a_directory},
    Part{"share of requests served with a broker",
         "1",
         {.low = 1.0, .high = 1.0},
         Estimator::value,
         served_by_a_broker},
};

constexpr std::array all{
    Claim{"X1",
          ClaimKind::exact,
          "credits are conserved to the quarter-hour, whatever the rules",
          "double entry",
          {},
          x1},
    Claim{"X2",
          ClaimKind::exact,
          "among equal members every allocation of credits is equally likely",
          "detailed balance of the scrip chain: Kash, Friedman and Halpern 2007",
          {},
          x2},
    Claim{"X3",
          ClaimKind::exact,
          "exchange has an interior maximum in credits, where its closed form has it",
          "the same chain with members able three times in ten",
          {},
          x3},
    Claim{"X4",
          ClaimKind::exact,
          "in a large bank one in 2D + 1 members stands at a debt limit of D",
          "the same chain, many members, floor D and cap D",
          {},
          x4},
    Claim{"X5",
          ClaimKind::exact,
          "of two members with C chips between them one request in C + 1 is refused",
          "the same chain, two members",
          {},
          x5},
    Claim{"X6",
          ClaimKind::exact,
          "balances drift apart where nobody looks at them, and stay close where the poorer serves",
          "random walk; power of two choices: Johnson, Simchi-Levi and Sun 2014",
          {},
          x6},
    Claim{"X7",
          ClaimKind::exact,
          "a directory serves 63.2 % of as many requests as there are providers, a broker all",
          "urn and ball matching: 1 - 1/e",
          {},
          x7},
};

} // namespace

std::span<const Claim> claims_of_credits() { return all; }

} // namespace dowith
