// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/record_file.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/experiment/ledger_audit.hpp"
#include "sim/experiment/robustness/robustness.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// Everything that a report tells of: a result, read back from its file.
struct Reported {
    Scenario scenario;
    Comparison comparison;
    std::string command; ///< that made the result
    std::string program;
    std::string engine;
    std::string build;
    std::optional<PeopleOfResult> people;           ///< where anybody was recorded
    std::optional<std::vector<PolicyAudit>> audits; ///< where there is a ledger
    std::optional<Robustness> robustness;           ///< where there is something to choose from

    [[nodiscard]] const std::string& name_of(std::size_t policy) const {
        return scenario.policies[policy].name;
    }

    [[nodiscard]] std::size_t baseline() const { return scenario.baseline; }

    /// All policies but the baseline.
    [[nodiscard]] std::vector<std::size_t> compared() const;

    /// Of the compared policies the one that changes an outcome most, among those whose change can
    /// be told from none if there are any. There must be a policy to compare.
    [[nodiscard]] std::size_t leading(const Outcome& outcome) const;

    /// Primary outcomes; where none was named, need met.
    [[nodiscard]] std::vector<const Outcome*> primary() const;
};

/// Reads a result. The files that its scenario names are sought beside that scenario. Throws
/// OutputError, and DataError where the file is no result or one of another engine.
[[nodiscard]] Reported read_reported(const std::filesystem::path& file);

} // namespace dowith
