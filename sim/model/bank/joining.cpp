// SPDX-License-Identifier: Apache-2.0
#include "sim/model/bank/joining.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/maths.hpp"
#include "sim/model/bank/membership.hpp"
#include "sim/model/context.hpp"
#include "sim/model/mechanisms/taking_part.hpp"

#include <algorithm>

namespace dowith {
namespace {

/// How many people a broker can ask in a week at most: a Poisson number is drawn by summing up.
constexpr double asked_max = 700.0;

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
        EXPECTS(rate_per_year >= 0.0);
        return maths::at_least_one(rate_per_year * weeks_per_round * now_.years);
    }

    /// Who finds the bank by themselves. A quarter of the citizens come across it each week.
    void register_unasked() {
        const double chance = round_chance(p_.registration);
        if (chance <= 0.0) {
            return;
        }
        const std::uint64_t threshold = occurs_threshold(chance);
        now_.for_each_in_turn(home_, Purpose::bank_registration, [&](CitizenId c, auto word) {
            if (word < threshold) {
                // A paid broker welcomes whoever registers.
                arrivals_.push_back({c, home_.happenings.broker_hours > 0.0});
            }
        });
    }

    /// The broker asks people whom chance puts in their way.
    void follow_invitations() {
        const auto citizens = static_cast<std::uint32_t>(people_.size());
        const double asked = p_.invitations_per_hour * home_.happenings.broker_hours;
        const Draw count{now_.luck,
                         {home_.id.value, citizens},
                         now_.week.value,
                         static_cast<std::uint32_t>(Purpose::bank_invitation)};
        const unsigned times = count.poisson(std::min(asked, asked_max));
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
            if (chance <= 0.0) {
                continue;
            }
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
            if (chance <= 0.0 || who.active_week == 0) {
                continue;
            }
            const Draw draw = now_.draw(home_, who.citizen, Purpose::bank_word_of_mouth);
            if (draw.occurs(chance)) {
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
        EXPECTS(c.value < people_.size());
        if (Member* const who = home_.bank.member(c); who != nullptr) {
            introduce(*who);
            return;
        }
        const TakingPartParameters& p = now_.parameters.taking_part;
        const Invitation invitation{.salience = salience(mean_quality(home_), p),
                                    .information = now_.information(),
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
        const std::size_t members = home_.bank.members.size();
        for (const BankArrival& each : arrivals_) {
            Member& who = enrol(home_, each.citizen, now_);
            if (each.is_asked) {
                introduce(who);
            }
        }
        put_in_order(home_.bank, members);
        for (const BankArrival& each : arrivals_) {
            welcome(home_.bank, each.citizen, now_.bank.gift);
        }
        home_.happenings.bank_joiners += static_cast<double>(arrivals_.size());
    }

    Neighbourhood& home_;
    Citizens& people_;
    const WeekContext& now_;
    const TimeBankParameters& p_;
    std::vector<BankArrival>& arrivals_;
};

} // namespace

void people_join(Neighbourhood& home, const WeekContext& now) { Joining{home, now}.run(); }

} // namespace dowith
