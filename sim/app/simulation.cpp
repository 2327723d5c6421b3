// SPDX-License-Identifier: Apache-2.0
#include "sim/app/simulation.hpp"

#include "output/checkpoint_folder.hpp"
#include "output/comparison_table.hpp"
#include "output/output_error.hpp"
#include "output/result_file.hpp"
#include "output/world_store.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/data_error.hpp"
#include "sim/app/exit_code.hpp"
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

#include <algorithm>
#include <exception>
#include <memory>
#include <stdexcept>
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
void refuse_what_cannot_be_shared(std::span<const WorldJob> jobs, const Options& options) {
    if (processes().is_alone() || jobs.empty()) {
        return;
    }
    const bool is_one = jobs.size() == 1;
    const WorldJob& first = jobs.front();
    const std::uint32_t places = first.scenario.population.neighbourhoods;
    if (is_one && places < processes().size()) {
        throw DataError{fmt::format(
            "{}: a district of {} neighbourhoods cannot be shared by {} processes; use fewer",
            first.scenario.name,
            places,
            processes().size())};
    }
    if (is_one && first.scenario.record.covers(first.world)) {
        throw DataError{"record: citizens and ledgers can only be kept of a world that one process "
                        "lives; run it without mpirun, or several worlds"};
    }
    if (!is_one && !options.stream.empty()) {
        throw UsageError{"--stream shows the weeks of worlds that one process lives; run without "
                         "mpirun, or one world"};
    }
}

/// How many worlds may be lived at once: by what one of the largest place takes.
std::size_t at_once_of(std::span<const WorldJob> jobs) {
    const auto citizens = [](const WorldJob& job) { return job.scenario.population.citizens; };
    const auto largest =
        std::max_element(jobs.begin(), jobs.end(), [&](const WorldJob& a, const WorldJob& b) {
            return citizens(a) < citizens(b);
        });
    return largest == jobs.end() ? 0 : worlds_at_once(largest->scenario, jobs.size());
}

std::string failure_text(const FailedWorld& failed, const JobName& job) {
    const std::string text = fmt::format("{} failed: {}", job.name, failed.cause);
    return job.command.empty() ? text
                               : fmt::format("{}\nThis runs it alone:\n  {}", text, job.command);
}

/// Ends the run as the world ended that failed; trouble with files stays what it is.
[[noreturn]] void throw_failure(const WorldFailed& failure, const JobName& job) {
    try {
        std::rethrow_if_nested(failure);
    } catch (const OutputError&) {
        throw;
    } catch (const std::exception&) {
        throw std::runtime_error{failure_text(failure.world, job)};
    }
    throw std::runtime_error{failure_text(failure.world, job)};
}

Comparison
simulate_into(const Scenario& scenario, const Options& options, const ResultPlace& place) {
    FolderStore store{place.worlds()};
    return simulate(scenario, options, store, place.worlds());
}

} // namespace

Simulated simulate_jobs(std::span<const WorldJob> jobs,
                        const std::function<JobName(std::size_t)>& name,
                        const Options& options,
                        WorldStore& store,
                        const std::filesystem::path& folder,
                        const TakeWorld& take) {
    refuse_what_cannot_be_shared(jobs, options);
    if (jobs.empty()) {
        return {};
    }
    const Scenario& first = jobs.front().scenario;
    const std::size_t at_once = at_once_of(jobs);
    const std::unique_ptr<Executor> executor = tbb_executor(threads_here(options.threads));
    ProgressLine line{!options.quiet && error_is_terminal()};
    const ProgressReport show = [&](const Progress& progress) { line.show(progress); };
    show({.done = 0, .of = jobs.size(), .found = 0});
    watch_for_interruption();
    const std::string clear = line.is_shown() ? "\r\x1b[K" : "";
    CheckpointFolder on_their_way{folder, [&](const std::string& trouble) {
                                      // Each process has parts of its own, and the first does not
                                      // know of theirs.
                                      tell_in_spite(fmt::format("{}warning: {}\n", clear, trouble));
                                  }};
    const auto goes_on = [&](std::uint32_t world, const WorldStand& stand) {
        tell(fmt::format("{}world {} goes on from {}\n", clear, world, place_text(stand, first)));
    };
    const CheckpointPlan plan{folder.empty() ? nullptr : &on_their_way,
                              options.checkpoint_every,
                              !options.fresh,
                              goes_on};
    WeekView view{first, options.stream, line, jobs.size() == 1};
    const StopRequest stop = interruption_requested;
    WeekWatcher* const watcher = view.is_wanted() ? &view : nullptr;
    Simulated simulated;
    WorldRun run{
        {*executor, processes()}, store, show, stop, plan, options.fresh, at_once, watcher};
    if (options.goes_on) {
        run.failed = [&](const FailedWorld& failed) {
            tell(clear + failure_text(failed, name(failed.job)) + "\n");
            simulated.failed.push_back(failed.job);
        };
    }
    try {
        simulated.found = keep_worlds(jobs, run, take);
    } catch (const WorldFailed& failure) {
        throw_failure(failure, name(failure.world.job));
    }
    if (processes().rank() > 0) {
        throw SpokenFor{};
    }
    return simulated;
}

Simulated simulate_worlds(const Scenario& scenario,
                          const std::vector<std::uint32_t>& wanted,
                          const Options& options,
                          WorldStore& store,
                          const std::filesystem::path& folder,
                          const TakeWorld& take) {
    const auto name = [&](std::size_t job) {
        return JobName{fmt::format("world {}", wanted[job]),
                       options.scenario.empty() ? "" : one_world_command(options, wanted[job])};
    };
    return simulate_jobs(jobs_of(scenario, wanted), name, options, store, folder, take);
}

Comparison simulate(const Scenario& scenario,
                    const Options& options,
                    WorldStore& store,
                    const std::filesystem::path& folder) {
    const std::vector<std::uint32_t> wanted =
        options.world ? std::vector{*options.world} : worlds_of(Shard{}, scenario.worlds);
    std::vector<WorldResult> worlds(wanted.size());
    const auto take = [&](std::size_t i, WorldResult&& world) { worlds[i] = std::move(world); };
    const Simulated simulated = simulate_worlds(scenario, wanted, options, store, folder, take);
    if (simulated.failed.size() == wanted.size()) {
        throw std::runtime_error{"no world could be run, so there is no result"};
    }
    std::vector<std::uint32_t> missing;
    for (auto failed = simulated.failed.rbegin(); failed != simulated.failed.rend(); ++failed) {
        missing.insert(missing.begin(), wanted[*failed]);
        worlds.erase(worlds.begin() + static_cast<std::ptrdiff_t>(*failed));
    }
    Comparison comparison = compare_worlds(scenario, std::move(worlds));
    comparison.found = simulated.found;
    comparison.missing = std::move(missing);
    return comparison;
}

int exit_code_of(const Comparison& comparison) {
    return comparison.missing.empty() ? exit_code::ok : exit_code::run_failed;
}

Kept simulate_and_keep(const Scenario& scenario,
                       const Options& options,
                       const std::filesystem::path& usual) {
    const ResultPlace place{options.out.empty() ? usual : options.out, scenario_digest(scenario)};
    if (!options.csv.empty()) { // before the worlds are made and not after
        comparison_heading().refuse_other(options.csv);
    }
    return keep_result(scenario, simulate_into(scenario, options, place), options, place);
}

Kept keep_result(const Scenario& scenario,
                 Comparison comparison,
                 const Options& options,
                 const ResultPlace& place) {
    Kept kept{std::move(comparison), place.file(), place.worlds(), options.csv};
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
    if (!kept.table.empty()) {
        comparison_table(scenario, kept.comparison).write(kept.table);
    }
    return kept;
}

std::string places_text(const Kept& kept) {
    const std::size_t found = kept.comparison.found;
    const std::string before =
        found > 0 ? fmt::format(", {} of them from before", found) : std::string{};
    return fmt::format("\nWorlds: {}/ ({} kept{})\n{}Result: {}\n",
                       kept.worlds.string(),
                       kept.comparison.worlds.size(),
                       before,
                       kept.table.empty() ? "" : "Table: " + kept.table.string() + "\n",
                       kept.file.string());
}

void warn(const std::vector<std::string>& warnings) {
    for (const std::string& warning : warnings) {
        tell("warning: " + warning + "\n");
    }
}

} // namespace dowith
