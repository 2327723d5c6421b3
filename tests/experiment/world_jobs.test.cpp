// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/world_run.hpp"
#include "sim/kernel/contract.hpp"
#include "tests/experiment/lively_scenario.hpp"
#include "tests/experiment/memory_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/thread_processes.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <new>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace dowith;

namespace {

/// Two places that differ in their policies, one of which is told under one policy less.
struct Places {
    Places() : large{lively_scenario()}, small{lively_scenario()} {
        large.population = small.population = {.citizens = 120, .neighbourhoods = 3};
        large.policies.resize(2);
        small.policies.resize(1);
        large.world_key = "large";
        small.world_key = "small";
    }

    /// World by world, both places.
    [[nodiscard]] std::vector<WorldJob> jobs(std::uint32_t worlds) const {
        std::vector<WorldJob> all;
        for (std::uint32_t world = 0; world < worlds; ++world) {
            all.push_back({large, world});
            all.push_back({small, world});
        }
        return all;
    }

    Scenario large;
    Scenario small;
};

/// Fails in the third week of every world of this number.
class FailingWatcher final : public WeekWatcher {
  public:
    enum class By { exception, memory, contract };

    FailingWatcher(std::uint32_t world, By by) : world_{world}, by_{by} {}

    void see(const WeekSeen& seen) override {
        if (seen.world != world_ || seen.leg != Leg::policy || seen.week != 2) {
            return;
        }
        switch (by_) {
        case By::exception:
            throw std::runtime_error{"it cannot\ngo on"};
        case By::memory:
            throw std::bad_alloc{};
        case By::contract:
            INVARIANT(world_ > 1000);
        }
    }

  private:
    std::uint32_t world_;
    By by_;
};

/// Counts the worlds that are on their way at the same time. Each waits a while for `company` of
/// them, so that as many as may meet do.
class Crowd final : public WeekWatcher {
  public:
    Crowd(const Scenario& scenario, std::size_t company)
        : policies_{scenario.policies.size()}, weeks_{scenario.horizon_weeks}, company_{company} {}

    void see(const WeekSeen& seen) override {
        std::unique_lock lock{mutex_};
        if (alive_.insert(seen.world).second) {
            most_ = std::max(most_, alive_.size());
            met_.notify_all();
            met_.wait_for(lock, std::chrono::milliseconds{300}, [&] { return most_ >= company_; });
        }
        if (seen.leg == Leg::policy && seen.policy + 1 == policies_ && seen.week + 1 == weeks_) {
            alive_.erase(seen.world);
        }
    }

    [[nodiscard]] std::size_t most() const { return most_; }

  private:
    std::size_t policies_;
    std::size_t weeks_;
    std::size_t company_;
    std::mutex mutex_;
    std::condition_variable met_;
    std::set<std::uint32_t> alive_;
    std::size_t most_ = 0;
};

/// How many of eight worlds are on their way at once, on four threads, where so many may be.
std::size_t crowd_of(std::size_t at_once_most, std::size_t company) {
    const Places places;
    const std::vector<std::uint32_t> wanted{0, 1, 2, 3, 4, 5, 6, 7};
    Crowd crowd{places.small, company};
    MemoryStore store;
    const auto executor = threads_executor(4);
    const ProgressReport report = [](const Progress&) {};
    const StopRequest never;
    const CheckpointPlan nothing;
    WorldRun run{*executor, store, report, never, nothing};
    run.at_once_most = at_once_most;
    run.watcher = &crowd;
    keep_worlds(places.small, wanted, run);
    return crowd.most();
}

/// What came of jobs in several processes.
struct Ran {
    std::map<std::size_t, WorldResult> taken; ///< by the first process
    std::vector<FailedWorld> failed;          ///< likewise
    std::vector<std::size_t> found;
    Progress most; ///< that any process told
};

Ran run_jobs(const std::vector<WorldJob>& jobs,
             WorldStore& store,
             unsigned processes,
             WeekWatcher* watcher = nullptr) {
    Ran ran;
    ran.found.resize(processes);
    std::mutex mutex;
    in_processes(processes, [&](Communicator& here) {
        const auto executor = threads_executor(2);
        const ProgressReport report = [&](const Progress& now) {
            const std::scoped_lock lock{mutex};
            ran.most.done = std::max(ran.most.done, now.done);
            ran.most.failed = std::max(ran.most.failed, now.failed);
        };
        const auto take = [&](std::size_t i, WorldResult&& world) {
            const std::scoped_lock lock{mutex};
            ran.taken.emplace(i, std::move(world));
        };
        const CheckpointPlan nothing;
        const StopRequest never;
        WorldRun run{{*executor, here}, store, report, never, nothing};
        run.watcher = watcher;
        run.failed = [&](const FailedWorld& failed) { ran.failed.push_back(failed); };
        ran.found[here.rank()] = keep_worlds(jobs, run, take);
    });
    return ran;
}

} // namespace

TEST_CASE("worlds of several scenarios run side by side are those of each scenario alone") {
    const Places places;
    const std::vector<WorldJob> jobs = places.jobs(3);
    const auto serial = serial_executor();
    for (const unsigned processes : {1U, 3U}) {
        MemoryStore store;
        const Ran ran = run_jobs(jobs, store, processes);
        REQUIRE(ran.taken.size() == jobs.size());
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            CHECK(
                same_result(ran.taken.at(i), run_world(jobs[i].scenario, jobs[i].world, *serial)));
        }
        CHECK(ran.failed.empty());
        const Ran again = run_jobs(jobs, store, processes);
        CHECK(again.found == std::vector<std::size_t>(processes, jobs.size()));
        CHECK(again.taken.size() == jobs.size());
    }
}

TEST_CASE("a world that fails is told of, never kept, and does not sink the others") {
    const Places places;
    const std::vector<WorldJob> jobs = places.jobs(4);
    std::vector<std::pair<FailingWatcher::By, std::string>> ways{
        {FailingWatcher::By::exception, "it cannot go on"},
        {FailingWatcher::By::memory, "out of memory"}};
#if DOWITH_CONTRACTS
    ways.emplace_back(FailingWatcher::By::contract, "broken invariant (world_ > 1000) at ");
#endif
    const auto& [by, cause] = GENERATE_REF(from_range(ways));
    for (const unsigned processes : {1U, 2U, 3U}) {
        MemoryStore store;
        FailingWatcher watcher{2, by};
        const Ran ran = run_jobs(jobs, store, processes, &watcher);
        REQUIRE(ran.failed.size() == 2);
        for (const std::size_t which : {0U, 1U}) { // of both places, in the order of the jobs
            CHECK(ran.failed[which].job == 4 + which);
            CHECK(ran.failed[which].cause.starts_with(cause));
        }
        CHECK(ran.taken.size() == jobs.size() - 2);
        CHECK(store.kept.size() == jobs.size() - 2);
        CHECK(std::count(store.kept.begin(), store.kept.end(), 2U) == 0);
        CHECK(ran.most.done == jobs.size() - 2);
        CHECK(ran.most.failed == 2);
        const Ran again = run_jobs(jobs, store, processes); // the trouble is over
        CHECK(again.found == std::vector<std::size_t>(processes, jobs.size() - 2));
        CHECK(again.taken.size() == jobs.size());
    }
}

TEST_CASE("where nobody says that others go on, the first world to fail ends the run by name") {
    const Places places;
    const std::vector<WorldJob> jobs = places.jobs(3);
    MemoryStore store;
    FailingWatcher watcher{1, FailingWatcher::By::memory};
    const auto executor = serial_executor();
    const CheckpointPlan nothing;
    const StopRequest never;
    WorldRun run{*executor, store, {}, never, nothing};
    run.watcher = &watcher;
    try {
        (void)keep_worlds(jobs, run);
        FAIL("it went on");
    } catch (const WorldFailed& failure) {
        CHECK(failure.world.job == 2);
        CHECK(failure.world.cause == "out of memory");
        CHECK_THROWS_AS(std::rethrow_if_nested(failure), std::bad_alloc);
    }
    CHECK(store.kept == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("no more worlds are on their way at once than memory has room for") {
    CHECK(crowd_of(2, 3) == 2);
    CHECK(crowd_of(1, 2) == 1);
    CHECK(crowd_of(0, 4) == 4); // one a thread
}
