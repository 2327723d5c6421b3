// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <exception>
#include <mutex>

namespace dowith {

/// Keeps the exception of the lowest-numbered task that failed, so that the same failure is
/// reported whatever thread was faster.
class FirstFailure {
  public:
    void keep(std::size_t task, std::exception_ptr failure) {
        const std::scoped_lock lock{mutex_};
        if (!failure_ || task < task_) {
            task_ = task;
            failure_ = std::move(failure);
        }
    }

    [[nodiscard]] bool happened() const {
        const std::scoped_lock lock{mutex_};
        return failure_ != nullptr;
    }

    void rethrow() const {
        if (failure_) {
            std::rethrow_exception(failure_);
        }
    }

  private:
    mutable std::mutex mutex_;
    std::size_t task_ = 0;
    std::exception_ptr failure_;
};

} // namespace dowith
