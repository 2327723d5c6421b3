// SPDX-License-Identifier: Apache-2.0
#include "sim/engine/executor.hpp"
#include "sim/engine/first_failure.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace dowith {
namespace {

thread_local bool inside_a_task = false;

class ThreadsExecutor final : public Executor {
  public:
    explicit ThreadsExecutor(unsigned threads) : threads_{threads} {}

    void for_each(std::size_t count, const Task& task) override {
        if (inside_a_task || threads_ == 1) {
            for (std::size_t i = 0; i < count; ++i) {
                task(i);
            }
            return;
        }
        std::atomic<std::size_t> next{0};
        FirstFailure failure;
        std::vector<std::thread> crew;
        for (std::size_t t = 0; t < std::min<std::size_t>(threads_, count); ++t) {
            crew.emplace_back([&] { work(next, count, task, failure); });
        }
        for (std::thread& member : crew) {
            member.join();
        }
        failure.rethrow();
    }

    [[nodiscard]] std::string_view name() const override { return "threads"; }

    [[nodiscard]] unsigned threads() const override { return threads_; }

  private:
    static void work(std::atomic<std::size_t>& next,
                     std::size_t count,
                     const Task& task,
                     FirstFailure& failure) {
        inside_a_task = true;
        for (std::size_t i = next++; i < count && !failure.happened(); i = next++) {
            try {
                task(i);
            } catch (const std::exception&) {
                failure.keep(i, std::current_exception());
            }
        }
        inside_a_task = false;
    }

    unsigned threads_;
};

} // namespace

std::unique_ptr<Executor> threads_executor(unsigned threads) {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    return std::make_unique<ThreadsExecutor>(threads == 0 ? cores : threads);
}

} // namespace dowith
