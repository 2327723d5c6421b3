// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/world_result.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/statistics/confidence_sequence.hpp"
#include "sim/statistics/running_spread.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dowith {

/// The minimum: nobody looks before so many worlds. With fewer, skewed outcomes make intervals miss
/// more often than they say; docs/statistics.md has what was measured.
inline constexpr std::uint32_t first_look = 30;

/// Worlds from one look to the next. A look costs no certainty, only that nobody works meanwhile.
inline constexpr std::uint32_t look_every = 10;

/// The number of worlds at which intervals are narrowest: in the middle, on a scale of doublings,
/// of what comparisons take. It depends neither on the cap nor on what is seen, so that a cap that
/// is raised later changes no interval.
inline constexpr double tight_at = 50.0;

/// The chance that any interval that a comparison calls certain misses its mean.
inline constexpr double miss_rate = 0.05;

/// How many worlds a comparison uses.
struct StoppingRule {
    /// Until all precisions that are wanted are reached, or the cap is; else as many as planned.
    bool is_sequential = false;
    std::uint32_t cap = 0;      ///< worlds at most
    std::size_t statements = 0; ///< primary outcomes, times policies that are set against another
    double alpha = miss_rate;   ///< chance that the interval of one statement misses its mean

    /// "sequential" or "fixed".
    [[nodiscard]] std::string_view name() const;

    /// Whether one looks after so many worlds: at first_look, every look_every from there, and at
    /// the cap.
    [[nodiscard]] bool looks_after(std::uint32_t worlds) const;

    /// The number of worlds at the first look that is `ahead` worlds or more behind this one.
    [[nodiscard]] std::uint32_t look_from(std::uint32_t worlds, std::uint32_t ahead) const;
};

/// Sequential where the scenario wants a precision and has policies to compare. All primary
/// outcomes share one chance to miss evenly (Bonferroni), which holds at every look, however
/// outcomes hang together, and whether or not a precision is wanted of each.
[[nodiscard]] StoppingRule stopping_rule(const Scenario& scenario);

/// What is said of one primary outcome of one policy against the baseline.
struct Statement {
    std::size_t series = 0; ///< place in all_series()
    std::size_t policy = 0;
    std::optional<double> wanted; ///< half the width of the interval, in the outcome's unit
    RunningSpread difference;     ///< over worlds in which it is known
    double half_width = 0.0;      ///< that holds at every look; infinite where it is not known

    [[nodiscard]] bool is_precise() const { return !wanted || half_width <= *wanted; }
};

/// Looks at the worlds of a sequential comparison in the order of their numbers, and says where it
/// stops. That is a function of the worlds alone: not of who made them, nor in which order they
/// were done. The scenario outlives it.
class StoppingWatch {
  public:
    explicit StoppingWatch(const Scenario& scenario);

    /// Sees, look by look, those of these worlds that it has not seen and whose numbers are below
    /// `tried`. Of the worlds that `tried` counts, those that failed are not among them. Returns
    /// after how many worlds it stops because all is precise; nothing where it goes on or the cap
    /// is reached. `worlds`: ascending by number.
    [[nodiscard]] std::optional<std::uint32_t> look(std::span<const WorldResult> worlds,
                                                    std::uint32_t tried);

    /// Whether every precision was reached at the last look.
    [[nodiscard]] bool is_precise() const { return is_precise_; }

    /// In order of the outcomes, and of the policies in each.
    [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }

    /// The wanted precision that is farthest from being reached.
    [[nodiscard]] const Statement& farthest() const;

    /// How many worlds all precisions will take if outcomes go on to vary as they do; nothing where
    /// one of them is not known yet.
    [[nodiscard]] std::optional<std::uint64_t> worlds_needed() const;

  private:
    void see(const WorldResult& world);
    void judge();

    const Scenario& scenario_;
    StoppingRule rule_;
    ConfidenceSequence sequence_;
    std::vector<Statement> statements_;
    std::uint32_t tried_ = 0;
    std::size_t seen_ = 0; ///< worlds, of those that did not fail
    bool is_precise_ = false;
};

} // namespace dowith
