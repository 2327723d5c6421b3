// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/csv_table.hpp"
#include "output/provenance.hpp"
#include "sim/app/options.hpp"
#include "sim/app/result_place.hpp"
#include "sim/experiment/levels.hpp"

#include <cstddef>
#include <filesystem>
#include <string>

namespace dowith {

/// Worlds that are kept as files, of which each was read once.
struct KeptLevels {
    Levels levels;
    std::size_t found = 0;        ///< of these, before
    std::size_t failed = 0;       ///< could not be run, and are not among the levels
    std::filesystem::path worlds; ///< the folder
};

/// Simulates what that folder does not have of the scenario's worlds, keeps it, and reads all.
/// Throws Interrupted and OutputError.
[[nodiscard]] KeptLevels simulate_levels(const Scenario& scenario,
                                         const Options& options,
                                         const std::filesystem::path& folder);

/// Not 0 where worlds are left out.
[[nodiscard]] int exit_code_of(const KeptLevels& kept);

/// How what these options ask for comes about.
[[nodiscard]] Provenance provenance_of(const Options& options);

/// Makes room for a result at its place, and says where the one went that stood there.
void move_aside(const ResultPlace& place);

/// Where the table stands that goes with a result's file.
[[nodiscard]] std::filesystem::path table_beside(const std::filesystem::path& file);

/// The lines that end an output: where worlds, result and table are.
[[nodiscard]] std::string places_text(const KeptLevels& kept, const std::filesystem::path& file);

} // namespace dowith
