// SPDX-License-Identifier: Apache-2.0
#include "sim/model/bank/thresholds.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/maths.hpp"
#include "sim/model/context.hpp"

#include <algorithm>

namespace dowith {
namespace {

constexpr unsigned credits_max = 1024; // far beyond any target that pays

/// E[e^(-discount T)] for `credits` to be spent, earning more whenever below them.
double worth_of(unsigned credits, const Prospects& seen) {
    const double down = seen.spending;
    double step = down / (seen.discount + down);
    double worth = step;
    for (unsigned x = credits; x > 1; --x) {
        step = down / (seen.discount + down + seen.earning * (1.0 - step));
        worth *= step;
    }
    return worth;
}

double typical_hours(const TimeBankParameters& p) {
    return p.trade * maths::exp(0.5 * p.trade_sd * p.trade_sd);
}

Prospects prospects_of(const Member& who, const BankMarket& market, const TimeBankParameters& p) {
    const double asking =
        static_cast<double>(who.request_rate) * (1.0 - static_cast<double>(who.ask_stigma));
    // One request more, and served, keeps the first failure from ending all hope.
    const double served = (market.found + 1.0) / (market.requests + 1.0);
    const double chances = market.willingness > 0.0 ? market.found / market.willingness : 0.0;
    return {.spending = asking * served,
            .earning = chances * static_cast<double>(who.able),
            .discount = (1.0 - p.reply_patience) * asking,
            .cost = p.reply_cost};
}

} // namespace

unsigned best_reply(const Prospects& prospects) {
    if (prospects.spending <= 0.0 || prospects.discount <= 0.0) {
        return prospects.spending <= 0.0 ? 0U : credits_max;
    }
    // Worth falls with the credits that must be spent first, so halving finds where it crosses.
    unsigned pays = 0;
    unsigned pays_not = credits_max + 1U;
    while (pays_not - pays > 1U) {
        const unsigned middle = pays + (pays_not - pays) / 2U;
        (worth_of(middle, prospects) >= prospects.cost ? pays : pays_not) = middle;
    }
    return pays;
}

void reconsider_targets(Neighbourhood& home, const WeekContext& now) {
    const TimeBankParameters& p = now.parameters.time_bank;
    TimeBank& bank = home.bank;
    const double hours = typical_hours(p);
    for (Member& who : bank.members) {
        if (now.reconsiders(who.citizen)) {
            const unsigned credits = best_reply(prospects_of(who, bank.market, p));
            who.target = who.floor + quarters_of(hours * credits);
        }
    }
}

void watch_the_market(Neighbourhood& home,
                      const WeekContext& now,
                      double affordable,
                      double found) {
    BankMarket& market = home.bank.market;
    const double kept = maths::exp(-1.0 / now.parameters.time_bank.reply_memory);
    double willingness = 0.0;
    for (const Member& who : home.bank.members) {
        willingness += who.is_introduced && who.balance < who.gives_below()
                           ? static_cast<double>(who.able)
                           : 0.0;
    }
    market.requests = kept * market.requests + affordable;
    market.found = kept * market.found + found;
    market.willingness = kept * market.willingness + willingness;
}

} // namespace dowith
