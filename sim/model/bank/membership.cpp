// SPDX-License-Identifier: Apache-2.0
#include "sim/model/bank/membership.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/model/context.hpp"
#include "sim/model/mechanisms/taking_part.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace dowith {
namespace {

/// How often a member may ask in a week at most, whatever a population file says: a Poisson number
/// is drawn by summing up from nought.
constexpr double requests_max = 700.0;

double level(double mean, double sd, const Draw& draw) {
    return maths::clamp_share(draw.normal(mean, sd));
}

/// Wants: median · e^(s z), z standard normal and correlated with the logarithm of giving.
double draw_wants(const Neighbourhood& home, CitizenId c, const WeekContext& now) {
    const TimeBankParameters& p = now.parameters.time_bank;
    const double giving_sd = now.parameters.population.giving_sd;
    const double giving = maths::log(static_cast<double>(home.citizens.giving[c]));
    const double of_giving = giving_sd > 0.0 ? p.wants_giving * giving / giving_sd : 0.0;
    const double own = std::sqrt(1.0 - p.wants_giving * p.wants_giving);
    const double z = of_giving + own * now.draw(home, c, Purpose::member_wants).normal(0.0, 1.0);
    return std::min(p.wants_max, p.wants * maths::exp(p.wants_sd * z));
}

double chance_of_time(const Neighbourhood& home, CitizenId c, const TimeBankParameters& p) {
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
    who.floor = said(terms.floor) ? quarters_of(terms.floor) : who.floor;
    who.cap = said(terms.cap) ? quarters_of(terms.cap) : who.cap;
    who.target = said(terms.target) ? quarters_of(terms.target) : who.target;
    who.target = std::min(who.target, who.cap);
}

/// Whoever registers says what they can do: somebody in whom no skill was noticed is asked for one.
void recognise_an_offer(Citizens& people, CitizenId c) {
    if (people.recognised[c] == 0 && people.skills[c] != 0) {
        const unsigned lowest =
            1U << static_cast<unsigned>(std::countr_zero(static_cast<unsigned>(people.skills[c])));
        people.recognised[c] = static_cast<std::uint16_t>(lowest);
    }
}

/// Puts those who arrived, each once, into their places in the order of rows.
void put_in_order(TimeBank& bank) {
    std::sort(bank.members.begin(), bank.members.end(), [](const Member& a, const Member& b) {
        return a.citizen < b.citizen;
    });
}

void credit(TimeBank& bank, CitizenId c, double hours, Movement why) {
    const QuarterHours amount = quarters_of(hours);
    if (amount > 0) {
        bank.move(issuer_account, account_of(c), amount, why);
    } else if (amount < 0) {
        bank.move(account_of(c), issuer_account, -amount, why);
    }
}

/// Gathers who joins this week, and takes them in at the end: nobody's joining bears on another's.
class Joining {
  public:
    Joining(Neighbourhood& home, const WeekContext& now)
        : home_{home}, people_{home.citizens}, now_{now}, p_{now.parameters.time_bank},
          arrivals_{now.scratch.bank.arrivals} {
        arrivals_.clear();
    }

    void run() {
        register_unasked();
        follow_invitations();
        follow_referrals();
        follow_ties();
        open_accounts_for_time_credits();
        settle_in();
        take_in();
    }

  private:
    [[nodiscard]] bool is_member(CitizenId c) const { return home_.bank.member(c) != nullptr; }

    [[nodiscard]] double round_chance(double rate_per_year) const {
        return maths::at_least_one(rate_per_year * weeks_per_round * now_.years);
    }

    /// Who finds the bank by themselves. A quarter of the citizens come across it each week.
    void register_unasked() {
        const double chance = round_chance(p_.registration);
        for (const CitizenId c : people_.rows()) {
            if (now_.reconsiders(c) &&
                now_.draw(home_, c, Purpose::bank_registration).occurs(chance)) {
                // A paid broker welcomes whoever registers.
                arrivals_.push_back({c, home_.happenings.broker_hours > 0.0});
            }
        }
    }

    /// The broker asks people whom chance puts in their way.
    void follow_invitations() {
        const auto citizens = static_cast<std::uint32_t>(people_.size());
        const double asked = p_.invitations_per_hour * home_.happenings.broker_hours;
        const Draw count{now_.luck,
                         {home_.id.value, citizens},
                         now_.week.value,
                         static_cast<std::uint32_t>(Purpose::bank_invitation)};
        const unsigned times = count.poisson(std::min(asked, requests_max));
        for (unsigned k = 0; k < times && citizens > 0; ++k) {
            invite(CitizenId{count.below(citizens, 2U + k)});
        }
    }

    /// Staff tell clients of it where the service hopes for something back.
    void follow_referrals() {
        for (const ServiceId service : now_.services()) {
            const InForce& policy = now_.practices[service.value];
            const double chance = maths::weekly_probability(
                p_.referral * policy.practice.reciprocity * policy.release);
            for (const Case& each : home_.teams[service.value].cases) {
                if (now_.draw(home_, each.citizen, Purpose::bank_referral)
                        .occurs(chance, service.value)) {
                    invite(each.citizen);
                }
            }
        }
    }

    /// Members who traded tell somebody they know.
    void follow_ties() {
        const double chance = maths::weekly_probability(p_.word_of_mouth);
        for (const Member& who : home_.bank.members) {
            const Draw draw = now_.draw(home_, who.citizen, Purpose::bank_word_of_mouth);
            if (who.active_week != 0 && draw.occurs(chance)) {
                const CitizenId told =
                    people_.ties.partner[who.citizen][draw.below(Ties::slots, 1)];
                if (told.exists()) {
                    invite(told);
                }
            }
        }
    }

    /// A service that pays time credits opens an account for whoever it owes them to.
    void open_accounts_for_time_credits() {
        for (const Team& team : home_.teams) {
            for (std::size_t i = 0; now_.bank.time_credits > 0.0 && i < team.cases.size(); ++i) {
                if (team.cases[i].co_delivers) {
                    arrivals_.push_back({team.cases[i].citizen, false});
                }
            }
            for (std::size_t i = 0; now_.bank.time_credits > 0.0 && i < team.peer_links.size();
                 ++i) {
                arrivals_.push_back({team.peer_links[i].supporter, false});
            }
        }
    }

    void invite(CitizenId c) {
        if (Member* const who = home_.bank.member(c); who != nullptr) {
            introduce(*who);
            return;
        }
        const TakingPartParameters& p = now_.parameters.taking_part;
        const Invitation invitation{.salience = salience(mean_quality(), p),
                                    .information = mean_information(),
                                    .gap = p.gap_action,
                                    .asked = 1.0,
                                    .credit = 1.0};
        const double chance = chance_of_taking_part(person_at(people_, c), invitation, p);
        if (now_.draw(home_, c, Purpose::bank_joining).occurs(chance)) {
            arrivals_.push_back({c, true});
        }
    }

    void introduce(Member& who) {
        who.is_introduced =
            who.is_introduced ||
            now_.draw(home_, who.citizen, Purpose::bank_introduction).occurs(p_.introduction);
    }

    /// Some find their way in without anybody.
    void settle_in() {
        const double chance = maths::weekly_probability(p_.settling_in);
        for (Member& who : home_.bank.members) {
            who.is_introduced =
                who.is_introduced ||
                now_.draw(home_, who.citizen, Purpose::bank_introduction).occurs(chance, 1);
        }
    }

    [[nodiscard]] double mean_quality() const {
        double sum = 0.0;
        for (const Team& team : home_.teams) {
            sum += team.mean_quality;
        }
        return home_.teams.empty() ? 0.0 : sum / static_cast<double>(home_.teams.size());
    }

    [[nodiscard]] double mean_information() const {
        double sum = 0.0;
        for (const InForce& policy : now_.practices) {
            sum += policy.practice.information;
        }
        return sum / static_cast<double>(now_.practices.size());
    }

    /// Each once, as asked if they were asked at all, and nobody who is a member.
    void sift_arrivals() {
        std::sort(arrivals_.begin(), arrivals_.end(), [](const auto& a, const auto& b) {
            return a.citizen != b.citizen ? a.citizen < b.citizen : a.is_asked > b.is_asked;
        });
        const auto same = [](const auto& a, const auto& b) { return a.citizen == b.citizen; };
        arrivals_.erase(std::unique(arrivals_.begin(), arrivals_.end(), same), arrivals_.end());
        const auto known = [&](const BankArrival& each) { return is_member(each.citizen); };
        arrivals_.erase(std::remove_if(arrivals_.begin(), arrivals_.end(), known), arrivals_.end());
    }

    void take_in() {
        sift_arrivals();
        for (const BankArrival& each : arrivals_) {
            recognise_an_offer(people_, each.citizen);
            home_.bank.members.push_back(draw_member(home_, each.citizen, now_));
            if (each.is_asked) {
                introduce(home_.bank.members.back());
            }
        }
        put_in_order(home_.bank);
        for (const BankArrival& each : arrivals_) {
            credit(home_.bank, each.citizen, now_.bank.gift, Movement::gift);
        }
        home_.bank.ever_joined += static_cast<std::uint32_t>(arrivals_.size());
        home_.happenings.bank_joiners += static_cast<double>(arrivals_.size());
    }

    Neighbourhood& home_;
    Citizens& people_;
    const WeekContext& now_;
    const TimeBankParameters& p_;
    std::vector<BankArrival>& arrivals_;
};

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

Member draw_member(const Neighbourhood& home, CitizenId c, const WeekContext& now) {
    const TimeBankParameters& p = now.parameters.time_bank;
    Member who;
    who.citizen = c;
    who.floor = quarters_of(now.bank.floor);
    who.cap = quarters_of(now.bank.cap);
    const Draw target = now.draw(home, c, Purpose::member_target);
    who.target = std::min(who.cap, quarters_of(target.lognormal(p.target, p.target_sd)));
    who.request_rate = static_cast<float>(std::min(draw_wants(home, c, now), requests_max));
    who.able = static_cast<float>(chance_of_time(home, c, p));
    who.ask_stigma = static_cast<float>(
        level(p.ask_stigma, p.ask_stigma_sd, now.draw(home, c, Purpose::member_stigma)));
    who.joined_week = bank_week(now);
    return who;
}

void open_bank(Neighbourhood& home, const WeekContext& now) {
    TimeBank& bank = home.bank;
    bank.organisations.resize(home.teams.size());
    bank.floor = quarters_of(now.bank.floor);
    bank.cap = quarters_of(now.bank.cap);
    for (const MemberTerms& terms : bank.founders) {
        recognise_an_offer(home.citizens, terms.citizen);
        bank.members.push_back(draw_member(home, terms.citizen, now));
        hold_to(terms, bank.members.back());
    }
    const double share = now.parameters.time_bank.founders;
    for (const CitizenId c : home.citizens.rows()) {
        if (bank.founders.empty() && now.draw(home, c, Purpose::bank_founder).occurs(share)) {
            recognise_an_offer(home.citizens, c);
            bank.members.push_back(draw_member(home, c, now));
        }
    }
    put_in_order(bank);
    for (std::size_t i = 0; i < bank.members.size(); ++i) {
        bank.members[i].is_introduced = true; // they made the bank
        credit(bank, bank.members[i].citizen, now.bank.gift, Movement::gift);
    }
    for (const MemberTerms& terms : bank.founders) {
        credit(bank, terms.citizen, terms.initial_credits, Movement::opening);
    }
    bank.founders.clear();
    bank.ever_joined += static_cast<std::uint32_t>(bank.members.size());
}

void follow_limits(TimeBank& bank, const BankRules& rules) {
    const QuarterHours floor = quarters_of(rules.floor);
    const QuarterHours cap = quarters_of(rules.cap);
    if (floor == bank.floor && cap == bank.cap) {
        return;
    }
    for (Member& who : bank.members) {
        who.floor = who.floor == bank.floor ? floor : who.floor;
        who.cap = who.cap == bank.cap ? cap : who.cap;
        who.target = std::min(who.target, who.cap);
    }
    bank.floor = floor;
    bank.cap = cap;
}

void people_join(Neighbourhood& home, const WeekContext& now) { Joining{home, now}.run(); }

void people_leave(Neighbourhood& home, const WeekContext& now) {
    const TimeBankParameters& p = now.parameters.time_bank;
    const double chance = maths::weekly_probability(p.leaving);
    TimeBank& bank = home.bank;
    const auto leaves = [&](const Member& who) {
        const std::uint16_t since = std::max(who.active_week, who.joined_week);
        return static_cast<double>(bank_week(now)) - since > p.idle_weeks &&
               now.draw(home, who.citizen, Purpose::bank_leaving).occurs(chance);
    };
    std::size_t staying = 0;
    for (std::size_t i = 0; i < bank.members.size(); ++i) {
        if (leaves(bank.members[i])) {
            close_account(bank, bank.members[i]);
        }
    }
    for (std::size_t i = 0; i < bank.members.size(); ++i) {
        if (!leaves(bank.members[i])) {
            bank.members[staying++] = bank.members[i];
        }
    }
    home.happenings.bank_leavers += static_cast<double>(bank.members.size() - staying);
    bank.members.resize(staying);
}

} // namespace dowith
