// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/checkpoint_keeper.hpp"
#include "sim/experiment/overview.hpp"
#include "sim/experiment/recording.hpp"
#include "sim/experiment/week_watcher.hpp"
#include "sim/experiment/world.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

namespace dowith {

/// A world on its way: burn-in once, then from there a copy of it under every policy. Where it was
/// kept on its way before, it goes on from there.
class Course {
  public:
    /// Scenario, machine and keeper outlive it. Nothing can be recorded where a district lives in
    /// several processes.
    Course(const Scenario& scenario,
           std::uint32_t world,
           const Machine& machine,
           CheckpointKeeper& keeper,
           WeekWatcher* watcher);

    /// All the way. Throws Stopped.
    [[nodiscard]] WorldResult run();

    /// As the week loop shows it the district.
    void look(std::size_t row, const Neighbourhood& home, Week week) {
        overview_->look(row, home, week);
    }

    void see();

  private:
    void set_out();
    void reach_fork();
    void begin_policy();
    void live_policy();
    void end_policy();
    [[nodiscard]] bool is_last_policy() const;

    [[nodiscard]] const Policy& policy() const { return scenario_->policies[stand_.policy]; }

    void find_fork();
    void tell(std::uint32_t policy, std::uint32_t week) const;
    void tell_again() const;
    [[nodiscard]] std::uint64_t digest() const;
    [[nodiscard]] WorldStand stand() const;
    [[nodiscard]] WorldResult result();

    const Scenario* scenario_;
    std::uint32_t world_;
    Machine machine_;
    CheckpointKeeper* keeper_;
    WeekWatcher* watcher_; ///< or null
    ForkPoint here_;       ///< the district as it lives now, and what is the same all the way
    std::optional<District<Neighbourhood>>
        fork_; ///< where later policies begin, while there are any
    std::unique_ptr<Border<Neighbourhood::Notice>> border_;
    std::optional<Overview> overview_;
    std::optional<Recording> recording_;
    WorldStand stand_;
};

} // namespace dowith
