// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/marks.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/model/context.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <ctime>
#include <mutex>
#include <utility>

namespace dowith {
namespace {

using Clock = std::chrono::steady_clock;

const Clock::time_point program_began = Clock::now();

double seconds(Clock::duration time) { return std::chrono::duration<double>(time).count(); }

/// A moment that is noted by whoever comes to it first.
class Milestone {
  public:
    void pass() {
        if (!passed_.load(std::memory_order_acquire)) {
            const std::scoped_lock lock{mutex_};
            if (!passed_.load(std::memory_order_relaxed)) {
                moment_ = now();
                passed_.store(true, std::memory_order_release);
            }
        }
    }

    [[nodiscard]] Moment moment() const { return moment_; }

  private:
    std::atomic<bool> passed_{false};
    std::mutex mutex_;
    Moment moment_;
};

// Mechanisms are plain functions, so what they write to is global: one run a process.
Milestone first_week;
Milestone policy;
std::mutex last_mutex;
Moment last_week;
std::uint32_t policy_begins = 0;
std::uint32_t policy_ends = 0;

void milestone(Neighbourhood&, const WeekContext& here) {
    if (here.week.value >= policy_begins) {
        policy.pass();
    } else {
        first_week.pass();
    }
    if (here.week.value + 1 == policy_ends) {
        const std::scoped_lock lock{last_mutex};
        last_week = now();
    }
}

constexpr std::size_t mechanisms_max = 32;

/// What laps are added to: `between` and the mechanisms, first of the burn-in, then of the policy.
using Parts = std::array<double, mechanisms_max + 1>;

struct Phase {
    Parts laps{};
    std::size_t kept = 0;
    std::size_t interrupted = 0;
};

/// Laps of one neighbourhood's week, which count if the thread worked all the while: where others
/// use the machine, the clock on the wall goes on while the thread waits for its turn.
class Stopwatch {
  public:
    void begin_week(Week week) {
        lap(0);
        const double working = thread_seconds();
        const std::size_t phase = week.value >= policy_begins ? 1 : 0;
        if (runs_ && phase == phase_) { // what lies between two phases is nobody's week
            settle(seconds(last_ - week_began_), working - working_before_);
        }
        pending_ = {};
        phase_ = phase;
        runs_ = true;
        working_before_ = working;
        week_began_ = last_ = Clock::now();
    }

    void lap(std::size_t part) {
        const Clock::time_point moment = Clock::now();
        pending_[part] += seconds(moment - last_);
        last_ = moment;
    }

    [[nodiscard]] const Phase& phase(std::size_t which) const { return phases_[which]; }

  private:
    void settle(double wall, double working) {
        constexpr double wait_max = 20e-6; // more than both clocks cost, less than any turn
        Phase& phase = phases_[phase_];
        if (wall - working > wait_max) {
            ++phase.interrupted;
            return;
        }
        ++phase.kept;
        for (std::size_t part = 0; part < pending_.size(); ++part) {
            phase.laps[part] += pending_[part];
        }
    }

    std::array<Phase, 2> phases_{};
    Parts pending_{};
    std::size_t phase_ = 0;
    bool runs_ = false;
    double working_before_ = 0;
    Clock::time_point week_began_{};
    Clock::time_point last_ = Clock::now();
};

Stopwatch stopwatch;

/// The mark behind the mechanism of number `part - 1`; the first stands before all.
template <std::size_t part> void mark(Neighbourhood&, const WeekContext& here) {
    if constexpr (part == 0) {
        stopwatch.begin_week(here.week);
    } else {
        stopwatch.lap(part);
    }
}

template <std::size_t... parts>
constexpr std::array<Mechanism, sizeof...(parts)> marks_of(std::index_sequence<parts...>) {
    return {Mechanism{"mark", "", "", mark<parts>}...};
}

constexpr auto marks = marks_of(std::make_index_sequence<mechanisms_max + 1>{});

// What a district settles together is a lap of the mechanism whose it is; there is one at most.
const Convention* convention = nullptr;
std::size_t convening = 0;

void bring(const Neighbourhood& home, const WeekContext& here, std::vector<double>& table) {
    stopwatch.lap(0);
    convention->bring(home, here, table);
    stopwatch.lap(convening);
}

void settle(std::span<Neighbourhood> homes,
            std::size_t place,
            std::span<const double> tables,
            const WeekContext& here) {
    stopwatch.lap(0);
    convention->settle(homes, place, tables, here);
    stopwatch.lap(convening);
}

/// The mechanism of this part; where a district settles something by it, with that timed as well.
Mechanism timed(const Mechanism& mechanism, std::size_t part) {
    static Convention marked;
    Mechanism same = mechanism;
    if (mechanism.convention != nullptr) {
        convention = mechanism.convention;
        convening = part;
        marked = {convention->is_due, bring, settle};
        same.convention = &marked;
    }
    return same;
}

Laps laps_of(const Phase& phase) {
    return {
        {phase.laps.begin() + 1, phase.laps.end()}, phase.laps[0], phase.kept, phase.interrupted};
}

double cpu_seconds(clockid_t clock) {
    std::timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

} // namespace

Moment now() {
    return {seconds(Clock::now() - program_began), cpu_seconds(CLOCK_PROCESS_CPUTIME_ID)};
}

double thread_seconds() { return cpu_seconds(CLOCK_THREAD_CPUTIME_ID); }

std::vector<Mechanism> with_milestones(std::span<const Mechanism> week, Week begins, Week end) {
    policy_begins = begins.value;
    policy_ends = end.value;
    std::vector<Mechanism> marked{Mechanism{"mark", "", "", milestone}};
    marked.insert(marked.end(), week.begin(), week.end());
    return marked;
}

Milestones milestones() { return {first_week.moment(), policy.moment(), last_week}; }

std::vector<Mechanism> with_laps(std::span<const Mechanism> week, Week begins) {
    EXPECTS(week.size() <= mechanisms_max);
    policy_begins = begins.value;
    std::vector<Mechanism> marked{marks[0]};
    for (std::size_t part = 1; part <= week.size(); ++part) {
        marked.push_back(timed(week[part - 1], part));
        marked.push_back(marks[part]);
    }
    return marked;
}

AllLaps laps() { return {laps_of(stopwatch.phase(0)), laps_of(stopwatch.phase(1))}; }

} // namespace dowith
