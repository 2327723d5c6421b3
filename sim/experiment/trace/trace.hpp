// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/executor.hpp"
#include "sim/model/state_columns.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// How closely a run is looked at. Weeks count from when the policy begins, as in result files;
/// those of the burn-in are below 0.
struct TraceWish {
    std::optional<std::int32_t> week = {};           ///< whose steps are to be told
    std::optional<std::uint32_t> neighbourhood = {}; ///< of which every number is, in that week
    bool to_the_end = true;                          ///< else only up to that week

    friend bool operator==(const TraceWish&, const TraceWish&) = default;
};

/// Every number of one neighbourhood in one week: all as the week begins, then after each step
/// those of the columns that the step has changed.
struct HomeTrace {
    struct Cells {
        std::size_t step = 0;
        std::size_t column = 0;
        std::vector<StateCell> cells{};

        friend bool operator==(const Cells&, const Cells&) = default;
    };

    std::uint32_t neighbourhood = 0;
    std::vector<Cells> changes; ///< in order of steps, then columns

    /// A column as a step left it; null where it was never told.
    [[nodiscard]] const std::vector<StateCell>* after(std::size_t step, std::size_t column) const;

    friend bool operator==(const HomeTrace&, const HomeTrace&) = default;
};

/// Digests of one week: of every column of every neighbourhood, after each step.
struct WeekTrace {
    std::int32_t week = 0;
    std::vector<std::string> steps;      ///< step_names()
    std::vector<std::uint32_t> citizens; ///< one a neighbourhood: how many live there
    std::vector<std::uint64_t> digests;  ///< [step][neighbourhood][column]
    std::optional<HomeTrace> home;

    friend bool operator==(const WeekTrace&, const WeekTrace&) = default;
};

/// The footprints of one run, a world under one policy: by them two runs can be told apart without
/// either being lived again, whichever versions of the program made them.
struct Trace {
    std::string policy;
    std::uint32_t world = 0;
    std::int32_t first_week = 0; ///< minus the weeks of burn-in
    std::vector<StateColumn> columns;
    std::vector<std::uint64_t> weeks;    ///< [week][column]: over the district, at the week's end
    std::optional<std::uint64_t> digest; ///< of the final state, where the run came to its end
    std::optional<WeekTrace> close;

    [[nodiscard]] std::size_t week_count() const { return weeks.size() / columns.size(); }

    friend bool operator==(const Trace&, const Trace&) = default;
};

/// The first and the last step of a week: what is not a mechanism's.
inline constexpr const char* step_of_beginning = "the week begins";
inline constexpr const char* step_of_district = "the district settles";

/// The steps of a week: its beginning, each mechanism in force, and its end, when the district has
/// settled what it settles together.
[[nodiscard]] std::vector<std::string> step_names(const Scenario& scenario);

/// Lives a world under one policy and writes down its footprints. Observing changes nothing: the
/// final digest is that of run_world().
[[nodiscard]] Trace trace_run(const Scenario& scenario,
                              std::size_t policy,
                              std::uint32_t world,
                              Executor& executor,
                              const TraceWish& wish = {});

} // namespace dowith
