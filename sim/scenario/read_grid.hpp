// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/field.hpp"
#include "sim/scenario/grid.hpp"

namespace dowith {

/// A grid from a map: title, source, the levers of each party under `design` and `delivery`, and
/// nine cells, each with its name, its two parties and what it is. A cell sets the levers of both
/// its parties.
[[nodiscard]] Grid read_grid(const Field& map);

} // namespace dowith
