// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/kernel/digest.hpp"
#include "sim/model/ids.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <tuple>
#include <vector>

namespace dowith {

/// Credits are whole quarter-hours: they are counted, never rounded.
using QuarterHours = std::int64_t;

[[nodiscard]] constexpr double hours_of(QuarterHours quarters) {
    return 0.25 * static_cast<double>(quarters);
}

/// The whole number of quarter-hours nearest to so many hours, half of one away from nought.
[[nodiscard]] constexpr QuarterHours quarters_of(double hours) {
    return static_cast<QuarterHours>(hours * 4.0 + (hours < 0.0 ? -0.5 : 0.5));
}

/// The rules of a neighbourhood's time bank, as a policy declares them: `time_bank: {…}`. One hour
/// is one credit, whatever the skill. Levers are declared in time_bank.cpp.
struct BankRules {
    double open{};
    double broker_hours{};
    double floor{};
    double cap{};
    double gift{};
    double issue{};
    double levy{};
    double grants{};
    double donation{};
    double expiry{};
    double provider{};
    double choices{};
    double thresholds{};
    double time_credits{};
    double venues{};
    double endowment{};

    /// Whether there is a bank at all: opened by name, or by paying a broker.
    [[nodiscard]] bool is_open() const { return open > 0.0 || broker_hours > 0.0; }
};

/// Who serves, among those who could.
enum class ProviderRule { uniform, least_credit, best_of_d, closest_tie };

/// When members stop giving: at a target of their own, or at the best reply to the others.
enum class ThresholdRule { fixed, best_reply };

[[nodiscard]] std::span<const Declared<BankRules>> bank_levers();

/// No bank, and every rule at its declared default.
[[nodiscard]] BankRules default_bank_rules();

/// Whose balance an account holds.
enum class Holder : std::uint8_t {
    member,       ///< a citizen; `number` is their row in the neighbourhood
    organisation, ///< a service; `number` is its row in the district
    pot,          ///< the community's
    issuer,       ///< where credits come from, and where those go that expire
    venue         ///< where time credits are spent, out of circulation
};

struct Account {
    Holder holder = Holder::pot;
    std::uint32_t number = 0; ///< 0 where there is one of its kind in a neighbourhood

    friend constexpr bool operator==(Account, Account) = default;

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() { return std::tuple{&Account::holder, &Account::number}; }
};

/// Why credits moved.
enum class Movement : std::uint8_t {
    opening, ///< the balance with which a member began
    exchange,
    gift,
    issue,
    levy,
    grant,
    donation,
    expiry,
    earning,  ///< time credits, from an organisation
    spending, ///< time credits, at a venue
    leaving   ///< what a member who left had, to the pot
};

/// One entry, in double: what leaves one account arrives in another.
struct Transaction {
    Account from;
    Account to;
    QuarterHours amount = 0;     ///< 0 for an exchange that nobody logged, else above 0
    QuarterHours true_hours = 0; ///< of an exchange: really given, logged or not
    Movement movement = Movement::exchange;

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() {
        return std::tuple{&Transaction::from,
                          &Transaction::to,
                          &Transaction::amount,
                          &Transaction::true_hours,
                          &Transaction::movement};
    }
};

/// A member of the time bank. Members are few, so they are kept apart from the citizens' columns,
/// in order of the citizen's row.
struct Member {
    CitizenId citizen;
    QuarterHours balance = 0;
    QuarterHours floor = 0;  ///< a request that would pass it is refused
    QuarterHours cap = 0;    ///< no hours are given that would pass it
    QuarterHours target = 0; ///< gives hours while the balance is below it, as far as the cap lets
    float request_rate = 0;  ///< wants a week, before need
    float able = 0;          ///< chance of having time for one request
    float ask_stigma = 0;    ///< share of wants that are never voiced, 0 to 1
    float hours_given = 0;   ///< h, since joining, logged or not
    float hours_received = 0;
    float hours_lately = 0;        ///< given, h/week, smoothed over four weeks
    bool is_introduced = false;    ///< whether they have found their way in; else on the list only
    bool has_own_floor = false;    ///< brought from a file, whatever the policy says
    bool has_own_cap = false;      ///< likewise
    std::uint16_t joined_week = 0; ///< week plus one; 0 = from the start
    std::uint16_t active_week = 0; ///< week of the last exchange, plus one; 0 = never
    std::uint16_t seen_week = 0;   ///< also of earning or spending time credits; 0 = never

    /// The balance from which they give no more. A cap that is lowered for a while leaves the
    /// target itself as it was.
    [[nodiscard]] QuarterHours gives_below() const { return std::min(target, cap); }

    /// The week, plus one, since which nothing has been seen of them.
    [[nodiscard]] std::uint16_t idle_since() const { return std::max(seen_week, joined_week); }

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() {
        return std::tuple{&Member::citizen,
                          &Member::balance,
                          &Member::floor,
                          &Member::cap,
                          &Member::target,
                          &Member::request_rate,
                          &Member::able,
                          &Member::ask_stigma,
                          &Member::hours_given,
                          &Member::hours_received,
                          &Member::hours_lately,
                          &Member::is_introduced,
                          &Member::has_own_floor,
                          &Member::has_own_cap,
                          &Member::joined_week,
                          &Member::active_week,
                          &Member::seen_week};
    }
};

/// Somebody who was a member once, and may be one again.
struct FormerMember {
    CitizenId citizen;
    std::uint16_t active_week = 0; ///< as Member has it, when they last left

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() {
        return std::tuple{&FormerMember::citizen, &FormerMember::active_week};
    }
};

/// What a population file says of a member from the start; NaN where it says nothing.
struct MemberTerms {
    static constexpr double unsaid = std::numeric_limits<double>::quiet_NaN();

    CitizenId citizen;
    double request_rate = unsaid; ///< 1/week
    double able = unsaid;         ///< 0 to 1
    double floor = unsaid;        ///< h
    double cap = unsaid;          ///< h
    double target = unsaid;       ///< h
    double initial_credits = 0;   ///< h
    double ask_stigma = unsaid;   ///< 0 to 1

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() {
        return std::tuple{&MemberTerms::citizen,
                          &MemberTerms::request_rate,
                          &MemberTerms::able,
                          &MemberTerms::floor,
                          &MemberTerms::cap,
                          &MemberTerms::target,
                          &MemberTerms::initial_credits,
                          &MemberTerms::ask_stigma};
    }
};

/// What members have lately seen of asking and giving: counts that fade week by week.
struct BankMarket {
    double requests = 0;    ///< that the asker could pay for
    double found = 0;       ///< of which somebody served
    double willingness = 0; ///< Σ chance of having time, over members below their target

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() {
        return std::tuple{&BankMarket::requests, &BankMarket::found, &BankMarket::willingness};
    }
};

/// The time bank of one neighbourhood: members, accounts, and what moved this week.
///
/// Whatever happens, what is in circulation is what was issued less what was retired: every
/// movement takes from one account what it puts into another.
struct TimeBank {
    bool is_alive = false;       ///< was at work in the last week that was lived
    std::vector<Member> members; ///< in order of the citizen's row
    std::vector<MemberTerms>
        founders;         ///< who join as the bank opens, in order of the citizen's row
    QuarterHours pot = 0; ///< below nought where those who left owed more than there was
    std::vector<QuarterHours> organisations; ///< one a service
    QuarterHours venues = 0;
    QuarterHours issued = 0;  ///< ever: minus the issuer's balance
    QuarterHours retired = 0; ///< ever: what venues and expiry took out of circulation
    QuarterHours floor = 0;   ///< the general one, in force when last lived
    QuarterHours cap = 0;
    BankMarket market;
    std::vector<FormerMember> former;      ///< who ever left, in order of the citizen's row
    std::uint32_t ever_joined = 0;         ///< citizens, each once
    std::uint32_t ever_traded = 0;         ///< of whom gave or received at least once
    std::vector<Transaction> transactions; ///< of this week; nobody's future depends on them

    /// The member who is citizen `c`, or nullptr.
    [[nodiscard]] Member* member(CitizenId c);
    [[nodiscard]] const Member* member(CitizenId c) const;

    /// What is kept of citizen `c` from when they last left, or nullptr.
    [[nodiscard]] const FormerMember* former_member(CitizenId c) const;

    /// Keeps of somebody who leaves what they need to come back as themselves.
    void remember(const Member& who);

    /// Takes an amount, at least 0, from one account, puts it into another, and writes it down.
    /// Venues and the issuer keep what they take: it is retired.
    void move(Account from,
              Account to,
              QuarterHours amount,
              Movement movement,
              QuarterHours true_hours = 0);

    /// Σ balances of members, organisations and pot.
    [[nodiscard]] QuarterHours in_circulation() const;

    /// Every field in the order of declaration, for `save_state`.
    static constexpr auto fields() {
        return std::tuple{&TimeBank::is_alive,
                          &TimeBank::members,
                          &TimeBank::founders,
                          &TimeBank::pot,
                          &TimeBank::organisations,
                          &TimeBank::venues,
                          &TimeBank::issued,
                          &TimeBank::retired,
                          &TimeBank::floor,
                          &TimeBank::cap,
                          &TimeBank::market,
                          &TimeBank::former,
                          &TimeBank::ever_joined,
                          &TimeBank::ever_traded,
                          &TimeBank::transactions};
    }

    void add_to(Digest& digest) const;

  private:
    [[nodiscard]] QuarterHours& balance_of(Account account);
};

[[nodiscard]] constexpr Account account_of(CitizenId c) { return {Holder::member, c.value}; }

inline constexpr Account pot_account{Holder::pot};
inline constexpr Account issuer_account{Holder::issuer};
inline constexpr Account venue_account{Holder::venue};

} // namespace dowith
