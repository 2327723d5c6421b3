// SPDX-License-Identifier: Apache-2.0
#include "sim/engine/machine.hpp"
#include "sim/experiment/checkpoint_keeper.hpp"
#include "sim/experiment/world.hpp"
#include "tests/experiment/lively_scenario.hpp"
#include "tests/experiment/memory_checkpoints.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/thread_processes.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

using namespace dowith;

namespace {

constexpr std::uint32_t world = 1;

/// Everything happens in five neighbourhoods, and citizens have a say in where money goes, for long
/// enough that the district convenes.
Scenario whole_scenario() {
    Scenario scenario = lively_scenario();
    scenario.population = {.citizens = 405, .neighbourhoods = 5};
    scenario.horizon_weeks = 60;
    scenario.policies[0].stages[0].practice[0].commissioning_power = 0.8;
    scenario.policies.resize(2);
    return scenario;
}

/// One process that lives all of it.
WorldResult lived_alone(const Scenario& scenario) {
    const auto executor = serial_executor();
    return run_world(scenario, world, *executor);
}

/// What each of several processes with so many threads has of a world that they live together.
std::vector<std::optional<WorldResult>> lived_together(const Scenario& scenario,
                                                       unsigned processes,
                                                       unsigned threads,
                                                       const CheckpointPlan& plan = {},
                                                       std::optional<std::uint32_t> stop = {}) {
    std::vector<std::optional<WorldResult>> results(processes);
    in_processes(processes, [&](Communicator& here) {
        const auto executor = threads_executor(threads);
        const Run share = share_of(scenario.population.neighbourhoods, here.rank(), here.size());
        std::uint32_t weeks = 0;
        const StopRequest stops = [&] { return stop && here.rank() == 0 && ++weeks == *stop; };
        const Holding holding{share.first, share.count, [&](const std::vector<double>& brought) {
                                  return here.gather_numbers(std::span<const double>{brought});
                              }};
        CheckpointKeeper keeper{plan, "key", stops, holding};
        try {
            results[here.rank()] = run_world(scenario, world, Machine{*executor, here}, keeper);
        } catch (const Stopped&) {
        }
    });
    return results;
}

bool all_have(const std::vector<std::optional<WorldResult>>& results, const WorldResult& expected) {
    bool same = true;
    for (const std::optional<WorldResult>& result : results) {
        same = same && result && same_result(*result, expected);
    }
    return same;
}

} // namespace

TEST_CASE("a district shared by processes lives as it does in one, and all know the result") {
    const Scenario scenario = whole_scenario();
    const WorldResult expected = lived_alone(scenario);
    for (const unsigned processes : {1U, 2U, 3U, 4U, 5U, 7U}) {
        for (const unsigned threads : {1U, 2U}) {
            CHECK(all_have(lived_together(scenario, processes, threads), expected));
        }
    }
}

TEST_CASE("what processes must tell each other is all there in that district") {
    // Else the agreement above would say little: hours are moved between neighbourhoods, staff are
    // matched to a load, and kin live across every border.
    const Scenario scenario = whole_scenario();
    const WorldResult result = lived_alone(scenario);
    const std::size_t moved = find_series("hours_moved");
    CHECK(result.value(0, 0, moved) == 0.0F);
    CHECK(result.value(0, scenario.horizon_weeks - 1, moved) > 0.0F);
    Scenario unmatched = scenario;
    unmatched.starting_load.reset();
    CHECK(lived_alone(unmatched).digests != result.digests);
    const auto executor = serial_executor();
    const ForkPoint at = run_burn_in(scenario, world, *executor);
    for (const Neighbourhood& home : at.district.neighbourhoods) {
        CHECK_FALSE(home.citizens.ties.across_border.empty());
    }
}

TEST_CASE("a world kept by some processes goes on in any others, or in one") {
    const Scenario scenario = whole_scenario();
    const WorldResult expected = lived_alone(scenario);
    // In burn-in, under the first policy, and under the second.
    for (const std::uint32_t stop : {5U, 30U, 90U}) {
        for (const unsigned before : {1U, 2U, 4U}) {
            for (const unsigned after : {1U, 3U, 5U}) {
                MemoryCheckpoints store;
                const CheckpointPlan plan{&store, 10};
                const auto half = lived_together(scenario, before, 1, plan, stop);
                CHECK(std::none_of(
                    half.begin(), half.end(), [](const auto& each) { return each.has_value(); }));
                CHECK(all_have(lived_together(scenario, after, 1, plan), expected));
            }
        }
    }
}
