// SPDX-License-Identifier: Apache-2.0
#include "sim/app/simulation.hpp"

#include "output/checkpoint_folder.hpp"
#include "output/result_file.hpp"
#include "output/world_store.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/data_error.hpp"
#include "sim/app/interruption.hpp"
#include "sim/app/memory_need.hpp"
#include "sim/app/processes.hpp"
#include "sim/app/progress_line.hpp"
#include "sim/app/terminal.hpp"
#include "sim/app/version.hpp"
#include "sim/app/week_view.hpp"
#include "sim/engine/executor.hpp"
#include "sim/experiment/engine_version.hpp"
#include "sim/experiment/shard.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace dowith {
namespace {

/// Where a world stands that goes on.
std::string place_text(const WorldStand& stand, const Scenario& scenario) {
    switch (stand.leg) {
    case Leg::burn_in:
        return fmt::format("week {} of the burn-in", stand.week.value);
    case Leg::fork:
        return "the end of the burn-in";
    case Leg::policy:
        break;
    }
    return fmt::format("week {} of {}",
                       stand.week.value - scenario.burn_in_weeks,
                       scenario.policies[stand.policy].name);
}

/// What is of a whole district cannot be had where it lives in parts.
void refuse_what_cannot_be_shared(const Scenario& scenario,
                                  const std::vector<std::uint32_t>& wanted,
                                  const Options& options) {
    if (processes().is_alone()) {
        return;
    }
    const std::uint32_t places = scenario.population.neighbourhoods;
    if (wanted.size() == 1 && places < processes().size()) {
        throw DataError{fmt::format(
            "{}: a district of {} neighbourhoods cannot be shared by {} processes; use fewer",
            scenario.name,
            places,
            processes().size())};
    }
    if (wanted.size() == 1 && scenario.record.covers(wanted.front())) {
        throw DataError{"record: citizens and ledgers can only be kept of a world that one process "
                        "lives; run it without mpirun, or several worlds"};
    }
    if (wanted.size() > 1 && !options.stream.empty()) {
        throw UsageError{"--stream shows the weeks of worlds that one process lives; run without "
                         "mpirun, or one world"};
    }
}

Comparison
simulate_into(const Scenario& scenario, const Options& options, const ResultPlace& place) {
    FolderStore store{place.worlds(), scenario.policies.size(), scenario.uncertainty.size()};
    return simulate(scenario, options, store, place.worlds());
}

} // namespace

std::size_t simulate_worlds(const Scenario& scenario,
                            const std::vector<std::uint32_t>& wanted,
                            const Options& options,
                            WorldStore& store,
                            const std::filesystem::path& folder,
                            const TakeWorld& take) {
    refuse_what_cannot_be_shared(scenario, wanted, options);
    const std::size_t at_once = worlds_at_once(scenario, wanted.size());
    const std::unique_ptr<Executor> executor = tbb_executor(threads_here(options.threads));
    ProgressLine line{!options.quiet && error_is_terminal()};
    const ProgressReport show = [&](const Progress& progress) { line.show(progress); };
    show({.done = 0, .of = wanted.size(), .found = 0});
    watch_for_interruption();
    const std::string clear = line.is_shown() ? "\r\x1b[K" : "";
    CheckpointFolder on_their_way{folder, [&](const std::string& trouble) {
                                      // Each process has parts of its own, and the first does not
                                      // know of theirs.
                                      tell_in_spite(fmt::format("{}warning: {}\n", clear, trouble));
                                  }};
    const auto goes_on = [&](std::uint32_t world, const WorldStand& stand) {
        tell(
            fmt::format("{}world {} goes on from {}\n", clear, world, place_text(stand, scenario)));
    };
    const CheckpointPlan plan{folder.empty() ? nullptr : &on_their_way,
                              options.checkpoint_every,
                              !options.fresh,
                              goes_on};
    WeekView view{scenario, options.stream, line, wanted.size() == 1};
    const StopRequest stop = interruption_requested;
    WeekWatcher* const watcher = view.is_wanted() ? &view : nullptr;
    const WorldRun run{
        {*executor, processes()}, store, show, stop, plan, options.fresh, at_once, watcher};
    const std::size_t found = keep_worlds(scenario, wanted, run, take);
    if (processes().rank() > 0) {
        throw SpokenFor{};
    }
    return found;
}

Comparison simulate(const Scenario& scenario,
                    const Options& options,
                    WorldStore& store,
                    const std::filesystem::path& folder) {
    std::vector<WorldResult> worlds(scenario.worlds);
    const auto take = [&](std::size_t i, WorldResult&& world) { worlds[i] = std::move(world); };
    const std::size_t found = simulate_worlds(
        scenario, worlds_of(Shard{}, scenario.worlds), options, store, folder, take);
    Comparison comparison = compare_worlds(scenario, std::move(worlds));
    comparison.found = found;
    return comparison;
}

Kept simulate_and_keep(const Scenario& scenario,
                       const Options& options,
                       const std::filesystem::path& usual) {
    const ResultPlace place{options.out.empty() ? usual : options.out, scenario_digest(scenario)};
    return keep_result(scenario, simulate_into(scenario, options, place), options, place);
}

Kept keep_result(const Scenario& scenario,
                 Comparison comparison,
                 const Options& options,
                 const ResultPlace& place) {
    Kept kept{std::move(comparison), place.file(), place.worlds()};
    if (const auto aside = place.make_room()) {
        tell(fmt::format("moved the result of another scenario from {} to {}\n",
                         place.file().string(),
                         aside->string()));
    }
    write_result(
        place.file(),
        scenario,
        kept.comparison,
        {canonical_command(options), program_version(), std::string{engine_version}, build_name()});
    return kept;
}

std::string places_text(const Kept& kept) {
    const std::size_t found = kept.comparison.found;
    const std::string before =
        found > 0 ? fmt::format(", {} of them from before", found) : std::string{};
    return fmt::format("\nWorlds: {}/ ({} kept{})\nResult: {}\n",
                       kept.worlds.string(),
                       kept.comparison.worlds.size(),
                       before,
                       kept.file.string());
}

void warn(const std::vector<std::string>& warnings) {
    for (const std::string& warning : warnings) {
        tell("warning: " + warning + "\n");
    }
}

} // namespace dowith
