// SPDX-License-Identifier: Apache-2.0
#include "sim/model/time_bank.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/model/defaults.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace dowith {
namespace {

constexpr Range hours_or_none{0.0, 100000.0};

// clang-format off
constexpr auto provider_names =
    std::to_array<std::string_view>({"uniform", "least_credit", "best_of_d", "closest_tie"});
constexpr auto threshold_names = std::to_array<std::string_view>({"fixed", "best_reply"});

constexpr auto declared = std::to_array<Declared<BankRules>>({
    {&BankRules::open,
     {"open", 0.0, any_share, any_share, "1",
      "1 where there is a time bank, with or without a broker", "scenario"}},
    {&BankRules::broker_hours,
     {"broker_hours", 0.0, {0.0, 40.0}, {0.0, 1000.0}, "h/week",
      "paid hours of a broker, for each broker_area citizens; any opens the bank",
      "Rushey Green time bank; level: assumption"}},
    {&BankRules::floor,
     {"floor", -10.0, {-40.0, 0.0}, {-10000.0, 0.0}, "h",
      "lowest balance: a request that would pass it is refused",
      "Ferndale time bank: earning must begin at a debt of 10 hours"}},
    {&BankRules::cap,
     {"cap", 100000.0, hours_or_none, hours_or_none, "h",
      "highest balance that may be earned; 100000 stands for none",
      "scrip systems: Kash, Friedman and Halpern 2007"}},
    {&BankRules::gift,
     {"gift", 0.0, {0.0, 20.0}, {0.0, 1000.0}, "h",
      "credits given to whoever joins for the first time",
      "2 hours after orientation in time banks, 20 in the Capitol Hill co-op"}},
    {&BankRules::issue,
     {"issue", 0.0, {0.0, 40.0}, {0.0, 10000.0}, "h/year",
      "credits issued to every member, spread over the year",
      "Capitol Hill baby-sitting co-op, Sweeney and Sweeney 1977"}},
    {&BankRules::levy,
     {"levy", 0.0, {0.0, 14.0}, {0.0, 1000.0}, "h/year",
      "credits taken from every member into the pot, spread over the year",
      "Boulder time bank: 2 credits a year"}},
    {&BankRules::grants,
     {"grants", 0.0, any_share, any_share, "1",
      "share of refused requests that the pot pays for, as far as it holds",
      "donations to a community pot; level: assumption"}},
    {&BankRules::donation,
     {"donation", 0.0, any_share, any_share, "1/month",
      "share of what a member holds above their target that they give to the pot",
      "donation of surplus credits in time banks; level: assumption"}},
    {&BankRules::expiry,
     {"expiry", 0.0, {0.0, 104.0}, {0.0, 10400.0}, "week",
      "weeks without an exchange or time credits after which what one has expires; 0 = never",
      "dormancy fee of the Sarafu currency, 2020; level: assumption"}},
    {&BankRules::provider,
     {"provider", 0.0, {0.0, 3.0}, {0.0, 3.0}, "1",
      "who serves among those able: uniform, least_credit, best_of_d or closest_tie",
      "Johnson, Simchi-Levi and Sun 2014; Ashlagi et al. 2024", provider_names}},
    {&BankRules::choices,
     {"choices", 2.0, {2.0, 5.0}, {1.0, 100.0}, "1",
      "how many able volunteers best_of_d looks at", "Ashlagi et al. 2024"}},
    {&BankRules::thresholds,
     {"thresholds", 0.0, {0.0, 1.0}, {0.0, 1.0}, "1",
      "targets fixed, or each month the best reply to what members do",
      "Kash, Friedman and Halpern 2007", threshold_names}},
    {&BankRules::time_credits,
     {"time_credits", 0.0, any_share, any_share, "1",
      "credits that services pay for an hour of co-delivery or peer support",
      "Spice time credits: one for an hour; share: scenario"}},
    {&BankRules::venues,
     {"venues", 0.0, {0.0, 0.5}, any_share, "1/week",
      "share of members who spend an hour's time credit at a venue in a week", "assumption"}},
    {&BankRules::endowment,
     {"endowment", 0.0, hours_or_none, hours_or_none, "h",
      "credits dealt out among those who open a bank, in whole hours and as evenly as these go",
      "the money supply of scrip systems: Kash, Friedman and Halpern 2007"}},
});

// clang-format on

template <class Members> auto place_of(Members& members, CitizenId c) {
    return std::lower_bound(
        members.begin(), members.end(), c, [](const auto& each, CitizenId citizen) {
            return each.citizen < citizen;
        });
}

template <class Members> auto find_member(Members& members, CitizenId c) -> decltype(&members[0]) {
    const auto place = place_of(members, c);
    return place != members.end() && place->citizen == c ? &*place : nullptr;
}

void add_member(const Member& each, Digest& digest) {
    digest.add(std::uint64_t{each.citizen.value});
    for (const QuarterHours amount : {each.balance, each.floor, each.cap, each.target}) {
        digest.add(static_cast<std::uint64_t>(amount));
    }
    for (const float value : {each.request_rate,
                              each.able,
                              each.ask_stigma,
                              each.hours_given,
                              each.hours_received,
                              each.hours_lately}) {
        digest.add(value);
    }
    digest.add(std::uint64_t{each.has_own_cap} << 34U | std::uint64_t{each.has_own_floor} << 33U |
               std::uint64_t{each.is_introduced} << 32U | std::uint64_t{each.joined_week} << 16U |
               each.active_week);
    digest.add(std::uint64_t{each.seen_week});
}

} // namespace

std::span<const Declared<BankRules>> bank_levers() { return declared; }

BankRules default_bank_rules() { return defaults<BankRules>(declared); }

Member* TimeBank::member(CitizenId c) { return find_member(members, c); }

const Member* TimeBank::member(CitizenId c) const { return find_member(members, c); }

const FormerMember* TimeBank::former_member(CitizenId c) const { return find_member(former, c); }

void TimeBank::remember(const Member& who) {
    const auto place = place_of(former, who.citizen);
    if (place != former.end() && place->citizen == who.citizen) {
        place->active_week = who.active_week;
    } else {
        former.insert(place, {who.citizen, who.active_week});
    }
}

QuarterHours& TimeBank::balance_of(Account account) {
    switch (account.holder) {
    case Holder::member: {
        Member* const who = member(CitizenId{account.number});
        EXPECTS(who != nullptr);
        return who->balance;
    }
    case Holder::organisation:
        EXPECTS(account.number < organisations.size());
        return organisations[account.number];
    case Holder::pot:
        return pot;
    case Holder::venue:
    case Holder::issuer: // what the issuer has is minus what it issued, and no column of its own
        break;
    }
    EXPECTS(account.holder == Holder::venue);
    return venues;
}

void TimeBank::move(
    Account from, Account to, QuarterHours amount, Movement movement, QuarterHours true_hours) {
    EXPECTS(amount >= 0 && from.holder != Holder::venue && from != to);
    if (from.holder == Holder::issuer) {
        issued += amount;
    } else {
        balance_of(from) -= amount;
    }
    if (to.holder != Holder::issuer) {
        balance_of(to) += amount;
    }
    if (to.holder == Holder::issuer || to.holder == Holder::venue) {
        retired += amount;
    }
    transactions.push_back({from, to, amount, true_hours, movement});
}

QuarterHours TimeBank::in_circulation() const {
    const QuarterHours of_members = std::accumulate(
        members.begin(), members.end(), QuarterHours{0}, [](QuarterHours sum, const Member& each) {
            return sum + each.balance;
        });
    return std::accumulate(organisations.begin(), organisations.end(), of_members + pot);
}

void TimeBank::add_to(Digest& digest) const {
    digest.add(std::uint64_t{members.size()});
    for (const Member& each : members) {
        add_member(each, digest);
    }
    for (const QuarterHours balance : organisations) {
        digest.add(static_cast<std::uint64_t>(balance));
    }
    for (const QuarterHours amount : {pot, venues, issued, retired, floor, cap}) {
        digest.add(static_cast<std::uint64_t>(amount));
    }
    for (const double value : {market.requests, market.found, market.willingness}) {
        digest.add(value);
    }
    for (const FormerMember& each : former) {
        digest.add(std::uint64_t{each.citizen.value} << 16U | each.active_week);
    }
    digest.add(std::uint64_t{ever_joined} << 32U | ever_traded);
    digest.add(std::uint64_t{is_alive ? 1U : 0U} << 32U | founders.size());
}

} // namespace dowith
