// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/csv_table.hpp"
#include "output/provenance.hpp"
#include "sim/experiment/sensitivity/sensitivity.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dowith {

/// What a file of write_sensitivity() says that it is.
[[nodiscard]] std::string sensitivity_kind();

/// All that there is to write of a study.
struct SensitivityResult {
    const SweepPlan& plan; ///< a scenario at every point of the study
    const StudyDesign& study;
    std::span<const Sensitivity> sensitivities; ///< as responses_of() orders them
    std::uint64_t digest = 0;                   ///< over all worlds
};

/// What influences are called: the paths of the factors, then `luck`.
[[nodiscard]] std::vector<std::string> influence_names(const StudyDesign& study);

/// What a response is called: `need_met under co-delivery`, or `need_met of co-delivery less
/// consultation-only`.
[[nodiscard]] std::string response_name(const Response& response, const Scenario& scenario);

/// Writes what outcomes and differences between policies hinge on as netCDF-4:
///
///     /         shares of variance, or effects, with their intervals (response, factor)
///     /design   what each factor is (run)
///     /run      what each response came to (response, run), and the world that it was
///
/// Equal results give equal bytes. Throws OutputError.
void write_sensitivity(const std::filesystem::path& file,
                       const SensitivityResult& result,
                       const Provenance& provenance);

/// The same without runs as one tidy table: a row a response, factor and measure.
[[nodiscard]] CsvTable sensitivity_table(const SensitivityResult& result);

/// The fingerprint of what a study asks: the same with more rows.
[[nodiscard]] std::string study_digest(const SweepPlan& plan);

/// The same of the study that an existing file holds; nothing if it is none that can be read.
[[nodiscard]] std::optional<std::string> study_digest_of(const std::filesystem::path& file);

} // namespace dowith
