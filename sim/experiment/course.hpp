// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/checkpoint_keeper.hpp"
#include "sim/experiment/recording.hpp"
#include "sim/experiment/world.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace dowith {

/// A world on its way: burn-in once, then from there a copy of it under every policy. Where it was
/// kept on its way before, it goes on from there.
class Course {
  public:
    /// Scenario, executor and keeper outlive it.
    Course(const Scenario& scenario,
           std::uint32_t world,
           Executor& executor,
           CheckpointKeeper& keeper);

    /// All the way. Throws Stopped.
    [[nodiscard]] WorldResult run();

  private:
    void set_out();
    void reach_fork();
    void begin_policy();
    void live_policy();
    void end_policy();
    [[nodiscard]] bool is_last_policy() const;

    [[nodiscard]] const Policy& policy() const { return scenario_->policies[stand_.policy]; }

    void find_fork();
    void see_week(const District<Neighbourhood>& now);
    [[nodiscard]] WorldStand stand() const;
    [[nodiscard]] WorldResult result();

    const Scenario* scenario_;
    std::uint32_t world_;
    Executor* executor_;
    CheckpointKeeper* keeper_;
    ForkPoint here_; ///< the district as it lives now, and what is the same all the way
    std::optional<District<Neighbourhood>>
        fork_; ///< where later policies begin, while there are any
    std::optional<Recording> recording_;
    WorldStand stand_;
};

} // namespace dowith
