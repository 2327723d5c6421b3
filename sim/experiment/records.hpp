// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/time_bank.hpp"

#include <compare>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

namespace dowith {

/// A citizen who is recorded: who they are among the citizens of their world.
struct RecordedPerson {
    std::int32_t world = 0;
    std::int32_t citizen = 0; ///< number in the district, neighbourhood after neighbourhood, from 0
    std::int32_t neighbourhood = 0;
    std::int32_t row = 0; ///< within the neighbourhood, in order of advantage
};

/// What can happen to a recorded citizen in a week. Files hold the numbers: append only.
enum class LifeEvent : std::int32_t {
    need_began,
    need_ended,
    spoke,
    answered,
    left_unanswered,
    crisis,
    lost_professional,
    co_delivery_began,
    co_delivery_ended,
    made_to_contribute,
    withdrew,
    returned,
    joined_bank,
    left_bank,
    gave_time,
    received_time,
    peer_support_began,
    peer_support_ended,
    supporting_began,
    supporting_ended,
    peer_conflict
};

[[nodiscard]] std::span<const std::string_view> life_event_names();

inline constexpr std::int32_t no_service = -1;

/// Something that happened to a recorded citizen.
struct LifeEventRow {
    std::int32_t person = 0; ///< place among the recorded
    std::int32_t policy = 0; ///< place in the scenario
    std::int32_t week = 0;   ///< of the policy, from 0
    std::int32_t service = no_service;
    std::int32_t event = 0;         ///< a LifeEvent
    std::int32_t quarter_hours = 0; ///< given or received; 0 of everything else

    [[nodiscard]] LifeEvent what() const { return static_cast<LifeEvent>(event); }
};

/// Of an account without limits, such as the pot, and of a member who left within the week.
inline constexpr QuarterHours no_floor = std::numeric_limits<QuarterHours>::min();
inline constexpr QuarterHours no_cap = std::numeric_limits<QuarterHours>::max();

/// Whose book a row of the ledger stands in: every neighbourhood keeps its own.
struct BookPlace {
    std::int32_t policy = 0; ///< place in the scenario
    std::int32_t world = 0;
    std::int32_t neighbourhood = 0;

    friend auto operator<=>(const BookPlace&, const BookPlace&) = default;
};

/// Credits that moved.
struct LedgerTransaction : BookPlace {
    std::int32_t week = 0; ///< of the policy, from 0
    std::int32_t from_holder = 0;
    std::int32_t from_number = 0;
    std::int32_t to_holder = 0;
    std::int32_t to_number = 0;
    std::int64_t quarter_hours = 0;
    std::int64_t true_quarter_hours = 0;
    std::int32_t movement = 0;
};

/// An account that moved in a week, as the time bank says it stood at the week's end.
struct LedgerBalance : BookPlace {
    std::int32_t week = 0;
    std::int32_t holder = 0;
    std::int32_t number = 0;
    std::int64_t balance = 0;
    std::int64_t floor = no_floor;
    std::int64_t cap = no_cap;
};

/// An account at both ends of a run, as the time bank says.
struct LedgerAccount : BookPlace {
    std::int32_t holder = 0;
    std::int32_t number = 0;
    std::int64_t opening = 0;
    std::int64_t closing = 0;
};

/// The week of the opening balances.
inline constexpr std::int32_t before_the_first_week = -1;

/// What the time bank says of all its accounts at the end of a week.
struct LedgerWeek : BookPlace {
    std::int32_t week = 0;
    std::int64_t circulating = 0;
    std::int64_t issued = 0;
    std::int64_t retired = 0;
};

/// All that is needed to add up the books again.
struct Ledger {
    std::vector<LedgerTransaction> transactions;
    std::vector<LedgerBalance> balances;
    std::vector<LedgerAccount> accounts;
    std::vector<LedgerWeek> weeks;

    /// Every field in the order of declaration, for `save_state`.
    static constexpr auto fields() {
        return std::tuple{
            &Ledger::transactions, &Ledger::balances, &Ledger::accounts, &Ledger::weeks};
    }
};

/// What is recorded of one world.
struct WorldRecord {
    std::vector<RecordedPerson> people;
    std::vector<std::string> ids; ///< of each person, from the population's file; or empty
    /// One list a column of a person: [policy, record week, person], recorded policies alone.
    std::vector<std::vector<float>> person_values;
    /// One list a column of a case: [policy, record week, service, person]; NaN where no client.
    std::vector<std::vector<float>> case_values;
    std::vector<LifeEventRow> events; ///< by policy, week and person
    Ledger ledger;

    /// Every field in the order of declaration, for `save_state`.
    static constexpr auto fields() {
        return std::tuple{&WorldRecord::people,
                          &WorldRecord::ids,
                          &WorldRecord::person_values,
                          &WorldRecord::case_values,
                          &WorldRecord::events,
                          &WorldRecord::ledger};
    }
};

/// A number of a row as it stands in files, declared once for writing, reading and reference.
template <class Row> struct TableField {
    std::string_view name;
    std::string_view unit;
    std::string_view meaning;
    std::variant<std::int32_t Row::*, std::int64_t Row::*> member;
    std::span<const std::string_view> words{}; ///< where the number stands for one of these
};

[[nodiscard]] std::span<const std::string_view> holder_names();
[[nodiscard]] std::span<const std::string_view> movement_names();

/// The fields of a row, in the order of the file: table_fields<LedgerWeek>().
template <class Row> [[nodiscard]] std::span<const TableField<Row>> table_fields();

template <> std::span<const TableField<RecordedPerson>> table_fields();
template <> std::span<const TableField<LifeEventRow>> table_fields();
template <> std::span<const TableField<LedgerTransaction>> table_fields();
template <> std::span<const TableField<LedgerBalance>> table_fields();
template <> std::span<const TableField<LedgerAccount>> table_fields();
template <> std::span<const TableField<LedgerWeek>> table_fields();

} // namespace dowith
