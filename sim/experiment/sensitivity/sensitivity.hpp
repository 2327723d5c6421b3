// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/levels.hpp"
#include "sim/experiment/sensitivity/study.hpp"
#include "sim/experiment/sweep/plan.hpp"
#include "sim/statistics/elementary_effects.hpp"
#include "sim/statistics/sobol_indices.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dowith {

/// A number a run that a study asks about: an outcome under a policy, or by how much it differs
/// from the baseline in the same world.
struct Response {
    std::size_t series = 0; ///< place in all_series()
    std::size_t policy = 0;
    bool is_difference = false; ///< less the baseline

    friend bool operator==(const Response&, const Response&) = default;
};

/// What one response hinges on. Influences are one a factor, in the order of the study, and luck
/// last.
struct Sensitivity {
    Response response;
    std::vector<double> values; ///< one a run; NaN where a world could not be run
    SobolIndices indices;       ///< by Sobol'; else without factors
    /// By Morris; else none. Luck has no range to be moved over: its effect is what another luck
    /// does.
    std::vector<ElementaryEffect> effects;
};

/// The worlds of a study, each once, however many runs have the same scenario and luck.
struct StudyJobs {
    std::vector<StudyRun> jobs;      ///< in the order in which runs first want them
    std::vector<std::size_t> of_run; ///< place of each run's job
};

/// `plan` has a scenario for every point of the study.
[[nodiscard]] StudyJobs jobs_of(const StudyDesign& study, const SweepPlan& plan);

/// Of each outcome first the levels under all policies, then the differences of all but the
/// baseline from it.
[[nodiscard]] std::vector<Response>
responses_of(std::span<const std::size_t> series, std::size_t policies, std::size_t baseline);

/// What a response hinges on. `levels` has a world a job, in order; intervals are drawn by the
/// seed.
[[nodiscard]] Sensitivity sensitivity_of(const StudyDesign& study,
                                         const StudyJobs& jobs,
                                         const Levels& levels,
                                         const Response& response,
                                         std::size_t baseline,
                                         std::uint64_t seed);

/// The same from one value a run, whatever it is of.
[[nodiscard]] Sensitivity
sensitivity_of(const StudyDesign& study, std::vector<double> values, std::uint64_t seed);

/// Places of factors, luck among them, from the most influential to the least: by total share of
/// the variance, or by the mean size of effects. Equal or unknown ones in order of their places.
[[nodiscard]] std::vector<std::size_t> ranked(const Sensitivity& sensitivity);

} // namespace dowith
