// SPDX-License-Identifier: Apache-2.0
#include "sim/engine/executor.hpp"

#include "tests/support/catch.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace dowith;

// What every executor promises, written once. Titles with the word "threads" run under the thread
// sanitizer, which does not see into oneTBB.

namespace {

using Make = std::function<std::unique_ptr<Executor>()>;
using Makers = std::vector<Make>;

/// Executors are made one at a time: two of oneTBB's limit each other.
Makers plain_executors() {
    Makers all{serial_executor};
    for (const unsigned threads : {1U, 2U, 4U}) {
        all.emplace_back([threads] { return threads_executor(threads); });
    }
    return all;
}

Makers pool_executors() {
    Makers all;
    for (const unsigned threads : {1U, 2U, 4U}) {
        all.emplace_back([threads] { return tbb_executor(threads); });
    }
    return all;
}

/// Each task counts in a place of its own, as neighbourhoods do: no lock, no atomic.
void check_every_task_once(const Makers& makers) {
    for (const Make& make : makers) {
        const auto executor = make();
        for (const std::size_t count : {1U, 2U, 7U, 1000U}) {
            std::vector<int> calls(count, 0);
            executor->for_each(count, [&](std::size_t i) { ++calls[i]; });
            INFO(executor->name() << " " << executor->threads() << ", " << count << " tasks");
            CHECK(calls == std::vector<int>(count, 1));
        }
    }
}

void check_no_tasks(const Makers& makers) {
    for (const Make& make : makers) {
        const auto executor = make();
        executor->for_each(0, [](std::size_t) { FAIL("there was no task to run"); });
    }
}

void check_nested(const Makers& makers) {
    for (const Make& make : makers) {
        const auto executor = make();
        std::vector<std::vector<int>> calls(9, std::vector<int>(11, 0));
        executor->for_each(9, [&](std::size_t i) {
            executor->for_each(11, [&](std::size_t j) { ++calls[i][j]; });
        });
        CHECK(calls == std::vector<std::vector<int>>(9, std::vector<int>(11, 1)));
    }
}

/// Whoever fails, the failure of the lowest task among those that ran is told; where the lowest of
/// all fails, it always ran, since tasks begin in order.
void check_failures(const Makers& makers) {
    for (const Make& make : makers) {
        const auto executor = make();
        INFO(executor->name() << " " << executor->threads());
        std::vector<int> ran(50, 0);
        std::string told;
        try {
            executor->for_each(50, [&](std::size_t i) {
                ran[i] = 1;
                if (i % 10 == 3) {
                    throw std::runtime_error{std::to_string(i)};
                }
            });
        } catch (const std::runtime_error& failure) {
            told = failure.what();
        }
        std::size_t lowest = 3;
        while (lowest < 50 && ran[lowest] == 0) {
            lowest += 10;
        }
        CHECK(told == std::to_string(lowest));
        int calls = 0; // it works on as if nothing had happened
        executor->for_each(1, [&](std::size_t) { ++calls; });
        CHECK(calls == 1);
    }
}

void check_nested_failures(const Makers& makers) {
    for (const Make& make : makers) {
        const auto executor = make();
        CHECK_THROWS_AS(executor->for_each(4,
                                           [&](std::size_t) {
                                               executor->for_each(4, [](std::size_t j) {
                                                   if (j == 2) {
                                                       throw std::out_of_range{"inner"};
                                                   }
                                               });
                                           }),
                        std::out_of_range);
    }
}

} // namespace

TEST_CASE("plain threads run every task once, whatever their number") {
    check_every_task_once(plain_executors());
}

TEST_CASE("the pool runs every task once, whatever its size") {
    check_every_task_once(pool_executors());
}

TEST_CASE("no tasks are no work: plain threads") { check_no_tasks(plain_executors()); }

TEST_CASE("no tasks are no work: the pool") { check_no_tasks(pool_executors()); }

TEST_CASE("a task may have tasks of its own: plain threads") { check_nested(plain_executors()); }

TEST_CASE("a task may have tasks of its own: the pool") { check_nested(pool_executors()); }

TEST_CASE("the failure of the lowest task that ran is told: plain threads") {
    check_failures(plain_executors());
}

TEST_CASE("the failure of the lowest task that ran is told: the pool") {
    check_failures(pool_executors());
}

TEST_CASE("a failure within nested tasks comes all the way out: plain threads") {
    check_nested_failures(plain_executors());
}

TEST_CASE("a failure within nested tasks comes all the way out: the pool") {
    check_nested_failures(pool_executors());
}

TEST_CASE("two plain threads do work at the same time") {
    // Each waits until the other has come; one thread alone would wait for ever.
    const auto executor = threads_executor(2);
    std::atomic<int> arrived{0};
    executor->for_each(2, [&](std::size_t) {
        ++arrived;
        while (arrived < 2) {
            std::this_thread::yield();
        }
    });
    CHECK(arrived == 2);
}

TEST_CASE("an executor says what it is and how many it works with") {
    CHECK(serial_executor()->name() == "serial");
    CHECK(serial_executor()->threads() == 1);
    CHECK(threads_executor(3)->threads() == 3);
    CHECK(tbb_executor(3)->threads() == 3);
    CHECK(threads_executor(0)->threads() >= 1); // one for each core
    CHECK(tbb_executor(0)->threads() >= 1);
}
