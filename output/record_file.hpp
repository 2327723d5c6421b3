// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/netcdf.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dowith {

/// Writes what a comparison recorded into its result file, where it recorded anything:
///
///     /people          columns (policy, record_week, person), those of clients (policy,
///                      record_week, service, person)
///     /people/events   what happened to them, a row an event
///     /ledger          a row a transaction
///     /ledger/balances, /ledger/accounts, /ledger/weeks   what the time banks said of themselves
void put_records(NetcdfWriter& writer, const Scenario& scenario, const Comparison& comparison);

/// The people of a result file.
struct PeopleOfResult {
    std::vector<std::string> all_policies; ///< of the file: what events count policies by
    std::vector<std::string> policies;     ///< recorded ones
    std::vector<std::int32_t> weeks;       ///< lived under the policy
    std::vector<std::string> services;
    std::vector<std::string> person_columns; ///< as `record.person_values`
    std::vector<std::string> case_columns;   ///< as `record.case_values`
    WorldRecord record;                      ///< of all recorded worlds, without a ledger
};

[[nodiscard]] bool has_people(const NetcdfReader& result);
[[nodiscard]] bool has_ledger(const NetcdfReader& result);

/// Throws OutputError where the file has none.
[[nodiscard]] PeopleOfResult read_people(const NetcdfReader& result);
[[nodiscard]] Ledger read_ledger(const NetcdfReader& result);

/// Writes the record of one world into its own file, and reads it back.
void put_world_record(NetcdfWriter& writer, const WorldRecord& record);
[[nodiscard]] WorldRecord read_world_record(const NetcdfReader& reader);

/// Whether a world's own file holds a record.
[[nodiscard]] bool has_world_record(const NetcdfReader& reader);

} // namespace dowith
