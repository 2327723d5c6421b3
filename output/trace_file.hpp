// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/netcdf.hpp"
#include "output/provenance.hpp"
#include "sim/experiment/trace/trace.hpp"
#include "sim/scenario/scenario.hpp"

#include <filesystem>
#include <string>

namespace dowith {

/// What a file of write_trace() says that it is.
[[nodiscard]] std::string trace_kind();

/// Writes the footprints of a run as netCDF-4:
///
///     /column, /rows_of       names of the parts of a state, and whose numbers they hold
///     /week_digest            at the end of every week (week, column)
///     /state_digest           of the final state, as in a result
///     /close                  of one week: digest (step, neighbourhood, column), citizens
///     /close/home             of one neighbourhood in it: every number, by the steps that changed
///     it
///
/// Equal traces give equal bytes. Throws OutputError.
void write_trace(const std::filesystem::path& file,
                 const Scenario& scenario,
                 const Trace& trace,
                 const Provenance& provenance);

/// What was written. Throws OutputError.
[[nodiscard]] Trace read_trace(const NetcdfReader& file);

} // namespace dowith
