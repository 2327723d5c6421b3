// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/records.hpp"

#include <array>

namespace dowith {
namespace {

constexpr auto event_words = std::to_array<std::string_view>(
    {"need_began",         "need_ended",         "spoke",
     "answered",           "left_unanswered",    "crisis",
     "lost_professional",  "co_delivery_began",  "co_delivery_ended",
     "made_to_contribute", "withdrew",           "returned",
     "joined_bank",        "left_bank",          "gave_time",
     "received_time",      "peer_support_began", "peer_support_ended",
     "supporting_began",   "supporting_ended",   "peer_conflict"});
constexpr auto holder_words =
    std::to_array<std::string_view>({"member", "organisation", "pot", "issuer", "venue"});
constexpr auto movement_words = std::to_array<std::string_view>({"opening",
                                                                 "exchange",
                                                                 "gift",
                                                                 "issue",
                                                                 "levy",
                                                                 "grant",
                                                                 "donation",
                                                                 "expiry",
                                                                 "earning",
                                                                 "spending",
                                                                 "leaving"});

constexpr std::string_view policy_says = "place of the policy in /policy, from 0";
constexpr std::string_view week_says = "weeks since the policies began, as /week";
constexpr std::string_view number_says =
    "row of a member, place of a service among the scenario's, else 0";

// clang-format off
constexpr auto person_fields = std::to_array<TableField<RecordedPerson>>({
    {"world", "1", "the world that they live in", &RecordedPerson::world},
    {"citizen", "1", "number in the district, neighbourhood after neighbourhood, from 0",
     &RecordedPerson::citizen},
    {"neighbourhood", "1", "number of the neighbourhood, from 0", &RecordedPerson::neighbourhood},
    {"row", "1", "place in the neighbourhood in order of advantage, from 0",
     &RecordedPerson::row},
});

constexpr auto event_fields = std::to_array<TableField<LifeEventRow>>({
    {"person", "1", "place along /people/person, from 0", &LifeEventRow::person},
    {"policy", "1", policy_says, &LifeEventRow::policy},
    {"week", "1", week_says, &LifeEventRow::week},
    {"service", "1", "place of the service among the scenario's; -1 where none is meant",
     &LifeEventRow::service},
    {"event", "1", "what happened", &LifeEventRow::event, event_words},
    {"quarter_hours", "15 min", "time given or received; 0 of everything else",
     &LifeEventRow::quarter_hours},
});

constexpr auto transaction_fields = std::to_array<TableField<LedgerTransaction>>({
    {"policy", "1", policy_says, &LedgerTransaction::policy},
    {"world", "1", "number of the world", &LedgerTransaction::world},
    {"week", "1", week_says, &LedgerTransaction::week},
    {"neighbourhood", "1", "whose time bank it is", &LedgerTransaction::neighbourhood},
    {"from_holder", "1", "whose account credits left", &LedgerTransaction::from_holder,
     holder_words},
    {"from_number", "1", number_says, &LedgerTransaction::from_number},
    {"to_holder", "1", "whose account credits came to", &LedgerTransaction::to_holder,
     holder_words},
    {"to_number", "1", number_says, &LedgerTransaction::to_number},
    {"quarter_hours", "15 min", "credits that moved", &LedgerTransaction::quarter_hours},
    {"true_quarter_hours", "15 min", "time really given, logged or not",
     &LedgerTransaction::true_quarter_hours},
    {"movement", "1", "why credits moved", &LedgerTransaction::movement, movement_words},
});

constexpr auto balance_fields = std::to_array<TableField<LedgerBalance>>({
    {"policy", "1", policy_says, &LedgerBalance::policy},
    {"world", "1", "number of the world", &LedgerBalance::world},
    {"week", "1", week_says, &LedgerBalance::week},
    {"neighbourhood", "1", "whose time bank it is", &LedgerBalance::neighbourhood},
    {"holder", "1", "whose account it is", &LedgerBalance::holder, holder_words},
    {"number", "1", number_says, &LedgerBalance::number},
    {"balance", "15 min", "at the end of the week", &LedgerBalance::balance},
    {"floor", "15 min", "no payment may pass it; the lowest number where there is none",
     &LedgerBalance::floor},
    {"cap", "15 min", "no earning may pass it; the highest number where there is none",
     &LedgerBalance::cap},
});

constexpr auto account_fields = std::to_array<TableField<LedgerAccount>>({
    {"policy", "1", policy_says, &LedgerAccount::policy},
    {"world", "1", "number of the world", &LedgerAccount::world},
    {"neighbourhood", "1", "whose time bank it is", &LedgerAccount::neighbourhood},
    {"holder", "1", "whose account it is", &LedgerAccount::holder, holder_words},
    {"number", "1", number_says, &LedgerAccount::number},
    {"opening", "15 min", "balance as the policies begin", &LedgerAccount::opening},
    {"closing", "15 min", "balance at the end of the run", &LedgerAccount::closing},
});

constexpr auto week_fields = std::to_array<TableField<LedgerWeek>>({
    {"policy", "1", policy_says, &LedgerWeek::policy},
    {"world", "1", "number of the world", &LedgerWeek::world},
    {"week", "1", "weeks since the policies began, as /week; -1 as they begin",
     &LedgerWeek::week},
    {"neighbourhood", "1", "whose time bank it is", &LedgerWeek::neighbourhood},
    {"circulating", "15 min", "all balances of members, organisations and pot, at the week's end",
     &LedgerWeek::circulating},
    {"issued", "15 min", "credits that were ever issued", &LedgerWeek::issued},
    {"retired", "15 min", "credits that ever left circulation", &LedgerWeek::retired},
});

// clang-format on

} // namespace

std::span<const std::string_view> life_event_names() { return event_words; }

std::span<const std::string_view> holder_names() { return holder_words; }

std::span<const std::string_view> movement_names() { return movement_words; }

template <> std::span<const TableField<RecordedPerson>> table_fields() { return person_fields; }

template <> std::span<const TableField<LifeEventRow>> table_fields() { return event_fields; }

template <> std::span<const TableField<LedgerTransaction>> table_fields() {
    return transaction_fields;
}

template <> std::span<const TableField<LedgerBalance>> table_fields() { return balance_fields; }

template <> std::span<const TableField<LedgerAccount>> table_fields() { return account_fields; }

template <> std::span<const TableField<LedgerWeek>> table_fields() { return week_fields; }

} // namespace dowith
