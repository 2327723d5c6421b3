// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/time_bank.hpp"

#include "sim/model/bank/credit_rules.hpp"
#include "sim/model/bank/exchange.hpp"
#include "sim/model/bank/joining.hpp"
#include "sim/model/bank/membership.hpp"
#include "sim/model/bank/thresholds.hpp"
#include "sim/model/context.hpp"

#include <array>
#include <utility>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<TimeBankParameters>>({
    {&TimeBankParameters::wants,
     {"wants", 0.15, {0.01, 0.2}, {0.0, 700.0}, "1/week",
      "median over members of wants that another member could meet (rho)",
      "0.7 to 2 h per member and month in schemes that live; tuned to Y6, Y7, Y8"}},
    {&TimeBankParameters::wants_sd,
     {"wants_sd", 1.2, {1.0, 2.0}, not_negative, "1", "spread of wants over members, log s.d.",
      "time banks: a few trade most; size: assumption"}},
    {&TimeBankParameters::wants_giving,
     {"wants_giving", 0.5, {0.0, 0.6}, {-1.0, 1.0}, "1",
      "correlation of the logarithms of wants and of giving", "assumption"}},
    {&TimeBankParameters::wants_max,
     {"wants_max", 3.0, {1.0, 7.0}, {0.0, 700.0}, "1/week", "most wants that anybody has",
      "assumption: cuts the tail of the lognormal"}},
    {&TimeBankParameters::need_requests,
     {"need_requests", 0.25, {0.0, 0.5}, {0.0, 700.0}, "1/week",
      "further wants for each unit of severity of need left unmet", "assumption"}},
    {&TimeBankParameters::ask_stigma,
     {"ask_stigma", 0.5, {0.2, 0.8}, any_share, "1",
      "mean share of wants that are never voiced: giving is easier than asking",
      "Ozanne 2010 and Seyfang 2003 for the direction; size: assumption"}},
    {&TimeBankParameters::ask_stigma_sd,
     {"ask_stigma_sd", 0.22, {0.0, 0.3}, not_negative, "1", "its spread over members",
      "assumption"}},
    {&TimeBankParameters::broker_ask,
     {"broker_ask", 0.5, {0.0, 0.7}, any_share, "1",
      "share by which a broker lowers the reluctance of those served", "assumption"}},
    {&TimeBankParameters::target,
     {"target", 20.0, {5.0, 40.0}, {0.0, 100000.0}, "h",
      "median balance from which a member gives no more", "assumption: soft stop"}},
    {&TimeBankParameters::target_sd,
     {"target_sd", 0.4, {0.0, 0.6}, not_negative, "1", "its spread over members, log s.d.",
      "assumption"}},
    {&TimeBankParameters::trade,
     {"trade", 1.5, {1.0, 3.0}, {0.25, 100.0}, "h", "median length of an exchange",
      "time banks: about 1.5 h"}},
    {&TimeBankParameters::trade_sd,
     {"trade_sd", 0.6, {0.3, 0.9}, not_negative, "1", "its spread, log s.d.", "assumption"}},
    {&TimeBankParameters::kinds,
     {"kinds", 16.0, {16.0, 16.0}, {1.0, 16.0}, "1",
      "kinds of task that are asked for; where there is one, every member can do it",
      "assumption; fewer for verification"}},
    {&TimeBankParameters::able,
     {"able", 0.2, {0.05, 0.4}, not_negative, "1/week",
      "hazard of having time for a request, at giving 1", "assumption; tuned to Y6"}},
    {&TimeBankParameters::able_probability,
     {"able_probability", 0.0, {0.0, 0.0}, any_share, "1",
      "set chance of having time for a request; 0: the hazard decides",
      "for verification: Kash, Friedman and Halpern 2007, beta"}},
    {&TimeBankParameters::owing,
     {"owing", 0.5, {0.0, 0.6}, any_share, "1",
      "share of the time lacking that a member who owes as much as the floor allows makes",
      "Ferndale time bank: who owes 10 hours must begin to earn; size: assumption"}},
    {&TimeBankParameters::stranger,
     {"stranger", 0.4, {0.1, 0.7}, any_share, "1",
      "chance that somebody calls a name from the directory whom nobody introduces",
      "NSW 2015: 6.7 % of registrants ever traded; size: assumption"}},
    {&TimeBankParameters::contacts_per_hour,
     {"contacts_per_hour", 1.5, {0.75, 3.0}, not_negative, "1/h",
      "requests that a broker takes through the membership, per paid hour", "assumption"}},
    {&TimeBankParameters::broker_area,
     {"broker_area", 8000.0, {2000.0, 20000.0}, positive, "1",
      "citizens for whom a policy's broker hours are paid once", "assumption; tuned to Y13"}},
    {&TimeBankParameters::invitations_per_hour,
     {"invitations_per_hour", 0.1, {0.0, 0.5}, not_negative, "1/h",
      "citizens whom a broker asks to join, per paid hour",
      "Taranaki 2015: 1.75 joined a week under paid co-ordination; size: assumption; tuned to "
      "Y6"}},
    {&TimeBankParameters::registration,
     {"registration", 0.01, {0.0, 0.05}, not_negative, "1/year",
      "rate at which citizens register by themselves",
      "NSW 2015: open registration on the web; size: assumption; tuned to Y6"}},
    {&TimeBankParameters::introduction,
     {"introduction", 0.8, {0.6, 1.0}, any_share, "1",
      "chance that somebody asked in person finds their way in: asks and gives from then on",
      "brokered schemes: 55 to 85 % ever trade; size: assumption"}},
    {&TimeBankParameters::settling_in,
     {"settling_in", 0.2, {0.05, 0.3}, not_negative, "1/year",
      "rate at which a member whom nobody introduced finds their way in",
      "NSW 2015: 6.7 % of registrants ever traded; size: assumption"}},
    {&TimeBankParameters::referral,
     {"referral", 0.5, {0.1, 2.0}, not_negative, "1/year",
      "rate at which staff ask a client to join, at full reciprocity that managers let happen",
      "assumption"}},
    {&TimeBankParameters::word_of_mouth,
     {"word_of_mouth", 0.1, {0.0, 0.5}, not_negative, "1/year",
      "rate at which a member who has traded asks somebody they know",
      "assumption; tuned to Y6"}},
    {&TimeBankParameters::founders,
     {"founders", 0.0, {0.0, 0.2}, any_share, "1",
      "share of citizens who are members as the bank opens", "scenario"}},
    {&TimeBankParameters::idle_weeks,
     {"idle_weeks", 52.0, {26.0, 156.0}, not_negative, "week",
      "weeks without an exchange or time credits after which a member may leave", "assumption"}},
    {&TimeBankParameters::leaving,
     {"leaving", 0.5, {0.1, 2.0}, not_negative, "1/year", "rate at which idle members leave",
      "assumption"}},
    {&TimeBankParameters::logging_strangers,
     {"logging_strangers", 0.9, {0.7, 1.0}, any_share, "1",
      "share of exchanges between strangers that are logged",
      "Ferndale time bank: many stop logging once comfortable; size: assumption"}},
    {&TimeBankParameters::logging_friends,
     {"logging_friends", 0.5, {0.2, 0.9}, any_share, "1",
      "share of exchanges logged at full tie strength",
      "Ferndale time bank: many stop logging once comfortable; size: assumption"}},
    {&TimeBankParameters::reply_cost,
     {"reply_cost", 0.08, {0.02, 0.3}, any_share, "1",
      "cost of serving over benefit of being served, for thresholds by best reply",
      "Kash, Friedman and Halpern 2007: an example"}},
    {&TimeBankParameters::reply_patience,
     {"reply_patience", 0.97, {0.8, 0.99}, {0.0, 1.0}, "1",
      "what waiting for one more want of one's own leaves of a benefit",
      "Kash, Friedman and Halpern 2007: an example"}},
    {&TimeBankParameters::reply_memory,
     {"reply_memory", 12.0, {4.0, 52.0}, positive, "week",
      "for how long members remember what they saw of asking and giving", "assumption"}},
});

// clang-format on

void clear_what_was_given(Neighbourhood& home) {
    for (Team& team : home.teams) {
        for (Case& each : team.cases) {
            each.bank_hours = 0.0F;
        }
    }
}

/// A bank without a broker that was not opened by name lives on as long as it has members.
bool lives_on(const TimeBank& bank, const BankRules& rules) {
    return rules.is_open() || !bank.members.empty();
}

void pay_the_broker(Neighbourhood& home, const WeekContext& now) {
    home.happenings.broker_hours = now.bank.broker_hours *
                                   static_cast<double>(home.citizens.size()) /
                                   now.parameters.time_bank.broker_area;
}

} // namespace

std::span<const Declared<TimeBankParameters>> time_bank_declarations() { return declared; }

void time_bank(Neighbourhood& home, const WeekContext& now) {
    TimeBank& bank = home.bank;
    bank.transactions.clear();
    if (bank.is_alive) {
        clear_what_was_given(home);
    }
    const bool was_alive = std::exchange(bank.is_alive, lives_on(bank, now.bank));
    if (!bank.is_alive) {
        return;
    }
    pay_the_broker(home, now);
    if (!was_alive) {
        open_bank(home, now);
    }
    follow_limits(bank, now.bank);
    if (now.bank.is_open()) {
        people_join(home, now);
    }
    people_leave(home, now);
    move_credits_by_rule(home, now);
    trade(home, now);
    if (static_cast<ThresholdRule>(static_cast<int>(now.bank.thresholds)) ==
        ThresholdRule::best_reply) {
        reconsider_targets(home, now);
    }
}

} // namespace dowith
