// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/time_bank.hpp"
#include "tests/support/world_builder.hpp"

#include <functional>

namespace dowith {

/// A neighbourhood in which everyone is a member of a time bank and nothing else happens: one kind
/// of task, exchanges of exactly one hour, always logged, every want voiced, and a broker who can
/// search the whole membership for each. Its time bank is the model's own.
class BankBuilder {
  public:
    explicit BankBuilder(std::size_t members);

    /// Requests per member and week.
    BankBuilder& requests(double per_week);
    /// Chance of having time for a request, and most credits that anybody holds or wants to.
    BankBuilder& able(double probability);
    BankBuilder& cap(double hours);
    BankBuilder& floor(double hours);
    /// Credits in all, dealt out as evenly as whole ones go.
    BankBuilder& credits(unsigned hours);
    BankBuilder& provider(ProviderRule rule, double choices = 2);
    BankBuilder& without_broker();
    BankBuilder& seed(std::uint64_t seed);
    BankBuilder& tuned(const std::function<void(TimeBankParameters&)>& tune);
    BankBuilder& rules(const std::function<void(BankRules&)>& tune);

    [[nodiscard]] HandMade build() const;

  private:
    HandMade place_;
    double requests_ = 1.0;
    double able_ = 1.0;
    unsigned credits_ = 0;
};

/// Weeks of a bank, from the one given on; `see` is shown the place after each.
void live_weeks(HandMade& place,
                std::uint32_t first,
                std::uint32_t count,
                const std::function<void(const Neighbourhood&)>& see = {});

} // namespace dowith
