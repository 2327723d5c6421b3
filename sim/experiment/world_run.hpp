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
#include <string>
#include <vector>

namespace dowith {

/// Where finished worlds are kept, so that the same command again does only what is missing. Calls
/// may come from several threads at once.
class WorldStore {
  public:
    WorldStore() = default;
    WorldStore(const WorldStore&) = delete;
    WorldStore& operator=(const WorldStore&) = delete;
    virtual ~WorldStore() = default;

    /// The world kept under this key, or nothing. What cannot be read whole counts as missing.
    [[nodiscard]] virtual std::optional<WorldResult> find(const std::string& key) = 0;

    /// Keeps a world for good: after this returns it survives a crash of the program.
    virtual void keep(const std::string& key, const WorldResult& world) = 0;
};

/// What one world of a scenario is kept under: a hash of all that decides its result,
/// and of what is recorded of it.
[[nodiscard]] std::string world_key(const Scenario& scenario, std::uint32_t world);

/// Told after every world that is done here: how many of how many are, in all processes, and how
/// many of them were found in the store. Called by one thread at a time.
struct Progress {
    std::size_t done = 0;
    std::size_t of = 0;
    std::size_t found = 0;
};

using ProgressReport = std::function<void(const Progress&)>;

/// Thrown by keep_worlds when a stop was asked for; finished worlds are in the store.
struct Interrupted {
    Progress progress;
    std::size_t on_their_way = 0; ///< worlds that are kept as they stood, to go on from there
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
};

/// Given every wanted world, by its place among those wanted; several at once.
using TakeWorld = std::function<void(std::size_t, WorldResult&&)>;

/// Runs those of the wanted worlds that the store does not have, side by side, and reads the
/// others. Holds no more of them than run at once, whatever `take` does with them, if there is one.
/// The report counts the wanted ones. Returns how many the store had. Throws Interrupted.
///
/// Where there are several processes, all of them call it. Many worlds are handed out to whichever
/// process is free, and meet in the store, which all must see; of a single one, each process lives
/// a part of the district. Where one is asked to stop all do. Process 0 alone is given the worlds.
/// Throws std::runtime_error where it does not find one that another process has kept.
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
