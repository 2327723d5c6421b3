// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/levels.hpp"
#include "sim/statistics/spread.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace dowith {

/// What one switch contributes to the difference between two policies in one outcome.
struct Contribution {
    Spread share; ///< its Shapley value: over worlds, all switches' add up to the difference
    Spread alone; ///< of moving this switch only, from the first policy
    Spread last;  ///< of moving this switch when all others have been moved
    std::vector<double> share_by_world;
};

/// How much more two switches do together than one by one: above nought they need one another.
struct Interaction {
    std::size_t first = 0;
    std::size_t second = 0;
    Spread index;
};

/// What the difference in one outcome hinges on.
struct ExplainedOutcome {
    std::size_t series = 0;                  ///< place in all_series()
    PairedDifference difference;             ///< of the second policy from the first
    std::vector<Contribution> contributions; ///< one a switch
    std::vector<Interaction> interactions;   ///< of all pairs, by first, then by second
};

/// What the difference between two policies hinges on, outcome by outcome, in each world by itself
/// and then over worlds. `levels` has a policy for every coalition, in order of their numbers: see
/// LeverSwitch.
[[nodiscard]] std::vector<ExplainedOutcome> explain_difference(const Levels& levels,
                                                               std::span<const std::size_t> series);

/// Places of switches, the largest contribution first, whatever its sign; in order of their places
/// where these are equal or unknown.
[[nodiscard]] std::vector<std::size_t> ranked(const ExplainedOutcome& outcome);

} // namespace dowith
