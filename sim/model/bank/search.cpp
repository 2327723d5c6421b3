// SPDX-License-Identifier: Apache-2.0
#include "sim/model/bank/search.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/model/context.hpp"

#include <algorithm>

namespace dowith {
namespace {

/// Names tried before everybody is gone through. Trying is an exact short cut: ability is fixed for
/// a request, so the first able one of uniform tries is uniform among the able, and so is one drawn
/// from the whole list of them.
constexpr unsigned tries_max = 32;

/// Words that one search may take: tries for each of several choices, and draws from a list.
constexpr unsigned words_of_a_search = 1U << 14U;

/// Requests of a member in a week, far beyond what any rate allows.
constexpr std::uint32_t requests_most = 1U << 18U;

/// Which draw says whether a citizen has time for a request. Requests stand apart by the golden
/// section of 2^32: those of one never share a draw, nor do those of others unless rows by the
/// million meet requests by the thousand.
std::uint32_t lot_of(std::uint32_t number, CitizenId c) {
    constexpr std::uint32_t golden = 0x9E3779B1U;
    return number * golden + c.value;
}

/// Who is a member, in which place, and what they offer.
void look_up_members(const Neighbourhood& home, unsigned kinds, BankDesk& desk) {
    const std::vector<Member>& members = home.bank.members;
    const unsigned in_use = (1U << kinds) - 1U;
    desk.offered.resize(members.size());
    desk.place_of.assign(home.citizens.size(), BankDesk::nowhere);
    for (std::uint32_t place = 0; place < members.size(); ++place) {
        const CitizenId c = members[place].citizen;
        desk.place_of[c.value] = place;
        desk.offered[place] =
            kinds == 1 ? std::uint16_t{1}
                       : static_cast<std::uint16_t>(home.citizens.recognised[c] & in_use);
    }
}

/// Everybody's place is written down under every kind, and stays where they offer it: skills come
/// as they please, so that a branch for each would be guessed wrong.
void list_by_kind(unsigned kinds, BankDesk& desk) {
    const std::size_t members = desk.offered.size();
    desk.offers.resize(members * kinds + 1); // and room for one that does not stay
    std::uint32_t listed = 0;
    for (std::size_t kind = 0; kind < task_kinds; ++kind) {
        desk.first_offer[kind] = listed;
        for (std::uint32_t place = 0; kind < kinds && place < members; ++place) {
            desk.offers[listed] = place;
            listed += desk.offered[place] >> kind & 1U;
        }
    }
    desk.first_offer[task_kinds] = listed;
}

} // namespace

void list_offers(const Neighbourhood& home, const WeekContext& now, BankDesk& desk) {
    const std::vector<Member>& members = home.bank.members;
    const auto kinds = static_cast<unsigned>(now.parameters.time_bank.kinds);
    EXPECTS(kinds >= 1 && kinds <= task_kinds);
    desk.booked.assign(members.size(), 0);
    look_up_members(home, kinds, desk);
    list_by_kind(kinds, desk);
}

double chance_of_time(const Member& who, double owing) {
    const auto able = static_cast<double>(who.able);
    EXPECTS(able >= 0.0 && able <= 1.0 && owing >= 0.0 && owing <= 1.0);
    if (who.balance >= 0 || who.floor >= 0) {
        return able;
    }
    const double debt = std::min(1.0, hours_of(who.balance) / hours_of(who.floor));
    return able + (1.0 - able) * owing * debt;
}

double tie_strength(const Neighbourhood& home, CitizenId from, CitizenId to) {
    const Ties& ties = home.citizens.ties;
    double strength = 0.0;
    for (std::size_t slot = 0; slot < Ties::slots; ++slot) {
        if (ties.partner[from][slot] == to) {
            strength = std::max(strength, ties.strength[from][slot].value());
        }
    }
    return strength;
}

Search::Search(const Neighbourhood& home,
               const WeekContext& now,
               BankDesk& desk,
               const BankRequest& request,
               std::uint32_t kind,
               QuarterHours amount)
    : home_{home}, now_{now}, desk_{desk}, asker_{home.bank.members[request.member]},
      asker_place_{request.member}, kind_{kind}, amount_{amount}, number_{request.number},
      time_{now.draw(home, asker_.citizen, Purpose::bank_able)},
      luck_{now.draw(home, asker_.citizen, Purpose::bank_search)},
      drawn_{request.number * words_of_a_search}, owing_{now.parameters.time_bank.owing} {
    EXPECTS(kind < task_kinds && amount > 0 && request.number < requests_most);
    EXPECTS(desk.booked.size() == home.bank.members.size()); // offers were listed
}

bool Search::can_serve(std::uint32_t member) const {
    const Member& who = home_.bank.members[member];
    return member != asker_place_ && who.is_introduced && who.balance < who.gives_below() &&
           who.balance + amount_ <= who.cap && (by_broker_ || desk_.booked[member] == 0) &&
           time_.uniform(lot_of(number_, who.citizen)) < chance_of_time(who, owing_);
}

Search::Found Search::through_the_broker() {
    by_broker_ = true;
    const Found found = choose(desk_.offering(kind_));
    ENSURES(drawn_ - number_ * words_of_a_search <= words_of_a_search);
    return found;
}

Search::Found Search::by_oneself() {
    by_broker_ = false;
    look_up_ties();
    Found found = choose(desk_.near);
    if (!found && luck_.occurs(now_.parameters.time_bank.stranger, drawn_++)) {
        found = one_from_the_directory(desk_.offering(kind_));
    }
    if (found) {
        desk_.booked[*found] = 1;
    }
    ENSURES(drawn_ - number_ * words_of_a_search <= words_of_a_search);
    return found;
}

Search::Found Search::choose(Members among) {
    switch (static_cast<ProviderRule>(static_cast<int>(now_.bank.provider))) {
    case ProviderRule::uniform:
        return any_of(among);
    case ProviderRule::least_credit:
        return least_credit(among);
    case ProviderRule::best_of_d:
        return best_of(static_cast<unsigned>(now_.bank.choices), among);
    case ProviderRule::closest_tie:
        return closest(among);
    }
    return std::nullopt;
}

Search::Found Search::any_of(Members among) {
    const auto count = static_cast<std::uint32_t>(among.size());
    for (unsigned tries = 0; count > 0 && tries < tries_max; ++tries) {
        const std::uint32_t name = among[luck_.below(count, drawn_++)];
        if (can_serve(name)) {
            return name;
        }
    }
    return any_by_list(among);
}

Search::Found Search::any_by_list(Members among) {
    list_the_able(among);
    return desk_.able.empty() ? Found{} : one_of_the_able();
}

std::uint32_t Search::one_of_the_able() {
    EXPECTS(!desk_.able.empty());
    const auto count = static_cast<std::uint32_t>(desk_.able.size());
    return desk_.able[luck_.below(count, drawn_++)];
}

void Search::list_the_able(Members among) {
    desk_.able.clear();
    for (const std::uint32_t name : among) {
        if (can_serve(name)) {
            desk_.able.push_back(name);
        }
    }
}

/// Among equals one is drawn.
Search::Found Search::least_credit(Members among) {
    std::vector<std::uint32_t>& equals = desk_.able;
    equals.clear();
    const auto balance = [&](std::uint32_t m) { return home_.bank.members[m].balance; };
    for (const std::uint32_t name : among) {
        if ((!equals.empty() && balance(name) > balance(equals.front())) || !can_serve(name)) {
            continue;
        }
        if (!equals.empty() && balance(name) < balance(equals.front())) {
            equals.clear();
        }
        equals.push_back(name);
    }
    return equals.empty() ? Found{} : one_of_the_able();
}

/// Whoever has the fewest credits of `choices` different able volunteers, the first of equals.
Search::Found Search::best_of(unsigned choices, Members among) {
    EXPECTS(choices >= 1 && choices < words_of_a_search / (2U * tries_max));
    look_at_some(choices, among);
    Found best;
    for (const std::uint32_t name : desk_.looked_at) {
        const std::vector<Member>& members = home_.bank.members;
        best = !best || members[name].balance < members[*best].balance ? name : best;
    }
    return best;
}

/// Leaves `choices` different able volunteers, or all there are, in `looked_at`.
void Search::look_at_some(unsigned choices, Members among) {
    std::vector<std::uint32_t>& seen = desk_.looked_at;
    seen.clear();
    const auto count = static_cast<std::uint32_t>(among.size());
    for (unsigned tries = 0; count > 0 && tries < tries_max * choices; ++tries) {
        const std::uint32_t name = among[luck_.below(count, drawn_++)];
        if (std::find(seen.begin(), seen.end(), name) == seen.end() && can_serve(name)) {
            seen.push_back(name);
        }
        if (seen.size() == choices) {
            return;
        }
    }
    list_the_able(among);
    seen.clear();
    for (auto left = static_cast<std::uint32_t>(desk_.able.size());
         left > 0 && seen.size() < choices;
         --left) {
        std::uint32_t& drawn = desk_.able[luck_.below(left, drawn_++)];
        seen.push_back(drawn);
        drawn = desk_.able[left - 1];
    }
}

Search::Found Search::closest(Members among) {
    const Ties& ties = home_.citizens.ties;
    Found nearest;
    double strongest = -1.0;
    for (std::size_t slot = 0; slot < Ties::slots; ++slot) {
        const CitizenId known = ties.partner[asker_.citizen][slot];
        const Member* const who = known.exists() ? home_.bank.member(known) : nullptr;
        if (who == nullptr) {
            continue;
        }
        const auto place = static_cast<std::uint32_t>(who - home_.bank.members.data());
        const double strength = ties.strength[asker_.citizen][slot].value();
        if (strength > strongest && std::binary_search(among.begin(), among.end(), place) &&
            can_serve(place)) {
            nearest = place;
            strongest = strength;
        }
    }
    return nearest ? nearest : any_of(among);
}

/// One name, whoever it is: uncoordinated askers call on some twice and on others never (urns and
/// balls), and do not try again.
Search::Found Search::one_from_the_directory(Members listed) {
    const auto own = std::lower_bound(listed.begin(), listed.end(), asker_place_);
    const bool is_listed = own != listed.end() && *own == asker_place_;
    const std::size_t others = listed.size() - (is_listed ? 1U : 0U);
    if (others == 0) {
        return std::nullopt;
    }
    std::size_t place = luck_.below(static_cast<std::uint32_t>(others), drawn_++);
    place += is_listed && listed[place] >= asker_place_ ? 1U : 0U;
    return can_serve(listed[place]) ? Found{listed[place]} : std::nullopt;
}

/// Members to whom the asker has a tie and who offer the task, in order.
void Search::look_up_ties() {
    desk_.near.clear();
    for (const CitizenId known : home_.citizens.ties.partner[asker_.citizen]) {
        const std::uint32_t place =
            known.exists() ? desk_.place_of[known.value] : BankDesk::nowhere;
        if (place != BankDesk::nowhere && (desk_.offered[place] >> kind_ & 1U) != 0) {
            desk_.near.push_back(place);
        }
    }
    std::sort(desk_.near.begin(), desk_.near.end());
    desk_.near.erase(std::unique(desk_.near.begin(), desk_.near.end()), desk_.near.end());
}

} // namespace dowith
