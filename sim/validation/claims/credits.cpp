// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/contract.hpp"
#include "sim/validation/bench.hpp"
#include "sim/validation/follow.hpp"

#include <array>
#include <cmath>
#include <functional>
#include <string_view>

namespace dowith {
namespace {

// X1 to X7. A time bank of equal members under the uniform rule is a Markov chain that is solved
// exactly: a member drawn uniformly asks; who has none is refused; one of the able, drawn
// uniformly, takes the credit. A move and its reversal have the same competitors, so detailed
// balance holds with the uniform law over all allocations.

/// What is looked at in a bank, gathered over weeks.
using Look = std::function<void(RunningMean&, const Neighbourhood&)>;

/// What the one bank of a place shows under a policy in these weeks, one number a world.
Sample watched(
    Bench& bench, std::string_view place, std::string_view policy, Weeks weeks, const Look& look) {
    return bench.study(place,
                       [&](const Scenario& scenario, const ForkPoint& fork, Executor& executor) {
                           RunningMean seen;
                           follow(scenario,
                                  fork,
                                  policy,
                                  weeks.last,
                                  executor,
                                  [&](const auto& now, std::uint32_t since) {
                                      if (since >= weeks.first) {
                                          look(seen, now.neighbourhoods.front());
                                      }
                                  });
                           return seen.value();
                       });
}

/// One world of many members, which must lie within four of its standard errors of what theory
/// says: there is no spread between worlds to take them from.
Sample alone_around(double exact, const Sample& seen, double error) {
    EXPECTS(seen.values.size() == 1);
    const double four_errors = 4.0 * error;
    return {seen.values, four_errors, Band{exact - four_errors, exact + four_errors}, 1};
}

/// Standard error of the share of so many looks in which something of this chance is found.
double error_of_share(double chance, double looks) {
    return std::sqrt(chance * (1.0 - chance) / looks);
}

void count_served(RunningMean& share, const Neighbourhood& home) {
    share.sum += home.happenings.bank_exchanges;
    share.count += home.happenings.bank_requests;
}

void count_refused(RunningMean& share, const Neighbourhood& home) {
    share.sum += home.happenings.bank_refused;
    share.count += home.happenings.bank_requests;
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

/// Of the small banks, of 100 requests a week in the mean: the weeks after the start is forgotten.
constexpr Weeks settled{20, 420};

/// The share of ten members who hold so much. Looked at after every week of 100 rounds; the chain's
/// gap is (2/10)(1 - cos(π/5)) = 0.038 a round, so that 20 weeks leave e^-76 of the start.
Sample share_that_holds(Bench& bench, std::string_view policy, double held, double exact) {
    const Look look = [held](RunningMean& share, const Neighbourhood& home) {
        for (const Member& who : home.bank.members) {
            share.add(hours_of(who.balance) == held ? 1.0 : 0.0);
        }
    };
    return mean_around(exact, watched(bench, "scrip-chain", policy, settled, look));
}

constexpr std::array x2{
    Part{"share with no credit, two a head, around 0.18973",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return share_that_holds(bench, "twenty", 0.0, .18973); }},
    Part{"share with two credits, two a head, around 0.21043",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return share_that_holds(bench, "twenty", 2.0, .21043); }},
    Part{"share with no credit, one a head, around 0.44488",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return share_that_holds(bench, "ten", 0.0, .44488); }},
    Part{"share with four credits, one a head, around 0.04036",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return share_that_holds(bench, "ten", 4.0, .04036); }},
};

/// Who seldom is able seldom moves: correlated over at worst 1/(0.2 · 0.038) = 130 rounds, of which
/// 20 weeks are 15.
Sample share_served(Bench& bench, std::string_view policy, double exact) {
    return mean_around(exact, watched(bench, "seldom-able", policy, settled, count_served));
}

constexpr std::array x3{
    Part{"share of requests served with 27 credits, where it is greatest, around 0.80386",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return share_served(bench, "twenty-seven", .80386); }},
    Part{"share of requests served with 10 credits, around 0.52995",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return share_served(bench, "ten", .52995); }},
    Part{"share of requests served with 20 credits, around 0.74928",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return share_served(bench, "twenty", .74928); }},
    Part{"share of requests served with 36 credits, around 0.61183",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return share_served(bench, "thirty-six", .61183); }},
};

/// A member's own walk on five states relaxes by 2 (1 - cos(π/5)) = 0.38 per round of n: 3 weeks of
/// 20 leave e^-23 of the start.
Sample share_at_the_limit(Bench& bench) {
    constexpr double members = 10000.0;
    constexpr Weeks weeks{3, 9};
    const Look look = [](RunningMean& at_floor, const Neighbourhood& home) {
        for (const Member& who : home.bank.members) {
            at_floor.add(who.balance == who.floor ? 1.0 : 0.0);
        }
    };
    return alone_around(0.2,
                        watched(bench, "many-members", "debt-limit", weeks, look),
                        error_of_share(0.2, members * (weeks.last - weeks.first)));
}

constexpr std::array x4{
    Part{"share of 10,000 members at a debt limit of two, where the cap is two, around 1/5",
         "1",
         {},
         Estimator::value,
         share_at_the_limit},
};

/// The walk on C + 1 states relaxes by 1 - cos(π/(C + 1)), at least 0.1, a round.
Sample share_refused(Bench& bench, std::string_view place, std::string_view policy, double chips) {
    return mean_around(1.0 / (chips + 1.0), watched(bench, place, policy, settled, count_refused));
}

constexpr std::array x5{
    Part{"share of requests refused between two members with one chip, around 1/2",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return share_refused(bench, "two-members", "one-credit", 1.0); }},
    Part{"share of requests refused between two members with six chips, around 1/7",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return share_refused(bench, "two-members", "six-credits", 6.0); }},
    Part{"the same where one may owe two hours, the other four, and there are no chips, around 1/7",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return share_refused(bench, "two-debtors", "debts", 6.0); }},
};

double sum_of_squares(const Neighbourhood& home) {
    double squares = 0.0; // the mean balance is nought
    for (const Member& who : home.bank.members) {
        squares += hours_of(who.balance) * hours_of(who.balance);
    }
    return squares;
}

/// After t rounds a member's variance is 2 t/n, estimated with the relative error sqrt(2/n).
Sample variance_per_request(Bench& bench) {
    constexpr double members = 10000.0;
    const Look look = [](RunningMean& variance, const Neighbourhood& home) {
        variance.sum = sum_of_squares(home); // now
        variance.count += home.happenings.bank_requests;
    };
    return alone_around(2.0,
                        watched(bench, "many-members", "anybody", {0, 3}, look),
                        2.0 * std::sqrt(2.0 / members));
}

/// Large n: P(balance >= j) = exp(-a d^j), hence the s.d.; its error from the geometric lower tail,
/// sqrt(5 · 3.4/(n W)) of the variance, half of that of the s.d. Looks are 20 requests a head
/// apart.
Sample spread_where_the_poorer_serves(Bench& bench, std::string_view policy, double exact) {
    constexpr double members = 10000.0;
    constexpr Weeks weeks{3, 7};
    const Look look = [](RunningMean& variance, const Neighbourhood& home) {
        variance.sum += sum_of_squares(home);
        variance.count += static_cast<double>(home.bank.members.size());
    };
    Sample spread = watched(bench, "many-members", policy, weeks, look);
    for (double& value : spread.values) {
        value = std::sqrt(value);
    }
    const double relative = std::sqrt(5.0 * 3.4 / (members * (weeks.last - weeks.first))) / 2.0;
    return alone_around(exact, spread, relative * exact);
}

constexpr std::array x6{
    Part{"variance of balances per request a head, where the provider's does not matter, around 2",
         "1",
         {},
         Estimator::value,
         variance_per_request},
    Part{
        "standard deviation of balances where the poorer of two serves, around 1.873",
        "h",
        {},
        Estimator::value,
        [](Bench& bench) { return spread_where_the_poorer_serves(bench, "poorer-of-two", 1.873); }},
    Part{"standard deviation of balances where the poorest of five serves, around 0.848",
         "h",
         {},
         Estimator::value,
         [](Bench& bench) {
             return spread_where_the_poorer_serves(bench, "poorest-of-five", 0.848);
         }},
};

constexpr Weeks all_of_directory{0, 20};

/// Calls on a member are Poisson with mean 1: served are 1 - 1/e of members.
Sample served_by_a_directory(Bench& bench) {
    const double exact = 1.0 - std::exp(-1.0);
    const Look look = [](RunningMean& share, const Neighbourhood& home) {
        share.sum += home.happenings.bank_exchanges;
        share.count += static_cast<double>(home.bank.members.size());
    };
    return mean_around(exact, watched(bench, "directory", "directory", all_of_directory, look));
}

Sample served_by_a_broker(Bench& bench) {
    return watched(bench, "directory", "broker", all_of_directory, count_served);
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
         Estimator::mean,
         served_by_a_broker},
};

constexpr std::array all{
    Claim{"X1",
          ClaimKind::exact,
          "credits are conserved to the quarter-hour, whatever the rules",
          "double entry",
          {"ledger"},
          x1},
    Claim{"X2",
          ClaimKind::exact,
          "among equal members every allocation of credits is equally likely",
          "detailed balance of the scrip chain: Kash, Friedman and Halpern 2007",
          {"scrip-chain"},
          x2},
    Claim{"X3",
          ClaimKind::exact,
          "exchange has an interior maximum in credits, where its closed form has it",
          "the same chain with members able three times in ten",
          {"seldom-able"},
          x3},
    Claim{"X4",
          ClaimKind::exact,
          "in a large bank one in 2D + 1 members stands at a debt limit of D",
          "the same chain, many members, floor D and cap D",
          {"many-members"},
          x4},
    Claim{"X5",
          ClaimKind::exact,
          "of two members with C chips between them one request in C + 1 is refused",
          "the same chain, two members",
          {.place = "two-members", .also = "two-debtors"},
          x5},
    Claim{"X6",
          ClaimKind::exact,
          "balances drift apart where nobody looks at them, and stay close where the poorer serves",
          "random walk; power of two choices: Johnson, Simchi-Levi and Sun 2014",
          {"many-members"},
          x6},
    Claim{"X7",
          ClaimKind::exact,
          "a directory serves 63.2 % of as many requests as there are providers, a broker all",
          "urn and ball matching: 1 - 1/e",
          {"directory"},
          x7},
};

} // namespace

std::span<const Claim> claims_of_credits() { return all; }

} // namespace dowith
