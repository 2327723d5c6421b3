// SPDX-License-Identifier: Apache-2.0
#include "output/table_file.hpp"

#include <numeric>

namespace dowith {
namespace {

/// The words that a field's numbers stand for, blanks between them.
template <class Row>
std::string meanings_of(const TableField<Row>& field, const std::vector<std::string>& policies) {
    std::string words;
    for (const std::string_view word : field.words) {
        words += (words.empty() ? "" : " ") + std::string{word};
    }
    if (field.name == "policy") {
        for (const std::string& policy : policies) {
            words += (words.empty() ? "" : " ") + policy;
        }
    }
    return words;
}

template <class Row>
std::vector<Attribute> flags_of(const TableField<Row>& field,
                                const std::vector<std::string>& policies) {
    const std::string meanings = meanings_of(field, policies);
    if (meanings.empty()) {
        return {};
    }
    const std::size_t count = field.words.empty() ? policies.size() : field.words.size();
    std::vector<std::int32_t> values(count);
    std::iota(values.begin(), values.end(), 0);
    return {{"flag_values", values}, {"flag_meanings", meanings}};
}

} // namespace

template <class Row>
void put_table(NetcdfWriter& writer,
               const std::string& group,
               const std::string& dimension,
               const std::vector<Row>& rows,
               const std::vector<std::string>& policies) {
    writer.put_dimension(group + "/" + dimension, rows.size());
    for (const TableField<Row>& field : table_fields<Row>()) {
        const auto put = [&]<class Number>(Number Row::*member) {
            std::vector<Number> numbers;
            numbers.reserve(rows.size());
            for (const Row& row : rows) {
                numbers.push_back(row.*member);
            }
            writer.put({.path = group + "/" + std::string{field.name},
                        .dimensions = {dimension},
                        .units = std::string{field.unit},
                        .long_name = std::string{field.meaning},
                        .attributes = flags_of(field, policies)},
                       numbers);
        };
        std::visit(put, field.member);
    }
}

template <class Row>
std::vector<Row> read_table(const NetcdfReader& reader, const std::string& group) {
    std::vector<Row> rows;
    for (const TableField<Row>& field : table_fields<Row>()) {
        const auto read = [&]<class Number>(Number Row::*member) {
            const auto numbers = reader.read<Number>(group + "/" + std::string{field.name});
            rows.resize(numbers.values.size());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                rows[i].*member = numbers.values[i];
            }
        };
        std::visit(read, field.member);
    }
    return rows;
}

using Text = const std::string&;
using Out = NetcdfWriter&;
using Words = const std::vector<std::string>&;
template <class Row> using All = const std::vector<Row>&;

// clang-format off
template void put_table(Out, Text, Text, All<RecordedPerson>, Words);
template void put_table(Out, Text, Text, All<LifeEventRow>, Words);
template void put_table(Out, Text, Text, All<LedgerTransaction>, Words);
template void put_table(Out, Text, Text, All<LedgerBalance>, Words);
template void put_table(Out, Text, Text, All<LedgerAccount>, Words);
template void put_table(Out, Text, Text, All<LedgerWeek>, Words);
// clang-format on

template std::vector<RecordedPerson> read_table(const NetcdfReader&, const std::string&);
template std::vector<LifeEventRow> read_table(const NetcdfReader&, const std::string&);
template std::vector<LedgerTransaction> read_table(const NetcdfReader&, const std::string&);
template std::vector<LedgerBalance> read_table(const NetcdfReader&, const std::string&);
template std::vector<LedgerAccount> read_table(const NetcdfReader&, const std::string&);
template std::vector<LedgerWeek> read_table(const NetcdfReader&, const std::string&);

} // namespace dowith
