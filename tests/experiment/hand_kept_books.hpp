// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/ledger_recorder.hpp"

#include <vector>

namespace dowith {

/// A time bank of two members kept by hand, with a recorder who looks on: what each week moves is
/// booked here as a bank would. Both may owe 2 hours and have 10.
class HandKeptBooks {
  public:
    static constexpr Account ann{Holder::member, 1};
    static constexpr Account ben{Holder::member, 4};
    static constexpr Account pot{Holder::pot};
    static constexpr Account issuer{Holder::issuer};
    static constexpr Account venue{Holder::venue};

    HandKeptBooks();

    [[nodiscard]] TimeBank& bank() { return home().bank; }

    /// Books a week, and has it recorded.
    void week(const std::vector<Transaction>& moved);

    /// The ledger, closed.
    [[nodiscard]] Ledger close();

    [[nodiscard]] static Transaction exchange(Account from, Account to, QuarterHours amount) {
        return {from, to, amount, amount, Movement::exchange};
    }

  private:
    [[nodiscard]] Neighbourhood& home() { return district_.neighbourhoods[0]; }

    void book(Account account, QuarterHours amount);

    District<Neighbourhood> district_;
    Ledger ledger_;
    LedgerRecorder recorder_{0, ledger_};
    std::int32_t week_ = 0;
};

/// Three weeks of policy 0, world 0, neighbourhood 0, in which credits are issued, exchanged, given
/// away, spent and lost: seven transactions, of which the third is an exchange of 3 hours in week 1
/// from ann, member 1, to ben, member 4.
[[nodiscard]] Ledger busy_ledger();

} // namespace dowith
