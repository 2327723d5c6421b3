// SPDX-License-Identifier: Apache-2.0
// Single pieces of a week, each by itself: where to look when the whole has become slower. Called
// from the root of the repository, since it reads the reference scenario.
#include "sim/engine/executor.hpp"
#include "sim/experiment/world.hpp"
#include "sim/kernel/draw.hpp"
#include "sim/kernel/maths.hpp"
#include "sim/kernel/maths_float.hpp"
#include "sim/model/context.hpp"
#include "sim/model/mechanisms/delivery.hpp"
#include "sim/model/observation.hpp"
#include "sim/model/peer_matching.hpp"
#include "tests/benchmarks/marks.hpp"
#include "tests/benchmarks/reference.hpp"

#include <algorithm>
#include <array>
#include <benchmark/benchmark.h>
#include <cstdint>
#include <string>
#include <vector>

namespace dowith {
namespace {

using benchmark::DoNotOptimize;
using benchmark::State;

// ---- The kernel: draws and maths, each by one number
// ---------------------------------------------

const Luck luck{2026, 0};

/// Calls work(i) for i = 0, 1, …: another key or argument each time.
template <class Work> void each_by_itself(State& state, Work work) {
    std::uint32_t i = 0;
    for (auto _ : state) {
        DoNotOptimize(work(i++));
    }
}

Draw draw_of(std::uint32_t row) { return Draw{luck, {3, row}, 17, 1}; }

void draw_one(State& state) {
    each_by_itself(state, [](std::uint32_t i) { return draw_of(i).uniform(); });
}

void draw_normal(State& state) {
    each_by_itself(state, [](std::uint32_t i) { return draw_of(i).normal(0.0, 1.0); });
}

void draw_poisson(State& state) {
    each_by_itself(state, [](std::uint32_t i) { return draw_of(i).poisson(0.3); });
}

/// One draw for each of a neighbourhood's citizens; told by citizen.
void draw_many(State& state) {
    std::vector<std::uint32_t> words(1000);
    std::uint32_t week = 0;
    for (auto _ : state) {
        draw_words(luck, 3, 0, week++, 1, words);
        DoNotOptimize(words.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(words.size()));
}

/// Arguments in (0, 4), in no order.
const std::array<double, 1024>& arguments() {
    static const auto made = [] {
        std::array<double, 1024> all{};
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            all[i] = 4.0 * draw_of(i).uniform();
        }
        return all;
    }();
    return made;
}

template <double (*function)(double)> void maths_of(State& state) {
    const auto& x = arguments();
    each_by_itself(state, [&x](std::uint32_t i) { return function(x[i % x.size()]); });
}

void maths_pow(State& state) {
    const auto& x = arguments();
    each_by_itself(state, [&x](std::uint32_t i) { return maths::pow(x[i % x.size()], 0.7); });
}

/// A column's worth of logistic functions in single precision, by number.
void maths_logistic_f(State& state) {
    std::vector<float> x(1000);
    std::vector<float> y(1000);
    for (std::uint32_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<float>(arguments()[i]);
    }
    for (auto _ : state) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            y[i] = maths::logistic_f(x[i]);
        }
        DoNotOptimize(y.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(x.size()));
}

// ---- Delivery: hours shared among cases
// ----------------------------------------------------------

/// A team's hours for 64 cases, of which about half get all that they are owed.
void triage(State& state) {
    std::vector<double> caps(64);
    std::vector<double> weights(64);
    for (std::uint32_t i = 0; i < caps.size(); ++i) {
        caps[i] = 0.1 + arguments()[i];
        weights[i] = 0.1 + arguments()[i + caps.size()];
    }
    std::vector<double> given;
    std::vector<std::size_t> order;
    for (auto _ : state) {
        share_out(100.0, caps, weights, given, order);
        DoNotOptimize(given.data());
    }
}

void outcome_of_case(State& state) {
    const Technology technology = default_technology();
    const auto& x = arguments();
    each_by_itself(state, [&](std::uint32_t i) {
        return outcome(0.25 * x[i % x.size()], 0.4, 0.9, 0.3, technology);
    });
}

// ---- A neighbourhood of the reference, in the midst of co-delivery
// -------------------------------

/// 1,000 citizens of 4,000, after half a year under the policy.
struct Place {
    Scenario scenario = scenario_of({.citizens = 4000, .burn_in = 52});
    ForkPoint fork = run_burn_in(scenario, 0, *serial_executor());
    Week begins = fork.district.week;

    Place() {
        const Rules rules{fork.setting, scenario.policies.front(), begins, scenario.mechanisms};
        District<Neighbourhood>& district = fork.district;
        for (; district.week.value < begins.value + 26; ++district.week) {
            for (std::size_t i = 0; i < district.neighbourhoods.size(); ++i) {
                rules.live(district.neighbourhoods[i], district.board, district.week);
                rules.publish(district.neighbourhoods[i], district.next_board[i]);
            }
            district.board.swap(district.next_board);
        }
    }
};

const Place& place() {
    static const Place made;
    return made;
}

/// What it costs to look at the clock twice, seconds.
double cost_of_clock() {
    constexpr int looks = 1000;
    const double began = thread_seconds();
    for (int i = 1; i < looks; ++i) {
        DoNotOptimize(thread_seconds());
    }
    return (thread_seconds() - began) / looks;
}

/// Times one step of a week in each of the neighbourhoods and weeks of a month by turns, as they
/// stood: neither the time that it takes to put one back is counted, nor that of others on the
/// machine. What comes again and again is known to caches and branch predictors: in the midst of a
/// run the same step takes longer.
void step_of_week(State& state, const Mechanism& step) {
    const Place& here = place();
    const District<Neighbourhood>& district = here.fork.district;
    const auto nothing = [](Neighbourhood&, const WeekContext&) {};
    // The name of delivery stands for delivery being in force.
    const std::array steps{Mechanism{"delivery", "", "", nothing}, step};
    const Rules rules{here.fork.setting, here.scenario.policies.front(), here.begins, steps};
    const double cost = cost_of_clock();
    Neighbourhood home;
    std::uint32_t turn = 0;
    for (auto _ : state) {
        home = district.neighbourhoods[turn % district.neighbourhoods.size()];
        const Week week{district.week.value + turn / 4 % weeks_per_round};
        ++turn;
        const double began = thread_seconds();
        rules.live(home, district.board, week);
        state.SetIterationTime(std::max(0.0, thread_seconds() - began - cost));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(home.citizens.size()));
}

void match_all(Neighbourhood& home, const WeekContext& now) {
    constexpr double coaches = 0.5;
    for (const ServiceId service : now.services()) {
        DoNotOptimize(match_peers(home, service, coaches, now).data());
    }
}

void look(Neighbourhood& home, const WeekContext& now) {
    DoNotOptimize(observe(home, now.week.value));
}

void declare_steps() {
    std::vector<Mechanism> steps{schedule().begin(), schedule().end()};
    steps.push_back({"match_peers", "", "", match_all});
    steps.push_back({"observe", "", "", look});
    for (const Mechanism& step : steps) {
        const std::string name = "week/" + std::string{step.name};
        benchmark::RegisterBenchmark(name.c_str(), [step](State& state) {
            step_of_week(state, step);
        })->UseManualTime();
    }
}

BENCHMARK(draw_one)->Name("draw/uniform");
BENCHMARK(draw_normal)->Name("draw/normal");
BENCHMARK(draw_poisson)->Name("draw/poisson");
BENCHMARK(draw_many)->Name("draw/words_of_1000");
BENCHMARK_TEMPLATE(maths_of, maths::exp)->Name("maths/exp");
BENCHMARK_TEMPLATE(maths_of, maths::log)->Name("maths/log");
BENCHMARK_TEMPLATE(maths_of, maths::logistic)->Name("maths/logistic");
BENCHMARK(maths_pow)->Name("maths/pow");
BENCHMARK(maths_logistic_f)->Name("maths/logistic_f_of_1000");
BENCHMARK(triage)->Name("triage/share_out_64");
BENCHMARK(outcome_of_case)->Name("triage/outcome");

} // namespace
} // namespace dowith

int main(int count, char** words) {
    dowith::declare_steps();
    benchmark::Initialize(&count, words);
    if (benchmark::ReportUnrecognizedArguments(count, words)) {
        return 2;
    }
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
