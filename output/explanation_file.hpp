// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/csv_table.hpp"
#include "output/provenance.hpp"
#include "sim/experiment/explain/explanation.hpp"
#include "sim/experiment/explain/lever_switch.hpp"
#include "sim/experiment/levels.hpp"

#include <filesystem>
#include <span>
#include <string>

namespace dowith {

/// What a file of write_explanation() says that it is.
[[nodiscard]] std::string explanation_kind();

/// All that there is to write of an explanation. `scenario` is the switched one.
struct ExplanationResult {
    const Scenario& scenario;
    const LeverSwitch& between;
    const Levels& levels;
    std::span<const ExplainedOutcome> outcomes;
};

/// Writes what the difference between two policies hinges on as netCDF-4:
///
///     /level         what every coalition came to (outcome, coalition, world)
///     /holds         which groups of levers it has moved (coalition, group)
///     /difference    of the two policies (outcome)
///     /contribution  of each group (outcome, group, …): its share by world, means, intervals
///     /interaction   of each two groups (outcome, group, other_group)
///
/// Equal results give equal bytes. Throws OutputError.
void write_explanation(const std::filesystem::path& file,
                       const ExplanationResult& result,
                       const Provenance& provenance);

/// The same without worlds as one tidy table: a row an outcome, measure and group.
[[nodiscard]] CsvTable explanation_table(const ExplanationResult& result);

} // namespace dowith
