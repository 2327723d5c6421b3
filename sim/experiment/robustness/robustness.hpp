// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/levels.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/statistics/choice.hpp"
#include "sim/statistics/cost_effectiveness.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace dowith {

/// How policies fare in one outcome over the worlds, by policy.
struct OutcomeRobustness {
    std::size_t series = 0; ///< place in all_series(); one that has a good direction
    std::vector<Proportion> best;
    std::vector<Regret> regret;       ///< in the unit of the outcome
    std::vector<std::size_t> minimax; ///< policies whose worst regret is the least
};

/// From where costs are looked at. Neither counts the value of need left unmet, which is what the
/// effect measures: at a willingness to pay of that value, net benefit in the social view is social
/// cost with its sign turned.
struct CostView {
    std::string_view name; ///< as in files and in `--json`
    std::string_view says; ///< whose costs these are
};

inline constexpr std::array cost_views{
    CostView{"agency", "what the agency spends, less need avoided as far as it becomes money"},
    CostView{"social", "the same, and the value of the hours that citizens give"},
};

/// What effect is: years at severity 1 of need that is not left unmet, per citizen and year, over
/// the whole run. Only its differences mean anything.
inline constexpr std::string_view effect_unit = "year-1";

/// Value for money in one cost view.
struct MoneyRobustness {
    Payoffs costs;                    ///< GBP per citizen and year: [policy][world]
    std::vector<Plane> planes;        ///< against the baseline, by policy; nothing for itself
    std::vector<Acceptability> curve; ///< by willingness to pay, ascending
};

/// How far a choice among policies depends on which of the worlds is ours.
struct Robustness {
    std::vector<OutcomeRobustness> outcomes;
    std::vector<Proportion> best_in_all; ///< outcomes at once, by policy
    std::vector<Proportion> undominated;
    Payoffs effects;                    ///< [policy][world]; none where no money is told
    std::vector<MoneyRobustness> money; ///< by cost view; likewise
};

/// Willingness to pay, GBP a severity-year: from nothing to `most` in so many equal steps.
inline constexpr std::size_t willingness_steps = 50;
/// Twice the plausible maximum of what a severity-year is valued at (parameter money.unmet_need).
inline constexpr double willingness_most = 100000.0;

[[nodiscard]] std::vector<double> willingness_grid(double most);

/// `series`: outcomes that have a good direction, at least one.
[[nodiscard]] Robustness robustness_of(const Scenario& scenario,
                                       const Levels& levels,
                                       std::span<const std::size_t> series,
                                       std::span<const double> willingness);

} // namespace dowith
