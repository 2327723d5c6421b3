// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/sensitivity_file.hpp"
#include "sim/app/sensitivity/sensitivity_load.hpp"
#include "sim/app/terminal.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dowith {

/// What outcomes and differences hinge on, in words and tables.
class SensitivityText {
  public:
    /// Both outlive it.
    SensitivityText(const LoadedStudy& asked, const SensitivityResult& result, Style style)
        : asked_{asked}, result_{result}, names_{influence_names(asked.study)}, style_{style} {}

    [[nodiscard]] const LoadedStudy& asked() const { return asked_; }

    [[nodiscard]] const SensitivityResult& result() const { return result_; }

    /// Names of influences in full, luck last.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

    /// All that `sensitivity` prints, but for the places of files; with `details` levels too.
    [[nodiscard]] std::string all(bool details) const;

    /// What one response hinges on, and of what nothing can be told: a sentence each.
    [[nodiscard]] std::vector<std::string> sentences(const Sensitivity& each) const;

    /// How to read it and how far, a paragraph each.
    [[nodiscard]] std::vector<std::string> notes() const;

  private:
    [[nodiscard]] bool is_sobol() const { return asked_.study.method == StudyMethod::sobol; }

    [[nodiscard]] std::string name(std::size_t place) const;
    [[nodiscard]] std::string heading() const;
    [[nodiscard]] std::string title(const Response& response) const;
    [[nodiscard]] std::string table(const Sensitivity& each) const;
    [[nodiscard]] std::vector<std::string> cells(const Sensitivity& each, std::size_t place) const;
    [[nodiscard]] std::vector<std::string> sobol_sentences(const Sensitivity& each) const;
    [[nodiscard]] std::vector<std::string> morris_sentences(const Sensitivity& each) const;
    [[nodiscard]] std::string next_step() const;

    const LoadedStudy& asked_;
    const SensitivityResult& result_;
    std::vector<std::string> names_;
    Style style_;
};

} // namespace dowith
