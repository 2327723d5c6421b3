// SPDX-License-Identifier: Apache-2.0
#include "sim/model/bank/observation.hpp"

#include "sim/model/neighbourhood.hpp"
#include "sim/model/observation.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace dowith {
namespace {

constexpr std::uint32_t year_weeks = 52;

/// Tells of values in ascending order: tell(value, how many before it, how many of it). Credit is
/// counted, not sorted, where it is small, as it mostly is: it comes in whole quarter-hours.
template <class Tell> void for_ascending(std::vector<QuarterHours>& values, Tell&& tell) {
    constexpr QuarterHours small = 1024;
    thread_local std::array<std::uint32_t, small> counts; // all nought between calls
    const auto large = std::partition(
        values.begin(), values.end(), [](QuarterHours value) { return value < small; });
    QuarterHours highest = 0;
    for (auto value = values.begin(); value != large; ++value) {
        ++counts[static_cast<std::size_t>(*value)];
        highest = std::max(highest, *value);
    }
    std::size_t told = 0;
    for (QuarterHours value = 0; value <= highest; ++value) {
        const std::uint32_t here = std::exchange(counts[static_cast<std::size_t>(value)], 0U);
        tell(value, told, here);
        told += here;
    }
    std::sort(large, values.end());
    for (auto value = large; value != values.end(); ++value) {
        tell(*value, told++, 1U);
    }
}

/// Gini coefficient of what members could spend, balance less floor, times how many they are:
///     Σ (2i - n - 1) x_i / (n Σ x_i) · n,   x in ascending order, i from 1.
/// Where nobody could spend anything there is none: nothing is neither equal nor unequal. All sums
/// are of whole numbers, hence the same in any order.
void add_inequality(Observation& seen, std::vector<QuarterHours>& credit) {
    const auto count = static_cast<double>(credit.size());
    double weighted = 0.0;
    double sum = 0.0;
    for_ascending(credit, [&](QuarterHours value, std::size_t before, std::uint32_t equals) {
        const double held = static_cast<double>(value) * equals;
        weighted += (2.0 * static_cast<double>(before) + equals - count) * held;
        sum += held;
    });
    if (sum > 0.0) {
        seen.at(Measure::bank_inequality) += weighted / sum;
        seen.at(Measure::bank_unequal) += count;
    }
}

void add_member(Observation& seen, const Member& who, std::uint32_t week) {
    const std::uint32_t last = who.active_week; // week plus one; 0 = never
    const double held = hours_of(std::max<QuarterHours>(0, who.balance));
    const bool in_year = last != 0 && last + year_weeks > week + 1;
    const bool in_half = last != 0 && last + year_weeks / 2 > week + 1;
    seen.at(Measure::bank_members) += 1.0;
    seen.at(Measure::bank_active) += in_year ? 1.0 : 0.0;
    seen.at(Measure::bank_balances) += hours_of(who.balance);
    seen.at(Measure::bank_stock) += held;
    seen.at(Measure::bank_idle_stock) += in_half ? 0.0 : held;
}

void add_members(Observation& seen, const TimeBank& bank, std::uint32_t week) {
    thread_local std::vector<QuarterHours> credit; // kept, so that observing allocates nothing
    credit.clear();
    for (const Member& who : bank.members) {
        add_member(seen, who, week);
        credit.push_back(std::max<QuarterHours>(0, who.balance - who.floor));
    }
    add_inequality(seen, credit);
    seen.at(Measure::bank_ever_joined) += bank.ever_joined;
    seen.at(Measure::bank_ever_traded) += bank.ever_traded;
    seen.at(Measure::bank_circulation) += hours_of(bank.in_circulation());
    seen.at(Measure::bank_pot) += hours_of(bank.pot);
}

void add_trade(Observation& seen, const Happenings& week) {
    seen.at(Measure::bank_requests) += week.bank_requests;
    seen.at(Measure::bank_refused) += week.bank_refused;
    seen.at(Measure::bank_exchanges) += week.bank_exchanges;
    seen.at(Measure::bank_hours) += week.bank_hours;
    seen.at(Measure::bank_hours_logged) += week.bank_hours_logged;
}

} // namespace

void add_bank(Observation& seen, const Neighbourhood& home, std::uint32_t week) {
    add_members(seen, home.bank, week);
    add_trade(seen, home.happenings);
}

} // namespace dowith
