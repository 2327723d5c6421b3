// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/explanation_file.hpp"
#include "sim/app/contrast.hpp"
#include "sim/app/terminal.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dowith {

/// What the difference between two policies hinges on, in words and tables.
class ExplanationText {
  public:
    /// `scenario` is the one that was asked about, `shown` places in all_series(). All outlive it.
    ExplanationText(const Scenario& scenario,
                    const ExplanationResult& result,
                    const std::vector<std::size_t>& shown,
                    Style style)
        : scenario_{scenario}, result_{result}, shown_{shown}, style_{style} {}

    [[nodiscard]] const Scenario& scenario() const { return scenario_; }

    [[nodiscard]] const ExplanationResult& result() const { return result_; }

    [[nodiscard]] std::vector<const ExplainedOutcome*> shown() const;

    /// All that `explain` prints, but for the places of files.
    [[nodiscard]] std::string all() const;

    /// What was simulated, and which levers move in each group.
    [[nodiscard]] std::string heading() const;
    [[nodiscard]] std::string groups() const;

    /// The difference in one outcome, what it hinges on, and what of that nothing can be told of: a
    /// sentence each.
    [[nodiscard]] std::vector<std::string> sentences(const ExplainedOutcome& outcome) const;

    [[nodiscard]] std::string table(const ExplainedOutcome& outcome) const;

    /// How to read it and how far, a paragraph each.
    [[nodiscard]] std::vector<std::string> notes() const;

    /// Whether the 95 % interval of the difference keeps clear of nought: else shares of it mean
    /// nothing.
    [[nodiscard]] bool is_clear(const ExplainedOutcome& outcome) const;

    /// Interactions that keep clear of nought and come to a tenth of the difference or more, the
    /// largest first.
    [[nodiscard]] std::vector<const Interaction*> large(const ExplainedOutcome& outcome) const;

  private:
    [[nodiscard]] Contrast contrast(const ExplainedOutcome& outcome) const;
    [[nodiscard]] const Switch& group(std::size_t place) const;
    [[nodiscard]] std::string hinges(const ExplainedOutcome& outcome) const;
    [[nodiscard]] std::string untold(const ExplainedOutcome& outcome) const;
    [[nodiscard]] std::string interplay(const ExplainedOutcome& outcome) const;

    const Scenario& scenario_;
    const ExplanationResult& result_;
    const std::vector<std::size_t>& shown_;
    Style style_;
};

} // namespace dowith
