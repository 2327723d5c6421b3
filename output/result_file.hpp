// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/netcdf.hpp"
#include "output/provenance.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/scenario/scenario.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace dowith {

/// Writes a comparison as netCDF-4:
///
///     /                variables (policy, world, week); by quintile also (…, quintile)
///     /difference      paired differences from the baseline (policy, …): mean, interval, share
///     /level           one number a run (policy, world), by the indicator's window
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

/// The fingerprint of the scenario that an existing file is a result of, of whatever kind; nothing
/// if it is no result of ours that can be read.
[[nodiscard]] std::optional<std::string> scenario_digest_of(const std::filesystem::path& result);

} // namespace dowith
