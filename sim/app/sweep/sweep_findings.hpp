// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/sweep_file.hpp"
#include "sim/app/sweep/sweep_load.hpp"
#include "sim/app/terminal.hpp"
#include "sim/statistics/spread.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace dowith {

/// Where a sweep was kept, and how much of it there was before.
struct SweepKept {
    std::filesystem::path file;
    std::filesystem::path design; ///< the same points as comma-separated values
    std::filesystem::path table;  ///< empty where none was asked for
    std::filesystem::path worlds; ///< the folder
    std::string digest;
    std::size_t simulated = 0; ///< worlds, each counted once however many points share it
    std::size_t found = 0;     ///< of these, from before
    std::size_t missing = 0;   ///< that could not be run
};

/// What the worlds of each point say, gathered point after point, and what there is to tell of it.
class SweepFindings {
  public:
    /// The sweep outlives the findings.
    explicit SweepFindings(const LoadedSweep& sweep);

    /// The next point.
    void add(const PointWorlds& worlds);

    /// What varies, where each policy does best and worst against the baseline, and where all is.
    [[nodiscard]] std::string text(const SweepKept& kept, Style style) const;

    /// Every point with its factors, levels and differences.
    [[nodiscard]] std::string json(const SweepKept& kept) const;

  private:
    /// What one outcome says of one point and policy.
    struct Cell {
        Spread level;
        PairedDifference against; ///< the baseline
    };

    [[nodiscard]] const Cell&
    cell(std::size_t point, std::size_t outcome, std::size_t policy) const;
    [[nodiscard]] double gain(std::size_t point, std::size_t policy) const;
    [[nodiscard]] std::vector<std::size_t> ranked(std::size_t policy) const;
    [[nodiscard]] std::string heading(Style style) const;
    [[nodiscard]] std::string policy_text(std::size_t policy, Style style) const;
    [[nodiscard]] std::string
    table(std::size_t policy, const std::vector<std::size_t>& points, Style style) const;
    [[nodiscard]] std::string places_text(const SweepKept& kept) const;

    const LoadedSweep& sweep_;
    const SweepPlan& plan_;
    std::vector<std::size_t> told_; ///< outcomes that are summed up, places in all_series()
    std::vector<Cell> cells_;       ///< [point][outcome][policy]
};

} // namespace dowith
