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
std::uint32_t policy_begins = 0;

void milestone(Neighbourhood&, const WeekContext& here) {
    if (here.week.value >= policy_begins) {
        policy.pass();
    } else {
        first_week.pass();
    }
}

constexpr std::size_t mechanisms_max = 32;

/// What a lap is added to: `between` or a mechanism, of the burn-in or of the policy.
struct Stopwatch {
    std::array<std::array<double, mechanisms_max + 1>, 2> laps{};
    Clock::time_point last{};
    bool under_policy = false;
    bool runs = false;

    void lap(std::size_t part, Week week) {
        const Clock::time_point moment = Clock::now();
        const bool same_phase = runs && under_policy == (week.value >= policy_begins);
        under_policy = week.value >= policy_begins;
        runs = true;
        if (same_phase) { // what lies between two phases is nobody's week
            laps[under_policy ? 1 : 0][part] += seconds(moment - last);
        }
        last = moment;
    }
};

Stopwatch stopwatch;

/// The mark behind the mechanism of number `part - 1`; the first stands before all.
template <std::size_t part> void mark(Neighbourhood&, const WeekContext& here) {
    stopwatch.lap(part, here.week);
}

template <std::size_t part> void convened(std::span<Neighbourhood>, const WeekContext& here) {
    stopwatch.lap(part, here.week);
}

template <std::size_t... parts>
constexpr std::array<Mechanism, sizeof...(parts)> marks_of(std::index_sequence<parts...>) {
    return {Mechanism{"mark", "", "", mark<parts>, convened<parts>}...};
}

constexpr auto marks = marks_of(std::make_index_sequence<mechanisms_max + 1>{});

/// A mark that looks at the clock at the district's meeting only where a mechanism settles
/// something there: behind it, for its lap; before it, for what came before.
Mechanism mark_at(std::span<const Mechanism> week, std::size_t part) {
    Mechanism here = marks[part];
    const bool behind = part > 0 && week[part - 1].convene != nullptr;
    const bool before = part < week.size() && week[part].convene != nullptr;
    if (!behind) {
        here.convene = before ? marks[0].convene : nullptr;
    }
    return here;
}

Laps laps_of(std::size_t phase) {
    const auto& all = stopwatch.laps[phase];
    return {{all.begin() + 1, all.end()}, all[0]};
}

} // namespace

Moment now() {
    std::timespec cpu{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    return {seconds(Clock::now() - program_began),
            static_cast<double>(cpu.tv_sec) + 1e-9 * static_cast<double>(cpu.tv_nsec)};
}

std::vector<Mechanism> with_milestones(std::span<const Mechanism> week, Week begins) {
    policy_begins = begins.value;
    std::vector<Mechanism> marked{Mechanism{"mark", "", "", milestone}};
    marked.insert(marked.end(), week.begin(), week.end());
    return marked;
}

Milestones milestones() { return {first_week.moment(), policy.moment()}; }

std::vector<Mechanism> with_laps(std::span<const Mechanism> week, Week begins) {
    EXPECTS(week.size() <= mechanisms_max);
    policy_begins = begins.value;
    std::vector<Mechanism> marked{mark_at(week, 0)};
    for (std::size_t part = 1; part <= week.size(); ++part) {
        marked.push_back(week[part - 1]);
        marked.push_back(mark_at(week, part));
    }
    return marked;
}

AllLaps laps() { return {laps_of(0), laps_of(1)}; }

} // namespace dowith
