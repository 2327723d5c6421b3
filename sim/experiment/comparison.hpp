// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/stopping.hpp"
#include "sim/experiment/world_result.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/statistics/spread.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dowith {

/// One outcome of a comparison: how each policy did, and against the baseline of the same world.
struct Outcome {
    std::size_t series = 0; ///< place in all_series()
    bool primary = false;
    std::vector<Spread> levels;                ///< one a policy
    std::vector<PairedDifference> differences; ///< one a policy; nought for the baseline itself
    std::optional<double> wanted; ///< half the width of the interval of each, where asked for
};

/// How many worlds a comparison came to, and why no more.
struct Stopping {
    StoppingRule rule;
    std::uint32_t worlds_used = 0; ///< those that failed included
    bool is_precise = false;       ///< all that was wanted; false where nothing was
    /// Worlds that will do, as it looks, where the cap came first; nothing where nobody can tell.
    std::optional<std::uint64_t> worlds_needed;

    /// Whether the cap came before all that was wanted was known that well.
    [[nodiscard]] bool fell_short() const { return rule.is_sequential && !is_precise; }
};

/// All worlds of a scenario under all its policies, and what they say together.
struct Comparison {
    std::vector<WorldResult> worlds; ///< in order of their numbers
    std::vector<Outcome> outcomes;   ///< one for each of all_series()
    std::uint64_t digest = 0;        ///< over the final states of all worlds and policies
    std::size_t found = 0;           ///< worlds that were in the store already
    /// Numbers of wanted worlds that could not be run, ascending: all that is said is of the
    /// others.
    std::vector<std::uint32_t> missing;
    Stopping stopping;

    [[nodiscard]] const Outcome& outcome(std::string_view name) const;
};

/// An indicator's mean over the weeks from `first` to before `last` in which it is known; NaN where
/// it never is.
[[nodiscard]] double mean_over(const WorldResult& world,
                               std::size_t policy,
                               std::size_t series,
                               std::size_t first,
                               std::size_t last);

/// What an indicator says of a whole run in one number: its mean over its window.
[[nodiscard]] double summary(const WorldResult& world, std::size_t policy, std::size_t series);

/// One policy less another in what an indicator says of a whole run, world by world.
[[nodiscard]] PairedDifference difference_between(const std::vector<WorldResult>& worlds,
                                                  std::size_t policy,
                                                  std::size_t against,
                                                  std::size_t series);

/// Whether the scenario names it primary: else whatever it shows was not asked beforehand.
[[nodiscard]] bool is_primary(const Scenario& scenario, std::size_t series);

/// What the worlds of a scenario say together, where these could not be run. With a sequential rule
/// the intervals of primary outcomes are those that hold together and at every look; all others
/// are Student's. `worlds`: ascending by number, at least one, and no more than the rule uses.
[[nodiscard]] Comparison compare_worlds(const Scenario& scenario,
                                        std::vector<WorldResult> worlds,
                                        std::vector<std::uint32_t> missing = {});

} // namespace dowith
