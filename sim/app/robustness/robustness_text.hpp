// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/robustness_file.hpp"
#include "sim/app/table.hpp"
#include "sim/app/terminal.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dowith {

/// How far a choice among policies depends on which of the worlds is ours, in words and tables for
/// those who have to choose.
class RobustnessText {
  public:
    /// The result outlives it.
    RobustnessText(const RobustnessResult& result, Style style) : result_{result}, style_{style} {}

    [[nodiscard]] const RobustnessResult& result() const { return result_; }

    /// All that `robustness` prints, but for the places of files.
    [[nodiscard]] std::string all() const;

    /// What was simulated, and what the worlds differ in.
    [[nodiscard]] std::string heading() const;

    /// What a share of worlds is a share of: plausible numbers with luck, or luck alone.
    [[nodiscard]] std::string what_varies() const;

    /// Which policy does best in which share of worlds, by outcome and jointly.
    [[nodiscard]] std::string winners() const;

    /// A sentence an outcome, and one on all of them.
    [[nodiscard]] std::vector<std::string> sentences() const;

    /// What is lost by each policy where another one would have been best.
    [[nodiscard]] std::string regret() const;

    /// Value for money, in both cost views.
    [[nodiscard]] std::string planes() const;
    [[nodiscard]] std::string curves() const;

    /// What it is not, a paragraph each.
    [[nodiscard]] std::vector<std::string> notes() const;

  private:
    [[nodiscard]] const std::string& policy_name(std::size_t policy) const;
    [[nodiscard]] std::vector<Table::Column> policy_columns(const std::string& first) const;
    [[nodiscard]] std::string sentence(const OutcomeRobustness& outcome) const;
    [[nodiscard]] std::string joint_sentence() const;
    [[nodiscard]] std::string regret_sentence() const;

    const RobustnessResult& result_;
    Style style_;
};

/// What can be said of a policy's means in the plane, as a few words.
[[nodiscard]] std::string verdict_text(PlaneVerdict verdict);

} // namespace dowith
