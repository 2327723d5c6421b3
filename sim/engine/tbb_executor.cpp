// SPDX-License-Identifier: Apache-2.0
#include "sim/engine/executor.hpp"
#include "sim/engine/first_failure.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

namespace dowith {
namespace {

class TbbExecutor final : public Executor {
  public:
    explicit TbbExecutor(unsigned threads)
        : threads_{threads}, limit_{tbb::global_control::max_allowed_parallelism, threads},
          arena_{static_cast<int>(threads)} {}

    void for_each(std::size_t count, const Task& task) override {
        FirstFailure failure;
        const auto guarded = [&](std::size_t i) {
            if (failure.happened()) {
                return;
            }
            try {
                task(i);
            } catch (const std::exception&) {
                failure.keep(i, std::current_exception());
            }
        };
        // Isolated: a thread that waits for the neighbourhoods of one world must not start another
        // world meanwhile, or worlds would pile up in memory.
        arena_.execute([&] {
            tbb::this_task_arena::isolate([&] {
                tbb::parallel_for(
                    std::size_t{0}, count, std::size_t{1}, guarded, tbb::simple_partitioner{});
            });
        });
        failure.rethrow();
    }

    [[nodiscard]] std::string_view name() const override { return "oneTBB"; }

    [[nodiscard]] unsigned threads() const override { return threads_; }

  private:
    unsigned threads_;
    tbb::global_control limit_;
    tbb::task_arena arena_;
};

} // namespace

std::unique_ptr<Executor> tbb_executor(unsigned threads) {
    const auto cores = static_cast<unsigned>(std::max(1, tbb::info::default_concurrency()));
    return std::make_unique<TbbExecutor>(threads == 0 ? cores : threads);
}

} // namespace dowith
