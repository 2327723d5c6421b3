// SPDX-License-Identifier: Apache-2.0
#include "tests/support/bank_builder.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <cmath>
#include <vector>

using namespace dowith;

// X2 to X5: a time bank under the uniform rule is a Markov chain that is solved exactly.
//
// n members hold M whole credits, each between 0 and k. Each round a member drawn uniformly asks;
// who has none is refused; each other member with fewer than k is able with probability β; one of
// the able, drawn uniformly, takes the credit. A move and its reversal have the same competitors,
// so detailed balance holds with the uniform law over all allocations. The week's requests are
// Poisson for each member and stand in random order: given their number, independent rounds.
//
// Tolerances. A share P of members is looked at after every week of `rounds` rounds. With the
// states of n members at W weeks as W n/c independent looks, the standard error is
// sqrt(P (1 - P) c/(W n)). c <= 1 + 2 ρ/(1 - ρ), ρ the correlation of a member's state over a week:
// at most e^(-g rounds) with g the chain's gap, for single members about (2/n)(1 - cos(π/(k+1))).
// Members who share a fixed sum are negatively correlated, which makes the error smaller still.

namespace {

constexpr unsigned members = 10;
constexpr unsigned cap = 4;

/// Where members were, and how requests fared, over many weeks.
struct Record {
    std::array<double, cap + 1> share{};
    double requests = 0;
    double refused = 0;
    double served = 0;
    double looks = 0; ///< members times weeks
};

Record record_of(HandMade place, std::uint32_t weeks) {
    constexpr std::uint32_t warming_up = 200;
    live_weeks(place, 0, warming_up);
    Record seen;
    live_weeks(place, warming_up, weeks, [&](const Neighbourhood& home) {
        for (const Member& who : home.bank.members) {
            seen.share.at(static_cast<std::size_t>(hours_of(who.balance - who.floor))) += 1.0;
            seen.looks += 1.0;
        }
        seen.requests += home.happenings.bank_requests;
        seen.refused += home.happenings.bank_refused;
        seen.served += home.happenings.bank_exchanges;
    });
    for (double& share : seen.share) {
        share /= seen.looks;
    }
    return seen;
}

BankBuilder scrip(unsigned credits) {
    return BankBuilder{members}.cap(cap).floor(0.0).credits(credits).requests(10.0);
}

/// Four standard errors of a share over so many looks, a week of 100 rounds between two: the gap
/// is (2/10)(1 - cos(π/5)) = 0.038 a round, a week's correlation at most e^-3.8, c <= 1.05.
double four_errors(double share, double looks) {
    return 4.0 * std::sqrt(share * (1.0 - share) * 1.05 / looks);
}

void check_law(unsigned credits, const std::vector<double>& law) {
    const Record seen = record_of(scrip(credits).build(), 8000);
    for (std::size_t held = 0; held < law.size(); ++held) {
        CAPTURE(credits, held);
        CHECK(seen.share.at(held) ==
              Approx(law[held]).margin(four_errors(law[held], seen.looks)).epsilon(0));
    }
}

void check_served(unsigned credits, double exact) {
    const Record seen = record_of(scrip(credits).able(0.3).build(), 8000);
    CAPTURE(credits, seen.requests);
    // Rounds follow each other: being served is correlated over about 1/(β gap) rounds where
    // credits move with chance below 1, at worst 1/(0.2 · 0.038) = 130 at the ends of the range.
    const double error = std::sqrt(exact * (1.0 - exact) * 2.0 * 130.0 / seen.requests);
    CHECK(seen.served / seen.requests == Approx(exact).margin(4.0 * error).epsilon(0));
}

} // namespace

SCENARIO("X2: with two credits a head every allocation is equally likely") {
    check_law(20, {.18973, .20506, .21043, .20506, .18973});
}

SCENARIO("X2: with one credit a head nearly half have none") {
    check_law(10, {.44488, .27423, .15724, .08328, .04036});
}

SCENARIO("X3: with few credits the share of requests served is its closed form") {
    check_served(10, .52995);
}

SCENARIO("X3: with two credits a head the share of requests served is its closed form") {
    check_served(20, .74928);
}

SCENARIO("X3: the share of requests served is its closed form where it is greatest") {
    check_served(27, .80386);
}

SCENARIO("X3: with many credits few will serve, and the share served is its closed form") {
    check_served(36, .61183);
}

SCENARIO("X4: in a large bank one in 2D + 1 members stands at the debt limit, where the cap is D") {
    constexpr std::size_t large = 10000;
    constexpr double limit = 2.0;
    HandMade place = BankBuilder{large}.floor(-limit).cap(limit).requests(20.0).build();
    // A member's own walk on five states relaxes by (2)(1 - cos(π/5)) = 0.38 per round of n:
    // 3 weeks of 20 leave e^-23 of the start.
    live_weeks(place, 0, 3);
    double at_floor = 0.0;
    constexpr unsigned looks = 6;
    live_weeks(place, 3, looks, [&](const Neighbourhood& home) {
        for (const Member& who : home.bank.members) {
            at_floor += who.balance == who.floor ? 1.0 : 0.0;
        }
    });
    const double error = std::sqrt(0.2 * 0.8 / (large * looks));
    CHECK(at_floor / (large * looks) == Approx(0.2).margin(4.0 * error).epsilon(0));
}

SCENARIO("X5: of two members with C chips between them one request in C + 1 is refused") {
    for (const unsigned chips : {1U, 2U, 3U, 6U}) {
        const Record seen = [&] {
            HandMade place =
                BankBuilder{2}.floor(0.0).cap(chips).credits(chips).requests(50.0).build();
            Record all;
            live_weeks(place, 0, 4000, [&](const Neighbourhood& home) {
                all.requests += home.happenings.bank_requests;
                all.refused += home.happenings.bank_refused;
            });
            return all;
        }();
        // The walk on C + 1 states relaxes by 1 - cos(π/(C + 1)) a round; the variance of the mean
        // of a function of it is at most 2/gap that of independent rounds.
        const double exact = 1.0 / (chips + 1.0);
        const double gap = 1.0 - std::cos(3.14159265358979 / (chips + 1.0));
        const double error = std::sqrt(exact * (1.0 - exact) * 2.0 / gap / seen.requests);
        CAPTURE(chips, seen.requests);
        CHECK(seen.refused / seen.requests == Approx(exact).margin(4.0 * error).epsilon(0));
    }
}
