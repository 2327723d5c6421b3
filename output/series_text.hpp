// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/netcdf.hpp"
#include "sim/model/indicators.hpp"

#include <string>
#include <vector>

namespace dowith {

// What files say of a series, whichever kind of file it stands in.

[[nodiscard]] bool is_first_quintile(const Series& series);
[[nodiscard]] bool is_quintile(const Series& series);

/// What it means, and of whom it is told.
[[nodiscard]] std::string long_name(const Series& series);

/// Which direction is good, and which area it belongs to.
[[nodiscard]] std::vector<Attribute> about(const Series& series);

/// The same of its one number a run, with the weeks over which it is averaged.
[[nodiscard]] std::vector<Attribute> about_level(const Series& series);

} // namespace dowith
