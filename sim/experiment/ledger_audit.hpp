// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/records.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// Where the books do not add up: what the transactions make, and what the bank says.
struct LedgerFault {
    BookPlace book;
    std::optional<std::int32_t> week; ///< nothing: at the end of the run
    std::string what;                 ///< "member 17 has a balance that ..."
    QuarterHours expected = 0;
    QuarterHours found = 0;
};

/// What the books of one policy say.
struct PolicyAudit {
    std::int32_t policy = 0;
    std::size_t books = 0; ///< one a world and neighbourhood
    std::size_t transactions = 0;
    std::size_t accounts = 0; ///< that were ever used
    QuarterHours logged = 0;  ///< exchanged
    QuarterHours given = 0;   ///< exchanged, logged or not
    QuarterHours issued = 0;  ///< under the policy
    QuarterHours retired = 0;
    std::size_t faults = 0; ///< books that do not add up
    std::optional<LedgerFault> first_fault;
};

/// Adds up every book again from its opening balances and its transactions, in their order, and
/// sets that against what the bank says of itself:
///
/// - every account that moved in a week has the balance that its transactions make, at its end;
/// - no exchange takes a member below their floor, or another above their cap;
/// - what circulates is what was issued less what was retired, every week;
/// - every account ends with its opening balance plus what came in less what went out.
///
/// In order of policies; those without a book are left out.
[[nodiscard]] std::vector<PolicyAudit> audit_ledger(const Ledger& ledger);

/// The first fault of all, by policy, then by week, world and neighbourhood.
[[nodiscard]] std::optional<LedgerFault> first_fault(const std::vector<PolicyAudit>& audits);

} // namespace dowith
