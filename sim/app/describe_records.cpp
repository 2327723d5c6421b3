// SPDX-License-Identifier: Apache-2.0
#include "sim/app/describe.hpp"
#include "sim/experiment/records.hpp"
#include "sim/model/person_columns.hpp"

namespace dowith {
namespace {

/// The columns of a table with the numbers that stand for words, if any.
template <class Row> ReferenceTable table_of(const std::string& heading, const std::string& text) {
    ReferenceTable table{heading,
                         text,
                         {{"name", "name"},
                          {"unit", "unit"},
                          {"meaning", "meaning"},
                          {"words", "0, 1, 2, ... stand for"}},
                         {}};
    for (const TableField<Row>& field : table_fields<Row>()) {
        nlohmann::ordered_json words;
        for (const std::string_view word : field.words) {
            words.push_back(std::string{word});
        }
        table.rows.push_back(
            {std::string{field.name}, std::string{field.unit}, std::string{field.meaning}, words});
    }
    return table;
}

template <class ColumnType>
ReferenceTable columns_of(const std::string& heading,
                          const std::string& text,
                          std::span<const ColumnType> columns) {
    ReferenceTable table{
        heading, text, {{"name", "name"}, {"unit", "unit"}, {"meaning", "meaning"}}, {}};
    for (const ColumnType& column : columns) {
        table.rows.push_back(
            {std::string{column.name}, std::string{column.unit}, std::string{column.meaning}});
    }
    return table;
}

ReferenceTable events() {
    ReferenceTable table{"Events",
                         "What is told of every recorded citizen and week, by comparing how they "
                         "stand at the end of a week with the week before.",
                         {{"event", "event"}, {"number", "number"}},
                         {}};
    for (const std::string_view name : life_event_names()) {
        table.rows.push_back({std::string{name}, table.rows.size()});
    }
    return table;
}

} // namespace

Reference describe_people() {
    return {"people",
            "What can be recorded of a citizen",
            "A scenario's `record: {people: {columns: [...]}}` names columns, or `all`. They stand "
            "in the group /people of the result; docs/records.md shows how to ask for them and how "
            "to read them.",
            {columns_of("Of a person", "Dimensions policy, record_week, person.", person_columns()),
             columns_of("Of a client",
                        "Dimensions policy, record_week, service, person; missing where somebody "
                        "is no client.",
                        case_columns()),
             events()}};
}

std::vector<ReferenceTable> record_tables() {
    ReferenceTable people = table_of<RecordedPerson>(
        "Group /people",
        "Where `record: {people: ...}` asks for it: the columns of `dowith describe people` over "
        "policy, record_week (weeks lived under the policy, 0 as it begins), for clients also "
        "service, and person. Coordinates of a person:");
    people.rows.push_back({"id", "", "what the population's file calls them", nullptr});
    return {people,
            table_of<LifeEventRow>("Group /people/events", "A row a thing that happened."),
            table_of<LedgerTransaction>(
                "Group /ledger",
                "Where `record: {ledger: true}` asks for it: a row a transaction, in their order. "
                "A credit is an hour, counted in quarter-hours. Policy, holders and movement have "
                "flag_values and flag_meanings."),
            table_of<LedgerBalance>("Group /ledger/balances",
                                    "A row an account and week in which it moved."),
            table_of<LedgerAccount>("Group /ledger/accounts", "A row an account."),
            table_of<LedgerWeek>("Group /ledger/weeks", "A row a neighbourhood and week.")};
}

} // namespace dowith
