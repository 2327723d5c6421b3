// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/csv_table.hpp"
#include "sim/experiment/comparison.hpp"

namespace dowith {

/// The heading alone, for whoever asks where it may be written before there are worlds.
[[nodiscard]] CsvTable comparison_heading();

/// What every indicator says of each run in one number, as a tidy table: a row a policy, world and
/// outcome. Differences are for its reader to take, row against row of one world.
[[nodiscard]] CsvTable comparison_table(const Scenario& scenario, const Comparison& comparison);

} // namespace dowith
