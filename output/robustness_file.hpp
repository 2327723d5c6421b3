// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/csv_table.hpp"
#include "output/provenance.hpp"
#include "sim/experiment/robustness/robustness.hpp"

#include <filesystem>
#include <string>

namespace dowith {

/// What a file of write_robustness() says that it is.
[[nodiscard]] std::string robustness_kind();

/// All that there is to write of robustness.
struct RobustnessResult {
    const Scenario& scenario;
    const Levels& levels;
    const Robustness& robustness;
};

/// Writes how far a choice among policies depends on which of the worlds is ours as netCDF-4, all
/// in the group /robustness:
///
///     level                                 what is judged (outcome, policy, world)
///     best, regret_*, minimax_regret        by outcome (outcome, policy)
///     best_in_all, undominated              outcomes at once (policy)
///     cost, effect                          for the plane of cost-effectiveness (…, policy, world)
///     extra_*, quadrant_share, price*       against the baseline (cost_view, policy)
///     acceptability, highest_mean           (cost_view, willingness, policy)
///
/// Shares stand with their 95 % intervals, as NAME_low and NAME_high. What is of money is absent
/// where no money is told. Equal results give equal bytes. Throws OutputError.
void write_robustness(const std::filesystem::path& file,
                      const RobustnessResult& result,
                      const Provenance& provenance);

/// The same without worlds as one tidy table: a row a number.
[[nodiscard]] CsvTable robustness_table(const RobustnessResult& result);

} // namespace dowith
