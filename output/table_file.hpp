// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/netcdf.hpp"
#include "sim/experiment/records.hpp"

#include <string>
#include <vector>

namespace dowith {

// Rows in a netCDF file: a variable a field, along a dimension without values. Numbers that stand
// for words say so by flag_values and flag_meanings, as the CF conventions have it. For the rows of
// sim/experiment/records.hpp.

/// Writes the rows into a group that is there. `policies` are the words for a field `policy`.
template <class Row>
void put_table(NetcdfWriter& writer,
               const std::string& group,
               const std::string& dimension,
               const std::vector<Row>& rows,
               const std::vector<std::string>& policies = {});

/// Reads what put_table wrote. Throws OutputError.
template <class Row>
[[nodiscard]] std::vector<Row> read_table(const NetcdfReader& reader, const std::string& group);

} // namespace dowith
