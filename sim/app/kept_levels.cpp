// SPDX-License-Identifier: Apache-2.0
#include "sim/app/kept_levels.hpp"

#include "output/world_store.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/simulation.hpp"
#include "sim/app/terminal.hpp"
#include "sim/app/version.hpp"
#include "sim/experiment/engine_version.hpp"
#include "sim/experiment/shard.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace dowith {

KeptLevels simulate_levels(const Scenario& scenario,
                           const Options& options,
                           const std::filesystem::path& folder) {
    FolderStore store{folder};
    Levels levels{scenario.worlds, scenario.policies.size()};
    const auto take = [&](std::size_t i, WorldResult&& world) { levels.take(i, world); };
    const Simulated simulated = simulate_worlds(
        scenario, worlds_of(Shard{}, scenario.worlds), options, store, folder, take);
    if (simulated.failed.size() == scenario.worlds) {
        throw std::runtime_error{"no world could be run, so there is no result"};
    }
    levels.leave_out(simulated.failed);
    return {std::move(levels), simulated.found, simulated.failed.size(), folder};
}

int exit_code_of(const KeptLevels& kept) {
    return kept.failed == 0 ? exit_code::ok : exit_code::run_failed;
}

Provenance provenance_of(const Options& options) {
    return {
        canonical_command(options), program_version(), std::string{engine_version}, build_name()};
}

void move_aside(const ResultPlace& place) {
    if (const auto aside = place.make_room()) {
        tell(fmt::format("moved the result of another scenario from {} to {}\n",
                         place.file().string(),
                         aside->string()));
    }
}

std::filesystem::path table_beside(const std::filesystem::path& file) {
    const bool ends_in_h5 = file.extension() == ".h5";
    return file.parent_path() / ((ends_in_h5 ? file.stem() : file.filename()).string() + ".csv");
}

std::string places_text(const KeptLevels& kept, const std::filesystem::path& file) {
    const std::string before =
        kept.found > 0 ? fmt::format(", {} of them from before", kept.found) : std::string{};
    const std::string lacking =
        kept.failed > 0 ? fmt::format("; {} failed and are left out", kept.failed) : std::string{};
    return fmt::format("\nWorlds: {}/ ({} kept{}{})\nTable: {}\nResult: {}\n",
                       kept.worlds.string(),
                       kept.levels.worlds(),
                       before,
                       lacking,
                       table_beside(file).string(),
                       file.string());
}

} // namespace dowith
