// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/netcdf.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/scenario/scenario.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace dowith {

/// How a result came about, as far as it does not follow from the scenario.
struct Provenance {
    std::string command; ///< reproduces the file; names neither threads nor output path
    std::string version; ///< of the program
    std::string engine;  ///< of the model, see engine_version
    std::string build;   ///< compiler and kind of build
};

/// Writes a comparison as netCDF-4:
///
///     /                variables (policy, world, week), those by quintile (policy, world, week,
///     quintile) /difference      paired differences against the baseline (policy, …): mean,
///     interval, share /level           one number a run (policy, world), by the indicator's window
///     /draws           what was drawn for each world (world)
///     /people, /ledger what the scenario asked to record, see record_file.hpp
///
/// Equal comparisons give equal bytes. Throws OutputError.
void write_result(const std::filesystem::path& file,
                  const Scenario& scenario,
                  const Comparison& comparison,
                  const Provenance& provenance);

/// Opens a result of this version's format. Throws OutputError.
[[nodiscard]] NetcdfReader open_result(const std::filesystem::path& file,
                                       Seal seal = Seal::demanded);

/// The fingerprint of a resolved scenario under this engine, as it stands in result files: two
/// results with the same one hold the same numbers, but for how many worlds they have.
[[nodiscard]] std::string scenario_digest(const Scenario& scenario);

/// The same of the scenario that an existing file is a result of; nothing if it is no result of
/// ours that can be read.
[[nodiscard]] std::optional<std::string> scenario_digest_of(const std::filesystem::path& result);

} // namespace dowith
