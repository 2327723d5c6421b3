// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/machine.hpp"
#include "sim/experiment/checkpoint_keeper.hpp"
#include "sim/experiment/week_watcher.hpp"
#include "sim/experiment/world.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace dowith {

/// One world that is wanted. The scenario outlives it.
struct WorldJob {
    const Scenario& scenario;
    std::uint32_t world;
};

/// The wanted worlds of one scenario.
[[nodiscard]] std::vector<WorldJob> jobs_of(const Scenario& scenario,
                                            std::span<const std::uint32_t> wanted);

/// What a world must have to be one of its scenario.
struct WorldShape {
    std::size_t policies = 0;
    std::size_t priors = 0;

    friend bool operator==(const WorldShape&, const WorldShape&) = default;
};

[[nodiscard]] WorldShape shape_of(const Scenario& scenario);

/// Where finished worlds are kept, so that the same command again does only what is missing. Calls
/// may come from several threads at once.
class WorldStore {
  public:
    WorldStore() = default;
    WorldStore(const WorldStore&) = delete;
    WorldStore& operator=(const WorldStore&) = delete;
    virtual ~WorldStore() = default;

    /// The world kept under this key, or nothing. What cannot be read whole, or has another shape,
    /// counts as missing.
    [[nodiscard]] virtual std::optional<WorldResult> find(const std::string& key,
                                                          const WorldShape& shape) = 0;

    /// Keeps a world for good: after this returns it survives a crash of the program.
    virtual void keep(const std::string& key, const WorldResult& world) = 0;
};

/// What one world of a scenario is kept under: a hash of all that decides its result,
/// and of what is recorded of it.
[[nodiscard]] std::string world_key(const Scenario& scenario, std::uint32_t world);

/// Told after every world that is done with here: how many of how many are done, in all processes,
/// and how many of them were found in the store. Called by one thread at a time.
struct Progress {
    std::size_t done = 0;
    std::size_t of = 0;
    std::size_t found = 0;
    std::size_t failed = 0; ///< worlds besides that could not be run
};

using ProgressReport = std::function<void(const Progress&)>;

/// Thrown by keep_worlds when a stop was asked for; finished worlds are in the store.
struct Interrupted {
    Progress progress;
    std::size_t on_their_way = 0; ///< worlds that are kept as they stood, to go on from there
};

/// A world that could not be run.
struct FailedWorld {
    std::size_t job = 0; ///< place among those wanted
    std::string cause;   ///< on one line
};

/// Thrown by keep_worlds where a world failed and nobody said that the others should go on. Nested
/// in it is what the world threw.
struct WorldFailed : std::runtime_error {
    explicit WorldFailed(FailedWorld which)
        : std::runtime_error{which.cause}, world{std::move(which)} {}

    FailedWorld world;
};

/// With what worlds are run.
struct WorldRun {
    Machine machine;
    WorldStore& store;
    const ProgressReport& report;
    const StopRequest& stop; ///< asked between worlds; where they are kept on their way, each week
    const CheckpointPlan& checkpoints;
    bool afresh = false;            ///< whatever the store has
    std::size_t at_once_most = 0;   ///< worlds that memory has room for; 0: one for each thread
    WeekWatcher* watcher = nullptr; ///< of every week that is lived here, where there is one
    /// Where given, a world that throws does not end the run: process 0 is told of each in the end,
    /// in the order of the jobs.
    std::function<void(const FailedWorld&)> failed = {};
};

/// Given every wanted world, by its place among those wanted; several at once.
using TakeWorld = std::function<void(std::size_t, WorldResult&&)>;

/// Runs those of the wanted worlds that the store does not have, side by side and begun in the
/// order of the jobs, and reads the others. They may be of any number of scenarios, but no two of
/// the same key. Holds no more of them than run at once, whatever `take` does with them, if there
/// is one. The report counts the wanted ones. Returns how many the store had. Throws Interrupted
/// and WorldFailed; a world that failed is never kept, and what had begun beside it is finished.
///
/// Where there are several processes, all of them call it. Many worlds are handed out to whichever
/// process is free, and meet in the store, which all must see; of a single one, each process lives
/// a part of the district. Where one is asked to stop all do. Process 0 alone is given the worlds.
/// Throws std::runtime_error where it does not find one that another process has kept.
std::size_t
keep_worlds(std::span<const WorldJob> jobs, const WorldRun& run, const TakeWorld& take = {});

/// The same of worlds of one scenario.
std::size_t keep_worlds(const Scenario& scenario,
                        const std::vector<std::uint32_t>& wanted,
                        const WorldRun& run,
                        const TakeWorld& take = {});

/// All worlds of the scenario, run by this process.
[[nodiscard]] std::vector<WorldResult> run_worlds(const Scenario& scenario,
                                                  Executor& executor,
                                                  WorldStore& store,
                                                  const ProgressReport& report,
                                                  const StopRequest& stop);

} // namespace dowith
