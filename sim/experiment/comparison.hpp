// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/executor.hpp"
#include "sim/experiment/checkpoint_keeper.hpp"
#include "sim/experiment/statistics.hpp"
#include "sim/experiment/world.hpp"
#include "sim/scenario/scenario.hpp"

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

/// Told after every world that is done: how many of how many are, and how many were found in the
/// store. Called by one thread at a time.
struct Progress {
    std::size_t done = 0;
    std::size_t of = 0;
    std::size_t found = 0;
};

using ProgressReport = std::function<void(const Progress&)>;

/// One outcome of a comparison: how each policy did, and against the baseline of the same world.
struct Outcome {
    std::size_t series = 0; ///< place in all_series()
    bool primary = false;
    std::vector<Spread> levels;                ///< one a policy
    std::vector<PairedDifference> differences; ///< one a policy; nought for the baseline itself
};

/// All worlds of a scenario under all its policies, and what they say together.
struct Comparison {
    std::vector<WorldResult> worlds; ///< in order of their numbers
    std::vector<Outcome> outcomes;   ///< one for each of all_series()
    std::uint64_t digest = 0;        ///< over the final states of all worlds and policies
    std::size_t found = 0;           ///< worlds that were in the store already

    [[nodiscard]] const Outcome& outcome(std::string_view name) const;
};

/// Thrown by keep_worlds when a stop was asked for; finished worlds are in the store.
struct Interrupted {
    Progress progress;
    std::size_t on_their_way = 0; ///< worlds that are kept as they stood, to go on from there
};

/// With what worlds are run.
struct WorldRun {
    Executor& executor;
    WorldStore& store;
    const ProgressReport& report;
    const StopRequest& stop; ///< asked between worlds; where they are kept on their way, each week
    const CheckpointPlan& checkpoints;
};

/// Given every wanted world, by its place among those wanted; several at once.
using TakeWorld = std::function<void(std::size_t, WorldResult&&)>;

/// Runs those of the wanted worlds that the store does not have, side by side, and reads the
/// others. Holds no more of them than run at once, whatever `take` does with them, if there is one.
/// The report counts the wanted ones. Returns how many the store had. Throws Interrupted.
std::size_t keep_worlds(const Scenario& scenario,
                        const std::vector<std::uint32_t>& wanted,
                        const WorldRun& run,
                        const TakeWorld& take = {});

/// The same of all worlds of the scenario, which it returns.
[[nodiscard]] std::vector<WorldResult> run_worlds(const Scenario& scenario,
                                                  Executor& executor,
                                                  WorldStore& store,
                                                  const ProgressReport& report,
                                                  const StopRequest& stop);

/// An indicator's mean over the weeks from `first` to before `last` in which it is known; NaN where
/// it never is.
[[nodiscard]] double mean_over(const WorldResult& world,
                               std::size_t policy,
                               std::size_t series,
                               std::size_t first,
                               std::size_t last);

/// What an indicator says of a whole run in one number: its mean over its window.
[[nodiscard]] double summary(const WorldResult& world, std::size_t policy, std::size_t series);

/// One policy less another in what an indicator says of a whole run, world by world.
[[nodiscard]] PairedDifference difference_between(const std::vector<WorldResult>& worlds,
                                                  std::size_t policy,
                                                  std::size_t against,
                                                  std::size_t series);

/// What the worlds of a scenario say together.
[[nodiscard]] Comparison compare_worlds(const Scenario& scenario, std::vector<WorldResult> worlds);

} // namespace dowith
