// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/district.hpp"
#include "sim/experiment/checkpoint.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// Where the user asked for the run to end early.
using StopRequest = std::function<bool()>;

/// Thrown where a stop was asked for in the middle of a world.
struct Stopped {
    bool is_kept; ///< as it stands; else it goes on from the checkpoint before, or begins anew
};

/// How unfinished worlds are kept.
struct CheckpointPlan {
    CheckpointStore* store = nullptr; ///< nothing is kept or looked for without one
    std::uint32_t every = 0;          ///< weeks of the calendar; 0: nothing is kept
    bool goes_on = true;              ///< whether worlds go on from what is kept of them
    /// Told of each world that goes on, and from where; from several threads at once.
    std::function<void(std::uint32_t world, const WorldStand& stand)> report = {};
};

/// Which neighbourhoods of a district live in this process, and how to reach the other processes.
struct Holding {
    /// What every process brings, one behind the other in the order of neighbourhoods: the same
    /// everywhere. All processes make the same calls.
    using Gather = std::function<std::vector<double>(std::vector<double>)>;

    std::size_t first = 0; ///< place of the first in the district
    std::size_t count = 0; ///< how many, where there are other processes
    Gather gather = {};    ///< none: all of the district lives here

    [[nodiscard]] bool is_whole() const { return !gather; }

    /// Whether this process speaks for all: the one in which the first neighbourhood lives.
    [[nodiscard]] bool speaks() const { return first == 0 && !is_empty(); }

    /// Whether there are more processes than neighbourhoods, and none is left for this one.
    [[nodiscard]] bool is_empty() const { return !is_whole() && count == 0; }

    /// Whether it is so in all processes.
    [[nodiscard]] bool all(bool here) const;

    /// Where the neighbourhoods of each process begin that has any.
    [[nodiscard]] std::vector<std::uint64_t> firsts() const;

    /// What the process says that speaks for all.
    [[nodiscard]] std::string heard(const std::string& said) const;
};

/// Keeps one world on its way, every so many weeks and when a stop is asked for, and finds it
/// again.
class CheckpointKeeper {
  public:
    /// Keeps nothing and finds nothing.
    CheckpointKeeper() = default;

    /// Of the world with this key. The plan outlives the keeper.
    CheckpointKeeper(const CheckpointPlan& plan,
                     std::string key,
                     StopRequest stop,
                     Holding holding = {});

    /// Up to where the world may be lived from `now` before `look` must be called.
    [[nodiscard]] Week until(Week now, Week end) const;

    /// Keeps the world where its time has come. `stand` says how it stands. Throws Stopped.
    void look(const District<Neighbourhood>& district, const std::function<WorldStand()>& stand);

    /// Keeps the world, if any are kept at all. False where that failed.
    bool keep(const District<Neighbourhood>& district, const WorldStand& stand);

    [[nodiscard]] bool is_on() const { return plan_ != nullptr && plan_->every > 0; }

    /// Whether a checkpoint is due before this week is lived.
    [[nodiscard]] bool is_due(Week week) const { return is_on() && week.value % plan_->every == 0; }

    /// The newest whole checkpoint: fills in the neighbourhoods and the week of the district, whose
    /// board is then still to be opened. Nothing where there is none.
    [[nodiscard]] std::optional<WorldStand> find(District<Neighbourhood>& district);

    /// Tells whoever wants to know that the world goes on from here.
    void report(std::uint32_t world, const WorldStand& stand) const;

    /// The same of the fork alone.
    [[nodiscard]] bool find_fork(District<Neighbourhood>& district);

    /// Once the world is done.
    void forget();

  private:
    [[nodiscard]] std::optional<WorldStand> find(const std::string& name,
                                                 District<Neighbourhood>& district);

    const CheckpointPlan* plan_ = nullptr;
    std::string key_;
    StopRequest stop_;
    Holding holding_;
};

} // namespace dowith
