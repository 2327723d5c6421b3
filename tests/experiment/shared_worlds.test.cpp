// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/world_run.hpp"
#include "tests/experiment/lively_scenario.hpp"
#include "tests/experiment/memory_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/thread_processes.hpp"

#include <algorithm>
#include <latch>
#include <map>
#include <mutex>
#include <numeric>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace dowith;

namespace {

Scenario some_worlds(std::uint32_t count) {
    Scenario scenario = lively_scenario();
    scenario.worlds = count;
    scenario.population = {.citizens = 120, .neighbourhoods = 3};
    scenario.policies.resize(2);
    return scenario;
}

std::vector<std::uint32_t> all_of(const Scenario& scenario) {
    std::vector<std::uint32_t> worlds(scenario.worlds);
    std::iota(worlds.begin(), worlds.end(), 0U);
    return worlds;
}

/// What came of a job in each process.
struct Shared {
    std::vector<std::map<std::size_t, WorldResult>> taken;
    std::vector<std::size_t> found;
    std::vector<std::vector<Progress>> told;
};

struct Job {
    const Scenario& scenario;
    WorldStore& store;
    unsigned threads = 1;
    bool afresh = false;
    StopRequest stop = {};
};

Shared share(const Job& job, unsigned processes) {
    Shared shared{std::vector<std::map<std::size_t, WorldResult>>(processes),
                  std::vector<std::size_t>(processes),
                  std::vector<std::vector<Progress>>(processes)};
    in_processes(processes, [&](Communicator& here) {
        const auto executor = threads_executor(job.threads);
        const ProgressReport report = [&](const Progress& progress) {
            shared.told[here.rank()].push_back(progress);
        };
        std::mutex mutex;
        const auto take = [&](std::size_t i, WorldResult&& world) {
            const std::scoped_lock lock{mutex};
            shared.taken[here.rank()].emplace(i, std::move(world));
        };
        const CheckpointPlan nothing;
        WorldRun run{{*executor, here}, job.store, report, job.stop, nothing};
        run.afresh = job.afresh;
        shared.found[here.rank()] = keep_worlds(job.scenario, all_of(job.scenario), run, take);
    });
    return shared;
}

std::vector<WorldResult> run_alone(const Scenario& scenario) {
    const auto executor = serial_executor();
    MemoryStore store;
    return run_worlds(scenario, *executor, store, {}, {});
}

bool has_all(const std::map<std::size_t, WorldResult>& taken,
             const std::vector<WorldResult>& expected) {
    bool same = taken.size() == expected.size();
    for (std::size_t i = 0; same && i < expected.size(); ++i) {
        same = taken.contains(i) && same_result(taken.at(i), expected[i]);
    }
    return same;
}

/// That the first process is given all worlds, and the others none.
bool the_first_has_all(const Shared& shared, const std::vector<WorldResult>& expected) {
    const auto others = std::span{shared.taken}.subspan(1);
    return has_all(shared.taken.front(), expected) &&
           std::all_of(
               others.begin(), others.end(), [](const auto& taken) { return taken.empty(); });
}

} // namespace

TEST_CASE("worlds handed out to processes are those that one process runs, each run once") {
    const Scenario scenario = some_worlds(7);
    const std::vector<WorldResult> expected = run_alone(scenario);
    for (const unsigned processes : {1U, 2U, 3U, 4U, 9U}) {
        for (const unsigned threads : {1U, 2U}) {
            MemoryStore store;
            const Shared shared = share({scenario, store, threads}, processes);
            CHECK(the_first_has_all(shared, expected));
            std::sort(store.kept.begin(), store.kept.end());
            CHECK(store.kept == all_of(scenario));
            CHECK(shared.found == std::vector<std::size_t>(processes, 0));
        }
    }
}

TEST_CASE("what is in the store is found by whichever process comes to it, and counted by all") {
    const Scenario scenario = some_worlds(6);
    const std::vector<WorldResult> expected = run_alone(scenario);
    MemoryStore store;
    for (const std::uint32_t world : {0U, 3U, 4U}) {
        store.keep(world_key(scenario, world), expected[world]);
    }
    store.kept.clear();
    const Shared shared = share({scenario, store}, 3);
    CHECK(the_first_has_all(shared, expected));
    CHECK(shared.found == std::vector<std::size_t>(3, 3));
    std::sort(store.kept.begin(), store.kept.end());
    CHECK(store.kept == std::vector<std::uint32_t>{1, 2, 5});
}

TEST_CASE("worlds that are wanted afresh are run whatever the store has") {
    for (const std::uint32_t count : {1U, 4U}) {
        const Scenario scenario = some_worlds(count);
        MemoryStore store;
        (void)share({scenario, store}, 2);
        store.kept.clear();
        const Shared shared = share({.scenario = scenario, .store = store, .afresh = true}, 2);
        CHECK(the_first_has_all(shared, run_alone(scenario)));
        CHECK(store.kept.size() == count);
        CHECK(shared.found == std::vector<std::size_t>{0, 0});
    }
}

TEST_CASE("a single world is lived by all processes together, kept and given by the first") {
    const Scenario scenario = some_worlds(1);
    const std::vector<WorldResult> expected = run_alone(scenario);
    for (const unsigned processes : {1U, 2U, 3U}) {
        MemoryStore store;
        const Shared shared = share({scenario, store, 2}, processes);
        CHECK(the_first_has_all(shared, expected));
        CHECK(store.kept == std::vector<std::uint32_t>{0});
        const Shared again = share({scenario, store}, processes);
        CHECK(the_first_has_all(again, expected));
        CHECK(again.found == std::vector<std::size_t>(processes, 1));
        CHECK(store.kept.size() == 1);
    }
}

TEST_CASE("processes that do not see one folder are told so") {
    const Scenario scenario = some_worlds(6);
    std::latch one_is_kept{1};
    const auto run_apart = [&](Communicator& here) {
        MemoryStore own;
        const auto executor = serial_executor();
        const ProgressReport report = [&](const Progress& progress) {
            if (here.rank() == 1 && progress.done == 1) {
                one_is_kept.count_down();
            }
        };
        // The first process begins no world before the other has done one.
        const StopRequest stop = [&] {
            if (here.rank() == 0) {
                one_is_kept.wait();
            }
            return false;
        };
        const CheckpointPlan nothing;
        const WorldRun run{{*executor, here}, own, report, stop, nothing};
        (void)keep_worlds(scenario, all_of(scenario), run);
    };
    std::string told;
    try {
        in_processes(2, run_apart);
    } catch (const std::runtime_error& error) {
        told = error.what();
    }
    CHECK(told.find("all processes must see the same folder") != std::string::npos);
}
