// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/records.hpp"

#include <cmath>
#include <cstddef>
#include <variant>
#include <vector>

namespace dowith {

template <class Row> bool same_rows(const std::vector<Row>& a, const std::vector<Row>& b) {
    bool same = a.size() == b.size();
    for (std::size_t i = 0; same && i < a.size(); ++i) {
        for (const TableField<Row>& field : table_fields<Row>()) {
            same = same && std::visit([&](auto member) { return a[i].*member == b[i].*member; },
                                      field.member);
        }
    }
    return same;
}

inline bool same_ledger(const Ledger& a, const Ledger& b) {
    return same_rows(a.transactions, b.transactions) && same_rows(a.balances, b.balances) &&
           same_rows(a.accounts, b.accounts) && same_rows(a.weeks, b.weeks);
}

/// Equal to the last bit, what is missing too.
inline bool same_values(const std::vector<std::vector<float>>& a,
                        const std::vector<std::vector<float>>& b) {
    bool same = a.size() == b.size();
    for (std::size_t i = 0; same && i < a.size(); ++i) {
        same = a[i].size() == b[i].size();
        for (std::size_t j = 0; same && j < a[i].size(); ++j) {
            same = a[i][j] == b[i][j] || (std::isnan(a[i][j]) && std::isnan(b[i][j]));
        }
    }
    return same;
}

inline bool same_record(const WorldRecord& a, const WorldRecord& b) {
    return same_rows(a.people, b.people) && a.ids == b.ids &&
           same_values(a.person_values, b.person_values) &&
           same_values(a.case_values, b.case_values) && same_rows(a.events, b.events) &&
           same_ledger(a.ledger, b.ledger);
}

} // namespace dowith
