// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/sweep/design.hpp"
#include "sim/experiment/sweep/factor.hpp"
#include "sim/statistics/unit_design.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dowith {

/// How a study asks what an outcome hinges on.
enum class StudyMethod {
    morris, ///< moves one factor at a time from many places: which of many factors matter at all
    sobol   ///< draws all factors twice and swaps them one by one: which share of variance is whose
};

/// One world that a study wants: that luck at that point.
struct StudyRun {
    std::size_t point = 0;
    std::uint32_t world = 0;

    friend bool operator==(const StudyRun&, const StudyRun&) = default;
};

/// Which worlds tell what an outcome hinges on. Luck is a factor like any other, the last one: each
/// row has two worlds of its own, so that what chance does is told apart from what factors do, and
/// factors are compared with the same luck.
struct StudyDesign {
    StudyMethod method = StudyMethod::sobol;
    std::size_t rows = 0;       ///< pairs of draws of all factors; of Morris: trajectories
    SweepDesign design;         ///< a point a run at most
    std::vector<StudyRun> runs; ///< row after row: more rows begin with the runs of fewer
    UnitRows steps;             ///< of Morris: where each run stands, and last its luck, 0 or 1

    [[nodiscard]] std::size_t factors() const { return design.factors.size(); }
};

/// Runs that a row takes. Sobol': both draws, and the first with each factor and with luck as the
/// second has it. Morris: where the trajectory begins, and a step for each factor and for luck.
[[nodiscard]] std::size_t runs_a_row(StudyMethod method, std::size_t factors);

/// The study of so many rows, as the seed has it. At least one factor and one row; no more runs
/// than points_max.
[[nodiscard]] StudyDesign
study_of(StudyMethod method, std::vector<Factor> factors, std::size_t rows, std::uint64_t seed);

} // namespace dowith
