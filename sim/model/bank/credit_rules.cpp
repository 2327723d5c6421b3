// SPDX-License-Identifier: Apache-2.0
#include "sim/model/bank/credit_rules.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/model/bank/membership.hpp"
#include "sim/model/context.hpp"

#include <algorithm>
#include <cmath>

namespace dowith {
namespace {

constexpr QuarterHours hour = 4;

void issue(TimeBank& bank, QuarterHours due) {
    for (std::size_t i = 0; due > 0 && i < bank.members.size(); ++i) {
        bank.move(issuer_account, account_of(bank.members[i].citizen), due, Movement::issue);
    }
}

/// As much as the member has above the floor, at most what is due.
void levy(TimeBank& bank, QuarterHours due) {
    for (std::size_t i = 0; due > 0 && i < bank.members.size(); ++i) {
        const Member& who = bank.members[i];
        const QuarterHours amount = std::min(due, who.balance - who.floor);
        if (amount > 0) {
            bank.move(account_of(who.citizen), pot_account, amount, Movement::levy);
        }
    }
}

/// Once in four weeks a member with more than their target gives a share of the rest to the pot.
void donate(TimeBank& bank, const WeekContext& now) {
    for (std::size_t i = 0; now.bank.donation > 0.0 && i < bank.members.size(); ++i) {
        const Member& who = bank.members[i];
        if (!now.reconsiders(who.citizen) || who.balance <= who.gives_below()) {
            continue;
        }
        const double surplus = hours_of(who.balance - who.gives_below());
        const QuarterHours amount = quarters_of(now.bank.donation * surplus);
        if (amount > 0) {
            bank.move(account_of(who.citizen), pot_account, amount, Movement::donation);
        }
    }
}

void expire(TimeBank& bank, const WeekContext& now) {
    for (std::size_t i = 0; now.bank.expiry > 0.0 && i < bank.members.size(); ++i) {
        const Member& who = bank.members[i];
        const double idle = static_cast<double>(bank_week(now)) - who.idle_since();
        if (who.balance > 0 && idle > now.bank.expiry) {
            bank.move(account_of(who.citizen), issuer_account, who.balance, Movement::expiry);
        }
    }
}

/// Pays time credits of one organisation for hours with its service.
class Paymaster {
  public:
    Paymaster(Neighbourhood& home, std::size_t service, const WeekContext& now)
        : home_{home}, service_{static_cast<std::uint32_t>(service)}, now_{now} {
        EXPECTS(service < home.bank.organisations.size());
    }

    /// Whole quarter-hours; what is left over becomes one with the probability that it is of one.
    void pay(CitizenId c, double hours, unsigned which) {
        Member* const who = home_.bank.member(c);
        if (hours <= 0.0 || who == nullptr) {
            return;
        }
        who->seen_week = bank_week(now_);
        const double chance =
            now_.draw(home_, c, Purpose::bank_earning).uniform(2U * service_ + which);
        const auto amount =
            static_cast<QuarterHours>(std::floor(4.0 * now_.bank.time_credits * hours + chance));
        if (amount > 0) {
            const Account organisation{Holder::organisation, service_};
            home_.bank.move(issuer_account, organisation, amount, Movement::issue);
            home_.bank.move(organisation, account_of(c), amount, Movement::earning);
            home_.happenings.credits_earned += hours_of(amount);
        }
    }

  private:
    Neighbourhood& home_;
    std::uint32_t service_;
    const WeekContext& now_;
};

/// Hours of peer support of one seeker, who has one supporter.
double peer_hours(const Team& team, const PeerLink& link) {
    const Case* const helped = team.case_of(link.seeker);
    return helped != nullptr ? static_cast<double>(helped->peer_hours) : 0.0;
}

/// What supporters gave to all whom they support, in one sum: parts of a quarter-hour are drawn
/// once for each supporter.
void pay_peers(const Team& team, std::vector<PeerLink>& links, Paymaster& paymaster) {
    const auto same = [](const PeerLink& a, const PeerLink& b) { return a.seeker == b.seeker; };
    EXPECTS(std::adjacent_find(team.peer_links.begin(), team.peer_links.end(), same) ==
            team.peer_links.end());
    links.assign(team.peer_links.begin(), team.peer_links.end());
    std::sort(links.begin(), links.end(), [](const PeerLink& a, const PeerLink& b) {
        return a.supporter != b.supporter ? a.supporter < b.supporter : a.seeker < b.seeker;
    });
    for (std::size_t i = 0; i < links.size();) {
        const CitizenId supporter = links[i].supporter;
        double hours = 0.0;
        for (; i < links.size() && links[i].supporter == supporter; ++i) {
            hours += peer_hours(team, links[i]);
        }
        paymaster.pay(supporter, hours, 1);
    }
}

/// An hour of a client's own co-delivery, or of peer support, earns time credits.
void earn(Neighbourhood& home, const WeekContext& now) {
    for (std::size_t service = 0; service < home.teams.size(); ++service) {
        const Team& team = home.teams[service];
        Paymaster paymaster{home, service, now};
        for (const Case& each : team.cases) {
            if (each.co_delivers) {
                paymaster.pay(each.citizen, static_cast<double>(each.own_hours), 0);
            }
        }
        pay_peers(team, now.scratch.bank.links, paymaster);
    }
}

void spend_at_venues(Neighbourhood& home, const WeekContext& now) {
    TimeBank& bank = home.bank;
    for (std::size_t i = 0; now.bank.venues > 0.0 && i < bank.members.size(); ++i) {
        Member& who = bank.members[i];
        if (who.balance >= hour &&
            now.draw(home, who.citizen, Purpose::bank_venue).occurs(now.bank.venues)) {
            bank.move(account_of(who.citizen), venue_account, hour, Movement::spending);
            who.seen_week = bank_week(now);
        }
    }
}

} // namespace

QuarterHours due_in_week(double hours_per_year, std::uint32_t week) {
    EXPECTS(hours_per_year >= 0.0);
    const double weekly = 4.0 * hours_per_year / weeks_per_year;
    const auto until = [weekly](double weeks) {
        return static_cast<QuarterHours>(std::floor(weekly * weeks));
    };
    return until(week + 1.0) - until(week);
}

void move_credits_by_rule(Neighbourhood& home, const WeekContext& now) {
    TimeBank& bank = home.bank;
    issue(bank, due_in_week(now.bank.issue, now.week.value));
    levy(bank, due_in_week(now.bank.levy, now.week.value));
    donate(bank, now);
    expire(bank, now);
    if (now.bank.time_credits > 0.0) {
        earn(home, now);
    }
    spend_at_venues(home, now);
}

} // namespace dowith
