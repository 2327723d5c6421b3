// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/border.hpp"
#include "sim/engine/district.hpp"
#include "sim/engine/machine.hpp"
#include "sim/experiment/records.hpp"
#include "sim/model/indicators.hpp"
#include "sim/model/rules.hpp"
#include "sim/scenario/grid.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace dowith {

class CheckpointKeeper;
class WeekWatcher;

/// Where a policy came to stand in practice, in the final year of one world.
struct Realised {
    double power = 0;       ///< design power × answered share / 0.56
    double delivery = 0;    ///< own and peers' hours over those and staff hours that reach cases
    std::uint32_t rung = 0; ///< of the seven, by the rule of realised_rung()
};

/// All that is kept of one world: single precision, so that a world read back from its file is the
/// same as one just run.
struct WorldResult {
    std::uint32_t world = 0;
    std::size_t weeks = 0;
    std::vector<std::vector<float>> values; ///< [policy][week × series count + series]
    std::vector<std::uint64_t> digests;     ///< of the final state, one a policy
    std::vector<Realised> realised;         ///< one a policy
    std::vector<double> draws;              ///< one a prior of the scenario
    double load_at_start = 0;               ///< staff load when the policies began
    std::optional<WorldRecord> record;      ///< where the scenario asks for one of this world

    [[nodiscard]] float value(std::size_t policy, std::size_t week, std::size_t series) const {
        return values[policy][week * all_series().size() + series];
    }
};

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

/// The rung that a policy reaches in what it does, whatever it is called: 7 with delivery above .08
/// and power above .15; by power 6 above .35, 5 above .12; 4 where voice is held above .15; else 3.
[[nodiscard]] std::uint32_t realised_rung(double power, double delivery, double voice_held);

/// The ladder on whose seven rungs realised ones are told, whatever ladder a scenario declares.
inline constexpr std::string_view realised_ladder = "tlap";

/// The cell of the grid that a policy reaches in what it does.
///     power: together above .15, where rung 7 begins; by users above .9, which an equal share in
///         design cannot come to even if every issue is answered (0.5 / 0.56 = 0.89)
///     delivery: together above .08, where rung 7 begins, since clients' own hours are few beside
///         staff hours even where many give them; by users above .4, two hours for three of staff
/// Form: ours. Source of the grid: Bovaird 2007.
[[nodiscard]] Roles realised_cell(double power, double delivery);

} // namespace dowith
