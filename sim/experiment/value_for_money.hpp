// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/mechanisms/money.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace dowith {

struct WorldResult;

/// Need avoided that becomes money, week by week: in week t the share `cashable` of the value of
/// the hours by which the baseline's requirement was above the policy's, on average over the weeks
/// t - cashable_until to t - cashable_from. Weeks before the fork count as no difference.
///     hours: required hours a week, in the same unit as the result's hours
[[nodiscard]] std::vector<double> avoided_hours_cashed(std::span<const double> baseline,
                                                       std::span<const double> policy,
                                                       const MoneyParameters& p);

/// Fills the indicators that set a policy against the baseline of its world: citizens' time,
/// avoided need, and the two sums, agency cost and social cost.
void add_value_for_money(WorldResult& world, std::size_t baseline, const MoneyParameters& p);

} // namespace dowith
