// SPDX-License-Identifier: Apache-2.0
#include "sim/model/bank/membership.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/maths.hpp"
#include "sim/model/context.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace dowith {
namespace {

/// How often a member may ask in a week at most, whatever a population file says: a Poisson number
/// is drawn by summing up from nought.
constexpr double requests_max = 700.0;

/// What somebody is like holds for good, whenever and under whatever policy they join: it is drawn
/// for one week, the same for all.
Draw for_life(const Neighbourhood& home, CitizenId c, Purpose purpose, const WeekContext& now) {
    return {now.luck, {home.id.value, c.value}, 0, static_cast<std::uint32_t>(purpose)};
}

double level(double mean, double sd, const Draw& draw) {
    return maths::clamp_share(draw.normal(mean, sd));
}

/// The logarithm of giving in standard deviations. Beyond the farthest nobody is told apart, so
/// that it is a number even for somebody whom a file says to give nothing at all.
double standard_giving(const Neighbourhood& home, CitizenId c, const WeekContext& now) {
    constexpr double farthest = 40.0;
    const double sd = now.parameters.population.giving_sd;
    const double giving = maths::log(static_cast<double>(home.citizens.giving[c]));
    return sd > 0.0 ? std::clamp(giving / sd, -farthest, farthest) : 0.0;
}

/// Wants: median · e^(s z), z standard normal and correlated with the logarithm of giving.
double draw_wants(const Neighbourhood& home, CitizenId c, const WeekContext& now) {
    constexpr double exponent_max = 700.0; // beyond it e^x is not finite, and no median of nought
    const TimeBankParameters& p = now.parameters.time_bank;
    const double of_giving = p.wants_giving * standard_giving(home, c, now);
    const double own = std::sqrt(1.0 - p.wants_giving * p.wants_giving);
    const double z =
        of_giving + own * for_life(home, c, Purpose::member_wants, now).normal(0.0, 1.0);
    const double wants = p.wants * maths::exp(std::min(p.wants_sd * z, exponent_max));
    ENSURES(std::isfinite(wants) && wants >= 0.0);
    return std::min(p.wants_max, wants);
}

/// Hours; a median of nought leaves nobody who gives.
double draw_target(const Neighbourhood& home, CitizenId c, const WeekContext& now) {
    const TimeBankParameters& p = now.parameters.time_bank;
    const Draw draw = for_life(home, c, Purpose::member_target, now);
    return p.target > 0.0 ? draw.lognormal(p.target, p.target_sd) : 0.0;
}

double able_of(const Neighbourhood& home, CitizenId c, const TimeBankParameters& p) {
    return p.able_probability > 0.0
               ? p.able_probability
               : maths::at_least_one(p.able * static_cast<double>(home.citizens.giving[c]));
}

/// What a population file says of a founder comes before what was drawn.
void hold_to(const MemberTerms& terms, Member& who) {
    const auto said = [](double value) { return !std::isnan(value); };
    if (said(terms.request_rate)) {
        who.request_rate = static_cast<float>(std::min(terms.request_rate, requests_max));
    }
    if (said(terms.able)) {
        who.able = static_cast<float>(terms.able);
    }
    if (said(terms.ask_stigma)) {
        who.ask_stigma = static_cast<float>(terms.ask_stigma);
    }
    who.has_own_floor = said(terms.floor);
    who.has_own_cap = said(terms.cap);
    who.floor = who.has_own_floor ? quarters_of(terms.floor) : who.floor;
    who.cap = who.has_own_cap ? quarters_of(terms.cap) : who.cap;
    who.target = said(terms.target) ? quarters_of(terms.target) : who.target;
}

/// Whoever registers says what they can do: somebody in whom no skill was noticed is asked for one.
void recognise_an_offer(Citizens& people, CitizenId c) {
    if (people.recognised[c] == 0 && people.skills[c] != 0) {
        const unsigned lowest =
            1U << static_cast<unsigned>(std::countr_zero(static_cast<unsigned>(people.skills[c])));
        people.recognised[c] = static_cast<std::uint16_t>(lowest);
    }
}

/// Whole hours, as evenly as these go: members who come first have one more than the others.
void deal_out(TimeBank& bank, double endowment) {
    if (bank.members.empty()) {
        return;
    }
    EXPECTS(endowment >= 0.0);
    const auto members = static_cast<double>(bank.members.size());
    const double each = std::floor(endowment / members);
    const double left = std::floor(endowment) - each * members;
    for (std::size_t i = 0; i < bank.members.size(); ++i) {
        const double hours = each + (static_cast<double>(i) < left ? 1.0 : 0.0);
        credit_newcomer(bank, bank.members[i].citizen, hours, Movement::opening);
    }
}

/// Leaves nothing behind: what they had goes to the pot, and the pot stands in for what they owed.
void close_account(TimeBank& bank, const Member& who) {
    if (who.balance > 0) {
        bank.move(account_of(who.citizen), pot_account, who.balance, Movement::leaving);
    } else if (who.balance < 0) {
        bank.move(pot_account, account_of(who.citizen), -who.balance, Movement::leaving);
    }
}

} // namespace

std::uint16_t bank_week(const WeekContext& now) {
    return static_cast<std::uint16_t>(now.week.value + 1);
}

void put_in_order(TimeBank& bank, std::size_t in_order) {
    std::vector<Member>& members = bank.members;
    const auto earlier = [](const Member& a, const Member& b) { return a.citizen < b.citizen; };
    // Few join in a week, so each is put in between; sorting everybody would take longer.
    for (auto newcomer = members.begin() + static_cast<std::ptrdiff_t>(in_order);
         newcomer != members.end();
         ++newcomer) {
        const auto place = std::upper_bound(members.begin(), newcomer, *newcomer, earlier);
        std::rotate(place, newcomer, newcomer + 1);
    }
    const auto twice = [](const Member& a, const Member& b) { return a.citizen == b.citizen; };
    ENSURES(in_order == members.size() ||
            std::adjacent_find(members.begin(), members.end(), twice) == members.end());
}

void credit_newcomer(TimeBank& bank, CitizenId c, double hours, Movement why) {
    EXPECTS(std::isfinite(hours));
    const QuarterHours amount = quarters_of(hours);
    if (amount > 0) {
        bank.move(issuer_account, account_of(c), amount, why);
    } else if (amount < 0) {
        bank.move(account_of(c), issuer_account, -amount, why);
    }
}

void welcome(TimeBank& bank, CitizenId c, double gift) {
    if (bank.former_member(c) == nullptr) {
        credit_newcomer(bank, c, gift, Movement::gift);
    }
}

Member draw_member(const Neighbourhood& home, CitizenId c, const WeekContext& now) {
    const TimeBankParameters& p = now.parameters.time_bank;
    Member who;
    who.citizen = c;
    who.floor = quarters_of(now.bank.floor);
    who.cap = quarters_of(now.bank.cap);
    who.target = quarters_of(draw_target(home, c, now));
    who.request_rate = static_cast<float>(std::min(draw_wants(home, c, now), requests_max));
    who.able = static_cast<float>(able_of(home, c, p));
    who.ask_stigma = static_cast<float>(
        level(p.ask_stigma, p.ask_stigma_sd, for_life(home, c, Purpose::member_stigma, now)));
    who.joined_week = bank_week(now);
    return who;
}

Member& enrol(Neighbourhood& home, CitizenId c, const WeekContext& now) {
    EXPECTS(c.value < home.citizens.size());
    recognise_an_offer(home.citizens, c);
    TimeBank& bank = home.bank;
    bank.members.push_back(draw_member(home, c, now));
    if (const FormerMember* const before = bank.former_member(c); before != nullptr) {
        bank.members.back().active_week = before->active_week;
    } else {
        ++bank.ever_joined;
    }
    return bank.members.back();
}

void open_bank(Neighbourhood& home, const WeekContext& now) {
    TimeBank& bank = home.bank;
    bank.organisations.resize(home.teams.size());
    bank.floor = quarters_of(now.bank.floor);
    bank.cap = quarters_of(now.bank.cap);
    for (const MemberTerms& terms : bank.founders) {
        hold_to(terms, enrol(home, terms.citizen, now));
    }
    const double share = now.parameters.time_bank.founders;
    for (const CitizenId c : home.citizens.rows()) {
        if (bank.founders.empty() && for_life(home, c, Purpose::bank_founder, now).occurs(share)) {
            enrol(home, c, now);
        }
    }
    put_in_order(bank, 0);
    for (std::size_t i = 0; i < bank.members.size(); ++i) {
        bank.members[i].is_introduced = true; // they made the bank
        welcome(bank, bank.members[i].citizen, now.bank.gift);
    }
    for (const MemberTerms& terms : bank.founders) {
        credit_newcomer(bank, terms.citizen, terms.initial_credits, Movement::opening);
    }
    bank.founders.clear();
    deal_out(bank, now.bank.endowment);
}

void follow_limits(TimeBank& bank, const BankRules& rules) {
    EXPECTS(rules.floor <= rules.cap);
    const QuarterHours floor = quarters_of(rules.floor);
    const QuarterHours cap = quarters_of(rules.cap);
    if (floor == bank.floor && cap == bank.cap) {
        return;
    }
    for (Member& who : bank.members) {
        who.floor = who.has_own_floor ? who.floor : floor;
        who.cap = who.has_own_cap ? who.cap : cap;
    }
    bank.floor = floor;
    bank.cap = cap;
}

void people_leave(Neighbourhood& home, const WeekContext& now) {
    const TimeBankParameters& p = now.parameters.time_bank;
    const double chance = maths::weekly_probability(p.leaving);
    TimeBank& bank = home.bank;
    const auto leaves = [&](const Member& who) {
        return static_cast<double>(bank_week(now)) - who.idle_since() > p.idle_weeks &&
               now.draw(home, who.citizen, Purpose::bank_leaving).occurs(chance);
    };
    for (const Member& who : bank.members) {
        if (leaves(who)) {
            close_account(bank, who);
            bank.remember(who);
            home.happenings.bank_leavers += 1.0;
        }
    }
    if (home.happenings.bank_leavers > 0.0) {
        std::erase_if(bank.members, leaves);
    }
}

} // namespace dowith
