// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/units.hpp"
#include "sim/model/schedule.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace dowith {

/// The model may read no clock. So a benchmark puts marks into the schedule instead: steps of a
/// week that change nothing and look at the clock. A run that is not measured is the program as it
/// is.

/// Moments of a run, in seconds since the program began.
struct Moment {
    double wall = 0;
    double cpu = 0; ///< user and system time of all threads
};

[[nodiscard]] Moment now();

/// Time that this thread has worked, in seconds. To ask takes a third of a microsecond.
[[nodiscard]] double thread_seconds();

/// When the first week began, when the first week under the policy did, and when the last
/// neighbourhood began its last week. Any number of threads; the cost is two comparisons a
/// neighbourhood and week.
struct Milestones {
    Moment first_week;
    Moment policy;
    Moment last_week;
};

/// The policy lives from week `begins` to before `end`.
[[nodiscard]] std::vector<Mechanism>
with_milestones(std::span<const Mechanism> week, Week begins, Week end);
[[nodiscard]] Milestones milestones();

/// How long each part of a week took in all, in seconds; one a mechanism, in their order. Weeks in
/// which the thread had to wait for a core are left out.
struct Laps {
    std::vector<double> mechanisms;
    double between = 0;          ///< from a neighbourhood's last mechanism to the next one's first
    std::size_t kept = 0;        ///< weeks of one neighbourhood each that were counted
    std::size_t interrupted = 0; ///< and that were not
};

/// Laps of the burn-in, and of the weeks under the policy. One thread only: laps have one clock.
struct AllLaps {
    Laps burn_in;
    Laps policy;
};

[[nodiscard]] std::vector<Mechanism> with_laps(std::span<const Mechanism> week, Week begins);
[[nodiscard]] AllLaps laps();

} // namespace dowith
