// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/district.hpp"
#include "sim/experiment/records.hpp"
#include "sim/kernel/state.hpp"
#include "sim/model/neighbourhood.hpp"

#include <cstdint>

namespace dowith {

/// Copies what the time banks of a district say, week by week. It adds nothing up: that is left to
/// whoever checks the books.
class LedgerRecorder {
  public:
    LedgerRecorder(std::uint32_t world, Ledger& ledger);

    /// The opening balances under this policy.
    void begin(std::int32_t policy, const District<Neighbourhood>& district);

    /// The transactions of the week just lived, the policy's `week`, and where they left accounts.
    void see(const District<Neighbourhood>& district, std::int32_t week);

    /// The closing balances.
    void end(const District<Neighbourhood>& district);

    /// What it must know to go on after a break; the ledger is kept by whoever owns it.
    void save(StateSink& to) const;
    void load(StateSource& from);

  private:
    [[nodiscard]] BookPlace book_of(const Neighbourhood& home) const;
    void see_book(const Neighbourhood& home, std::int32_t week);

    std::int32_t world_;
    std::int32_t policy_ = 0;
    Ledger* ledger_;
    std::size_t first_account_ = 0; ///< of this policy
};

} // namespace dowith
