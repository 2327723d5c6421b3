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
#include "sim/experiment/stopping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
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
                        "lives; run it without mpirun, or several worlds, or record nobody: "
                        "--set record=null"};
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

/// Runs the worlds of one command, all at once or some after the others, and tells of them on one
/// line.
class WorldSimulator {
  public:
    WorldSimulator(const Scenario& first,
                   std::size_t worlds_most,
                   const Options& options,
                   WorldStore& store,
                   const std::filesystem::path& folder)
        : first_{first}, options_{options}, store_{store}, folder_{folder},
          executor_{tbb_executor(threads_here(options.threads))}, line_{!options.quiet &&
                                                                        error_is_terminal()},
          view_{first,
                processes().rank() == 0 ? options.stream : std::filesystem::path{},
                line_,
                worlds_most == 1} {
        watch_for_interruption();
    }

    [[nodiscard]] ProgressLine& line() { return line_; }

    /// In every process. Only the first is given the worlds.
    Simulated run(std::span<const WorldJob> jobs,
                  const std::function<JobName(std::size_t)>& name,
                  const ProgressReport& show,
                  const TakeWorld& take) {
        const std::string clear = line_.is_shown() ? "\r\x1b[K" : "";
        CheckpointFolder on_their_way{folder_, [&](const std::string& trouble) {
                                          // Each process has parts of its own, and the first does
                                          // not know of theirs.
                                          tell_in_spite(
                                              fmt::format("{}warning: {}\n", clear, trouble));
                                      }};
        const auto goes_on = [&](std::uint32_t world, const WorldStand& stand) {
            tell(fmt::format(
                "{}world {} goes on from {}\n", clear, world, place_text(stand, first_)));
        };
        const CheckpointPlan plan{folder_.empty() ? nullptr : &on_their_way,
                                  options_.checkpoint_every,
                                  !options_.fresh,
                                  goes_on};
        const StopRequest stop = interruption_requested;
        Simulated simulated;
        WorldRun run{{*executor_, processes()}, store_, show, stop, plan, options_.fresh};
        run.at_once_most = room_for(jobs);
        run.watcher = view_.is_wanted() ? &view_ : nullptr;
        if (options_.goes_on) {
            run.failed = [&](const FailedWorld& failed) {
                tell(clear + failure_text(failed, name(failed.job)) + "\n");
                simulated.failed.push_back(failed.job);
            };
        }
        try {
            simulated.found = keep_worlds(jobs, run, seen_by_stream(take));
        } catch (const WorldFailed& failure) {
            throw_failure(failure, name(failure.world.job));
        }
        return simulated;
    }

  private:
    /// Memory matters only where something is to be lived: a world that is kept can be read on a
    /// machine that could not live it.
    [[nodiscard]] std::size_t room_for(std::span<const WorldJob> jobs) const {
        try {
            return at_once_of(jobs);
        } catch (const DataError&) {
            const bool all_are_kept =
                !options_.fresh && std::ranges::all_of(jobs, [&](const WorldJob& job) {
                    return store_.find(world_key(job.scenario, job.world), shape_of(job.scenario))
                        .has_value();
                });
            if (!all_are_kept) {
                throw;
            }
            return 1;
        }
    }

    /// A stream has the weeks of all worlds, also of those that nobody lives now.
    [[nodiscard]] TakeWorld seen_by_stream(const TakeWorld& take) {
        if (options_.stream.empty()) {
            return take;
        }
        return [&](std::size_t job, WorldResult&& world) {
            view_.found(world);
            if (take) {
                take(job, std::move(world));
            }
        };
    }

    const Scenario& first_;
    const Options& options_;
    WorldStore& store_;
    const std::filesystem::path& folder_;
    std::unique_ptr<Executor> executor_;
    ProgressLine line_;
    WeekView view_;
};

/// From here on the first process goes on alone.
void leave_to_first_process() {
    if (processes().rank() > 0) {
        throw SpokenFor{};
    }
}

std::function<JobName(std::size_t)> names_of(const std::vector<std::uint32_t>& wanted,
                                             const Options& options) {
    return [&wanted, &options](std::size_t job) {
        return JobName{fmt::format("world {}", wanted[job]),
                       options.scenario.empty() ? "" : one_world_command(options, wanted[job])};
    };
}

/// Leaves worlds out that failed, by their places among those wanted, and returns their numbers.
std::vector<std::uint32_t> leave_out(std::vector<WorldResult>& worlds,
                                     const std::vector<std::size_t>& failed,
                                     const std::vector<std::uint32_t>& wanted) {
    std::vector<std::uint32_t> missing;
    for (auto place = failed.rbegin(); place != failed.rend(); ++place) {
        missing.insert(missing.begin(), wanted[*place]);
        worlds.erase(worlds.begin() + static_cast<std::ptrdiff_t>(*place));
    }
    return missing;
}

void refuse_nothing(const std::vector<WorldResult>& worlds) {
    if (worlds.empty()) {
        throw std::runtime_error{"no world could be run, so there is no result"};
    }
}

/// Runs worlds in batches, from look to look, until all precisions are reached or the cap is.
class SequentialSimulation {
  public:
    SequentialSimulation(const Scenario& scenario,
                         const Options& options,
                         WorldStore& store,
                         const std::filesystem::path& folder)
        : scenario_{scenario}, options_{options}, rule_{stopping_rule(scenario)}, watch_{scenario},
          simulator_{scenario, scenario.worlds, options, store, folder} {}

    /// Throws SpokenFor in all processes but the first.
    Comparison run() {
        show({});
        bool goes_on = true;
        while (goes_on) {
            run_batch();
            if (processes().rank() == 0) {
                stop_ = watch_.look(worlds_, tried_);
            }
            goes_on = all_go_on(!stop_ && tried_ < rule_.cap);
        }
        leave_to_first_process();
        if (stop_) {
            const std::uint32_t used = *stop_;
            std::erase_if(worlds_, [&](const WorldResult& world) { return world.world >= used; });
            std::erase_if(missing_, [&](std::uint32_t world) { return world >= used; });
        }
        refuse_nothing(worlds_);
        Comparison comparison = compare_worlds(scenario_, std::move(worlds_), std::move(missing_));
        comparison.found = std::min(found_, comparison.worlds.size());
        return comparison;
    }

  private:
    /// To the next look; with many processes to one that leaves none of them idle. Worlds beyond
    /// the stop are then kept and not used, as if they were of a later comparison with more.
    [[nodiscard]] std::uint32_t end_of_batch() const {
        const unsigned hands = processes().size();
        const std::uint32_t end = rule_.look_from(tried_, hands);
        const bool leaves_one = hands > 1 && end + 1 == rule_.cap; // a batch that they would share
        return leaves_one ? rule_.cap : end;
    }

    void run_batch() {
        const std::uint32_t end = end_of_batch();
        std::vector<std::uint32_t> wanted;
        for (std::uint32_t world = tried_; world < end; ++world) {
            wanted.push_back(world);
        }
        std::vector<WorldResult> batch(wanted.size());
        const auto take = [&](std::size_t i, WorldResult&& world) { batch[i] = std::move(world); };
        const ProgressReport report = [&](const Progress& progress) { show(progress); };
        try {
            const Simulated simulated = simulator_.run(
                jobs_of(scenario_, wanted), names_of(wanted, options_), report, take);
            found_ += simulated.found;
            std::ranges::copy(leave_out(batch, simulated.failed, wanted),
                              std::back_inserter(missing_));
        } catch (Interrupted& interrupted) {
            interrupted.progress = in_all(interrupted.progress);
            throw;
        }
        std::ranges::move(batch, std::back_inserter(worlds_));
        tried_ = end;
    }

    /// Only the first process has seen the worlds, and all must agree.
    static bool all_go_on(bool first_says) {
        const std::uint64_t own = first_says ? 1 : 0;
        return processes().gather_numbers(std::span<const std::uint64_t>{&own, 1}).front() != 0;
    }

    /// Of all batches.
    [[nodiscard]] Progress in_all(const Progress& batch) const {
        return {batch.done + worlds_.size(),
                rule_.cap,
                batch.found + found_,
                batch.failed + missing_.size()};
    }

    void show(const Progress& batch) {
        simulator_.line().show(in_all(batch), tried_ > 0 ? aim_of(watch_) : Aim{first_look, {}});
    }

    const Scenario& scenario_;
    const Options& options_;
    StoppingRule rule_;
    StoppingWatch watch_;
    WorldSimulator simulator_;
    std::vector<WorldResult> worlds_; ///< of all batches, but those that failed
    std::vector<std::uint32_t> missing_;
    std::size_t found_ = 0;
    std::uint32_t tried_ = 0;
    std::optional<std::uint32_t> stop_;
};

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
    WorldSimulator simulator{jobs.front().scenario, jobs.size(), options, store, folder};
    const ProgressReport show = [&](const Progress& progress) { simulator.line().show(progress); };
    show({.done = 0, .of = jobs.size(), .found = 0});
    Simulated simulated = simulator.run(jobs, name, show, take);
    leave_to_first_process();
    return simulated;
}

Simulated simulate_worlds(const Scenario& scenario,
                          const std::vector<std::uint32_t>& wanted,
                          const Options& options,
                          WorldStore& store,
                          const std::filesystem::path& folder,
                          const TakeWorld& take) {
    return simulate_jobs(
        jobs_of(scenario, wanted), names_of(wanted, options), options, store, folder, take);
}

Comparison simulate(const Scenario& scenario,
                    const Options& options,
                    WorldStore& store,
                    const std::filesystem::path& folder) {
    if (stopping_rule(scenario).is_sequential) {
        refuse_what_cannot_be_shared(jobs_of(scenario, worlds_of(Shard{}, scenario.worlds)),
                                     options);
        return SequentialSimulation{scenario, options, store, folder}.run();
    }
    const std::vector<std::uint32_t> wanted =
        options.world ? std::vector{*options.world} : worlds_of(Shard{}, scenario.worlds);
    std::vector<WorldResult> worlds(wanted.size());
    const auto take = [&](std::size_t i, WorldResult&& world) { worlds[i] = std::move(world); };
    const Simulated simulated = simulate_worlds(scenario, wanted, options, store, folder, take);
    std::vector<std::uint32_t> missing = leave_out(worlds, simulated.failed, wanted);
    refuse_nothing(worlds);
    Comparison comparison = compare_worlds(scenario, std::move(worlds), std::move(missing));
    comparison.found = simulated.found;
    return comparison;
}

int exit_code_of(const Comparison& comparison) {
    if (!comparison.missing.empty()) {
        return exit_code::run_failed;
    }
    return comparison.stopping.fell_short() ? exit_code::not_precise : exit_code::ok;
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
