// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/shard.hpp"
#include "sim/experiment/sweep/design.hpp"
#include "sim/experiment/world_run.hpp"
#include "sim/scenario/load_scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace dowith {

/// A scenario at every point of a design, all of it read and checked.
struct SweepPlan {
    Scenario base; ///< as it is without any point
    SweepDesign design;
    std::vector<Scenario> points;  ///< in the order of the design; without their resolved texts
    std::vector<Problem> warnings; ///< that the base alone does not give, each once

    [[nodiscard]] std::size_t worlds() const { return base.worlds; }

    [[nodiscard]] std::size_t policies() const { return base.policies.size(); }
};

/// Reads a scenario with these assignments on top of it, as load_scenario() does.
using LoadWith = std::function<LoadedScenario(std::span<const std::string> overrides)>;

/// Reads the scenario at every point. Throws ScenarioErrors with what is wrong at any of them, each
/// problem with the point and the factor where it stands; what is wrong in the same words at many
/// points is told once. All points must have the same policies under the same names.
[[nodiscard]] SweepPlan plan_sweep(const LoadedScenario& base,
                                   SweepDesign design,
                                   std::span<const std::string> overrides,
                                   const LoadWith& load);

/// Of each point the first that comes to the same scenario: the same scenario with the same luck is
/// the same world.
[[nodiscard]] std::vector<std::size_t> first_of_same(const SweepPlan& plan);

/// One world that a sweep wants, at the first of the points that come to its scenario.
struct SweepJob {
    std::size_t point = 0;
    std::uint32_t world = 0;
};

/// The worlds of a sweep, each once, and where they belong.
struct SweepJobs {
    std::vector<std::size_t> same_as; ///< of each point, the first that comes to the same scenario
    std::vector<SweepJob> jobs;       ///< world after world, and in each the points in order
};

/// All worlds of the plan, or those of one shard. World w of point p belongs to shard
/// (w + p) mod `of` + 1, so that every shard has of all points and all worlds, and a sweep that is
/// given more of either leaves those it has in the shards where they were.
[[nodiscard]] SweepJobs jobs_of(const SweepPlan& plan, Shard shard = {});

} // namespace dowith
