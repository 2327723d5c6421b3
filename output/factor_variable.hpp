// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/netcdf.hpp"

#include <string>
#include <vector>

namespace dowith {

/// Writes what a factor is along a dimension as the variable `/design/PATH`: as numbers, in the
/// unit of the scenario's key, where all values are numbers, and else as texts. `values`: as YAML
/// writes them.
void put_factor(NetcdfWriter& writer,
                const std::string& path,
                const std::string& dimension,
                const std::vector<std::string>& values);

} // namespace dowith
