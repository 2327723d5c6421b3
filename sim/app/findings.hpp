// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/contrast.hpp"
#include "sim/app/table.hpp"
#include "sim/app/terminal.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dowith {

/// What the worlds of a scenario say. Every part is a text of whole lines; the parts of a
/// comparison leave out what only comparing can tell where there is one policy.
class Findings {
  public:
    Findings(const Scenario& scenario, const Comparison& comparison, Style style)
        : scenario_{scenario}, comparison_{comparison}, style_{style} {}

    /// All that `compare` prints, in order of what a reader wants to know first: about two screens,
    /// or with details all outcomes, which are some hundred lines.
    [[nodiscard]] std::string comparison(bool details) const;

    /// Title, question, and what was simulated.
    [[nodiscard]] std::string heading() const;

    /// For each policy and primary outcome, where asked for, the difference in a sentence, and its
    /// spread; then the failures that the policy shows.
    [[nodiscard]] std::string headlines(bool sentences) const;

    /// For each policy a table of its paired differences from the baseline.
    [[nodiscard]] std::string differences() const;

    /// Each policy's mean level of every outcome that is told anything of.
    [[nodiscard]] std::string levels() const;

    /// Each policy's mean level of the primary outcomes, and what these measure.
    [[nodiscard]] std::string primary_levels() const;

    /// The primary outcomes year by year, where a policy changes or things happen to it.
    [[nodiscard]] std::string by_year() const;

    /// How well need is met from the least to the most advantaged fifth of those in need.
    [[nodiscard]] std::string for_whom() const;

    /// The three lines of money and the two sums, policies side by side.
    [[nodiscard]] std::string money() const;

    /// Rung and cell of each policy, declared and realised.
    [[nodiscard]] std::string standings() const;

    /// How sure one can be: by which rule there are so many worlds and what intervals promise, what
    /// precision took and pairing saved, where asked for, staff load at the start, the
    /// digest.
    [[nodiscard]] std::string certainty(bool with_savings) const;

    /// That there are few worlds, where that is so; for `--json`. The headlines begin with it.
    [[nodiscard]] std::string few_worlds() const;

    /// What is odd about the worlds, one remark each; for the error stream and `--json`.
    [[nodiscard]] std::vector<std::string> remarks() const;

  private:
    [[nodiscard]] const std::string& policy_name(std::size_t policy) const;
    [[nodiscard]] std::vector<std::size_t> compared() const;
    [[nodiscard]] std::string left_out() const;
    [[nodiscard]] bool anything_changes() const;
    [[nodiscard]] std::string years_of(const Outcome& outcome) const;
    [[nodiscard]] std::string difference_table(std::size_t policy) const;
    [[nodiscard]] std::vector<Table::Column> policy_columns(std::vector<Table::Column> first) const;
    [[nodiscard]] std::string sentences(std::size_t policy) const;
    [[nodiscard]] std::string savings() const;
    [[nodiscard]] std::string flags(std::size_t policy) const; ///< of failure, a line each

    const Scenario& scenario_;
    const Comparison& comparison_;
    Style style_;
};

/// Staff load when policies began outside this range says that the place is not staffed for its
/// need, so that every result is one about staffing.
inline constexpr double load_low = 0.9;
inline constexpr double load_high = 1.15;

} // namespace dowith
