// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/world_run.hpp"

#include "sim/experiment/engine_version.hpp"
#include "sim/experiment/shard.hpp"
#include "sim/experiment/world_tally.hpp"
#include "sim/kernel/broken_contract.hpp"
#include "sim/kernel/digest.hpp"
#include "sim/kernel/text.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <new>
#include <stdexcept>

namespace dowith {
namespace {

std::string cause_of(const std::exception& failure) {
    if (dynamic_cast<const std::bad_alloc*>(&failure) != nullptr) {
        return "out of memory";
    }
    std::string cause = failure.what();
    std::replace(cause.begin(), cause.end(), '\n', ' ');
    return cause;
}

/// Runs the wanted worlds, or what of them falls to this process.
class WorldLoop {
  public:
    WorldLoop(std::span<const WorldJob> jobs, const WorldRun& run, const TakeWorld& take)
        : jobs_{jobs}, run_{run}, take_{take}, tally_{jobs.size(), run.machine.others, run.report} {
    }

    std::size_t run() {
        if (others().is_alone()) {
            hand_out(take_);
        } else if (jobs_.size() == 1) {
            share_district();
        } else {
            hand_out({});
            gather_worlds();
        }
        return in_all(tally_.here().found);
    }

  private:
    [[nodiscard]] Communicator& others() const { return run_.machine.others; }

    [[nodiscard]] bool speaks() const { return others().rank() == 0; }

    std::size_t in_all(std::size_t here) const {
        std::size_t sum = 0;
        for (const std::size_t each :
             others().gather_numbers(std::span<const std::size_t>{&here, 1})) {
            sum += each;
        }
        return sum;
    }

    [[nodiscard]] std::string key_of(std::size_t i) const {
        return world_key(jobs_[i].scenario, jobs_[i].world);
    }

    [[nodiscard]] std::optional<WorldResult> find_kept(std::size_t i) const {
        return run_.store.find(key_of(i), shape_of(jobs_[i].scenario));
    }

    [[nodiscard]] std::optional<WorldResult> find(std::size_t i) const {
        return run_.afresh ? std::nullopt : find_kept(i);
    }

    /// Whoever is free takes the next world, here or in another process.
    void hand_out(const TakeWorld& take) {
        const std::unique_ptr<Tickets> tickets = others().tickets();
        Executor& executor = run_.machine.executor;
        std::size_t at_once = std::min<std::size_t>(executor.threads(), jobs_.size());
        if (run_.at_once_most > 0) {
            at_once = std::min(at_once, run_.at_once_most);
        }
        const ContractsThrow meanwhile; // one world ends by a broken contract, not the program
        executor.for_each(at_once, [&](std::size_t) {
            for (std::size_t i = tickets->next(); i < jobs_.size(); i = tickets->next()) {
                if (!stopped_) { // else no other process gets the ticket either
                    run_or_stop(i, take);
                }
            }
        });
        tell_failures();
        throw_if_stopped();
    }

    void run_or_stop(std::size_t i, const TakeWorld& take) {
        if (run_.stop && run_.stop()) {
            stopped_ = true;
            return;
        }
        try {
            std::optional<WorldResult> world = find(i);
            const bool found = world.has_value();
            CheckpointKeeper keeper{run_.checkpoints, key_of(i), run_.stop};
            if (!found) {
                world = live(i, keeper);
                if (!world) {
                    return;
                }
                run_.store.keep(key_of(i), *world);
            }
            if (take) {
                take(i, std::move(*world));
            }
            keeper.forget();
            tally_.add(found);
        } catch (const Stopped& half_way) {
            stopped_ = true;
            on_their_way_ += half_way.is_kept ? 1 : 0;
        } catch (...) {
            stopped_ = true; // nobody begins another world
            throw;
        }
    }

    /// Nothing where the world failed and the others go on without it.
    std::optional<WorldResult> live(std::size_t i, CheckpointKeeper& keeper) {
        const WorldJob& job = jobs_[i];
        try {
            return run_world(job.scenario, job.world, run_.machine.executor, keeper, run_.watcher);
        } catch (const std::exception& failure) {
            FailedWorld failed{i, cause_of(failure)};
            if (!run_.failed) {
                std::throw_with_nested(WorldFailed{std::move(failed)});
            }
            tally_.add(std::move(failed));
            return {};
        }
    }

    void tell_failures() {
        failed_ = tally_.all_failures(others());
        for (const FailedWorld& failed : failed_) {
            if (speaks()) {
                run_.failed(failed);
            }
        }
    }

    [[nodiscard]] bool has_failed(std::size_t i) const {
        const auto is_it = [i](const FailedWorld& failed) { return failed.job == i; };
        return std::any_of(failed_.begin(), failed_.end(), is_it);
    }

    /// The others have kept their worlds where this process finds them.
    void gather_worlds() {
        for (std::size_t i = 0; speaks() && i < jobs_.size(); ++i) {
            if (has_failed(i)) {
                continue;
            }
            std::optional<WorldResult> world = find_kept(i);
            if (!world) {
                throw std::runtime_error{
                    str("world ",
                        jobs_[i].world,
                        " is not in the folder of worlds: all processes must see the same folder; "
                        "where they do not, use --shard and `dowith merge`")};
            }
            if (take_) {
                take_(i, std::move(*world));
            }
        }
    }

    /// One world, of which each process lives a part.
    void share_district() {
        std::optional<WorldResult> world = speaks() ? find(0) : std::nullopt;
        const bool found = in_all(world ? 1 : 0) > 0;
        CheckpointKeeper keeper{run_.checkpoints, key_of(0), run_.stop, holding()};
        if (!found) {
            try {
                WeekWatcher* const watcher = speaks() ? run_.watcher : nullptr;
                world = run_world(jobs_[0].scenario, jobs_[0].world, run_.machine, keeper, watcher);
            } catch (const Stopped& half_way) {
                stopped_ = true;
                on_their_way_ += half_way.is_kept && speaks() ? 1 : 0;
            }
            throw_if_stopped();
            if (speaks()) {
                run_.store.keep(key_of(0), *world);
            }
        }
        in_all(0); // nobody forgets how the world stood before all know that it is kept
        keeper.forget();
        if (speaks()) {
            tally_.add(found);
            if (take_) {
                take_(0, std::move(*world));
            }
        }
    }

    [[nodiscard]] Holding holding() const {
        const Run here =
            share_of(jobs_[0].scenario.population.neighbourhoods, others().rank(), others().size());
        return {here.first, here.count, [this](const std::vector<double>& said) {
                    return others().gather_numbers(std::span<const double>{said});
                }};
    }

    /// When all processes have ended their worlds, since the first that goes takes all with it.
    void throw_if_stopped() const {
        if (in_all(stopped_ ? 1 : 0) > 0) {
            const Progress here = tally_.here();
            const std::size_t done = in_all(here.done);
            const std::size_t found = in_all(here.found);
            throw Interrupted{{done, here.of, found, failed_.size()}, in_all(on_their_way_)};
        }
    }

    std::span<const WorldJob> jobs_;
    const WorldRun& run_;
    const TakeWorld& take_;
    WorldTally tally_;
    std::vector<FailedWorld> failed_; ///< in all processes, once all have been handed out
    std::atomic<bool> stopped_{false};
    std::atomic<std::size_t> on_their_way_{0};
};

} // namespace

std::string world_key(const Scenario& scenario, std::uint32_t world) {
    const std::string recorded = record_key(scenario.record, world);
    return content_hash(
        str("engine ", engine_version, "\nworld ", world, "\n", scenario.world_key, recorded));
}

std::vector<WorldJob> jobs_of(const Scenario& scenario, std::span<const std::uint32_t> wanted) {
    std::vector<WorldJob> jobs;
    jobs.reserve(wanted.size());
    for (const std::uint32_t world : wanted) {
        jobs.push_back({scenario, world});
    }
    return jobs;
}

WorldShape shape_of(const Scenario& scenario) {
    return {scenario.policies.size(), scenario.uncertainty.size()};
}

std::size_t
keep_worlds(std::span<const WorldJob> jobs, const WorldRun& run, const TakeWorld& take) {
    return WorldLoop{jobs, run, take}.run();
}

std::size_t keep_worlds(const Scenario& scenario,
                        const std::vector<std::uint32_t>& wanted,
                        const WorldRun& run,
                        const TakeWorld& take) {
    return keep_worlds(jobs_of(scenario, wanted), run, take);
}

std::vector<WorldResult> run_worlds(const Scenario& scenario,
                                    Executor& executor,
                                    WorldStore& store,
                                    const ProgressReport& report,
                                    const StopRequest& stop) {
    std::vector<WorldResult> worlds(scenario.worlds);
    const auto take = [&](std::size_t i, WorldResult&& world) { worlds[i] = std::move(world); };
    const CheckpointPlan nothing;
    keep_worlds(scenario,
                worlds_of(Shard{}, scenario.worlds),
                {executor, store, report, stop, nothing},
                take);
    return worlds;
}

} // namespace dowith
