// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/world_run.hpp"

#include "sim/experiment/engine_version.hpp"
#include "sim/experiment/shard.hpp"
#include "sim/kernel/digest.hpp"
#include "sim/kernel/text.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <stdexcept>

namespace dowith {
namespace {

/// Counts finished worlds, and tells about each that is finished here, one thread at a time. A
/// ticket for each says how many all processes have finished by then.
class Tally {
  public:
    Tally(std::size_t of, Communicator& processes, const ProgressReport& report)
        : of_{of}, done_in_all_{processes.tickets()},
          found_in_all_{processes.tickets()}, report_{report} {}

    void add(bool found) {
        const std::scoped_lock lock{mutex_};
        ++done_;
        told_.done = done_in_all_->next() + 1;
        if (found) {
            ++found_;
            told_.found = found_in_all_->next() + 1;
        }
        if (report_) {
            report_({told_.done, of_, told_.found});
        }
    }

    /// Of these alone, once nobody adds to them any more.
    [[nodiscard]] Progress here() const { return {done_, of_, found_}; }

  private:
    std::size_t of_;
    std::unique_ptr<Tickets> done_in_all_;
    std::unique_ptr<Tickets> found_in_all_;
    const ProgressReport& report_;
    std::mutex mutex_;
    std::size_t done_ = 0;
    std::size_t found_ = 0;
    Progress told_;
};

/// Runs the wanted worlds of a scenario, or what of them falls to this process.
class WorldLoop {
  public:
    WorldLoop(const Scenario& scenario,
              const std::vector<std::uint32_t>& wanted,
              const WorldRun& run,
              const TakeWorld& take)
        : scenario_{scenario}, wanted_{wanted}, run_{run}, take_{take}, tally_{wanted.size(),
                                                                               run.machine.others,
                                                                               run.report} {}

    std::size_t run() {
        if (others().is_alone()) {
            hand_out(take_);
        } else if (wanted_.size() == 1) {
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

    [[nodiscard]] std::size_t in_all(std::size_t here) const {
        std::size_t sum = 0;
        for (const std::size_t each :
             others().gather_numbers(std::span<const std::size_t>{&here, 1})) {
            sum += each;
        }
        return sum;
    }

    [[nodiscard]] std::string key_of(std::size_t i) const {
        return world_key(scenario_, wanted_[i]);
    }

    [[nodiscard]] std::optional<WorldResult> find(std::size_t i) const {
        return run_.afresh ? std::nullopt : run_.store.find(key_of(i));
    }

    /// Whoever is free takes the next world, here or in another process.
    void hand_out(const TakeWorld& take) {
        const std::unique_ptr<Tickets> tickets = others().tickets();
        Executor& executor = run_.machine.executor;
        std::size_t at_once = std::min<std::size_t>(executor.threads(), wanted_.size());
        if (run_.at_once_most > 0) {
            at_once = std::min(at_once, run_.at_once_most);
        }
        executor.for_each(at_once, [&](std::size_t) {
            for (std::size_t i = tickets->next(); i < wanted_.size(); i = tickets->next()) {
                if (!stopped_) { // else no other process gets the ticket either
                    run_or_stop(i, take);
                }
            }
        });
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
                world =
                    run_world(scenario_, wanted_[i], run_.machine.executor, keeper, run_.watcher);
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

    /// The others have kept their worlds where this process finds them.
    void gather_worlds() {
        for (std::size_t i = 0; speaks() && i < wanted_.size(); ++i) {
            std::optional<WorldResult> world = run_.store.find(key_of(i));
            if (!world) {
                throw std::runtime_error{
                    str("world ",
                        wanted_[i],
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
                world = run_world(scenario_, wanted_[0], run_.machine, keeper, watcher);
            } catch (const Stopped& half_way) {
                stopped_ = true;
                on_their_way_ += half_way.is_kept && speaks() ? 1 : 0;
            }
            throw_if_stopped();
            if (speaks()) {
                run_.store.keep(key_of(0), *world);
            }
        }
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
            share_of(scenario_.population.neighbourhoods, others().rank(), others().size());
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
            throw Interrupted{{done, here.of, found}, in_all(on_their_way_)};
        }
    }

    const Scenario& scenario_;
    const std::vector<std::uint32_t>& wanted_;
    const WorldRun& run_;
    const TakeWorld& take_;
    Tally tally_;
    std::atomic<bool> stopped_{false};
    std::atomic<std::size_t> on_their_way_{0};
};

} // namespace

std::string world_key(const Scenario& scenario, std::uint32_t world) {
    const std::string recorded = record_key(scenario.record, world);
    return content_hash(
        str("engine ", engine_version, "\nworld ", world, "\n", scenario.world_key, recorded));
}

std::size_t keep_worlds(const Scenario& scenario,
                        const std::vector<std::uint32_t>& wanted,
                        const WorldRun& run,
                        const TakeWorld& take) {
    return WorldLoop{scenario, wanted, run, take}.run();
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
