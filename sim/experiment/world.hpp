// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/border.hpp"
#include "sim/engine/district.hpp"
#include "sim/engine/machine.hpp"
#include "sim/experiment/world_result.hpp"
#include "sim/model/rules.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace dowith {

class CheckpointKeeper;
class WeekWatcher;

/// A world as it stands when the policies begin: what all of them share.
struct ForkPoint {
    Setting setting;
    District<Neighbourhood> district;
    std::vector<double> draws;
    double load = 0; ///< mean over services and neighbourhoods; 0 where there is no service
    double starting_load =
        0; ///< that staff are brought to in burn-in; 0: they are left as they are
};

/// What is drawn for a world before its people.
struct DrawnSetting {
    Setting setting;
    std::vector<double> draws; ///< one a prior of the scenario
    double starting_load = 0;  ///< 0 where the scenario asks for none
};

/// What is the same for this world under every policy, with its parameters drawn.
[[nodiscard]] DrawnSetting draw_setting(const Scenario& scenario, std::uint32_t world);

/// A world before its people are.
[[nodiscard]] ForkPoint draw_world(const Scenario& scenario, std::uint32_t world);

/// Its people, before the first week: those that live in this process.
void draw_people(const Scenario& scenario, ForkPoint& at, const Machine& machine);

/// Says which neighbourhoods of the district live in this process.
void lay_out(District<Neighbourhood>& district,
             const Scenario& scenario,
             const Communicator& processes);

/// What is in force until the policies begin. `at` outlives it.
[[nodiscard]] Rules
rules_of_burn_in(const Scenario& scenario, const ForkPoint& at, StepWatcher* steps = nullptr);

/// What is left of the burn-in, from a board that is open. `see` is told of every week at its end,
/// `steps`, if there is one, of what happens in it. Throws Stopped.
void live_burn_in(const Scenario& scenario,
                  ForkPoint& at,
                  const Machine& machine,
                  Border<Neighbourhood::Notice>& border,
                  CheckpointKeeper& keeper,
                  const std::function<void(Week)>& see = {},
                  StepWatcher* steps = nullptr);

/// Draws the world's numbers and people, and runs the burn-in.
[[nodiscard]] ForkPoint
run_burn_in(const Scenario& scenario, std::uint32_t world, const Machine& machine);

/// Runs one world: burn-in once, then a copy of it under every policy, with the same luck. Where
/// there are several processes, each lives a part of the district, and all have the result.
[[nodiscard]] WorldResult
run_world(const Scenario& scenario, std::uint32_t world, const Machine& machine);

/// The same of a world that is kept on its way, and goes on from where it was kept, while `watcher`
/// looks on if there is one. Throws Stopped.
[[nodiscard]] WorldResult run_world(const Scenario& scenario,
                                    std::uint32_t world,
                                    const Machine& machine,
                                    CheckpointKeeper& keeper,
                                    WeekWatcher* watcher = nullptr);

/// Where a policy came to stand in a world, by what was seen in its final year.
[[nodiscard]] Realised realised_by(const Policy& policy,
                                   const Observation& final_year,
                                   const Scenario& scenario,
                                   const Setting& setting);

} // namespace dowith
