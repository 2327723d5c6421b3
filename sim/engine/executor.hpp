// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace dowith {

/// Runs independent tasks. Which executor runs them, and with how many threads, never changes a
/// result: a task writes only what is its own, and nothing is summed across tasks here.
class Executor {
  public:
    using Task = std::function<void(std::size_t)>;

    Executor() = default;
    Executor(const Executor&) = delete;
    Executor& operator=(const Executor&) = delete;
    virtual ~Executor() = default;

    /// Calls task(i) once for every i in [0, count), in any order and on any thread, and returns
    /// when all have ended. Calls may nest. When tasks throw, the exception of the lowest i among
    /// those that ran is rethrown here; tasks that have not begun by then may be left out.
    virtual void for_each(std::size_t count, const Task& task) = 0;

    [[nodiscard]] virtual std::string_view name() const = 0;
    [[nodiscard]] virtual unsigned threads() const = 0;
};

/// One task after the other on the calling thread: the browser's executor.
[[nodiscard]] std::unique_ptr<Executor> serial_executor();

/// Plain std::thread: slower to start than a pool, but the thread sanitizer sees all of it.
/// Nested calls run on the thread that makes them. `threads` of 0 means one for each core.
[[nodiscard]] std::unique_ptr<Executor> threads_executor(unsigned threads);

/// oneTBB's pool with work stealing: what results are made with. `threads` as above. One at a time:
/// two that live together limit each other's threads.
[[nodiscard]] std::unique_ptr<Executor> tbb_executor(unsigned threads);

} // namespace dowith
