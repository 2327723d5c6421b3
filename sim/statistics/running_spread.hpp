// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>

namespace dowith {

/// Mean and standard deviation of values that come one by one, in a fixed order, since the last
/// bits depend on it. Source: Welford 1962, Technometrics 4(3), which loses no precision where the
/// mean is large against the deviation.
class RunningSpread {
  public:
    void add(double value) {
        ++count_;
        const double off = value - mean_;
        mean_ += off / static_cast<double>(count_);
        squares_ += off * (value - mean_);
    }

    [[nodiscard]] std::size_t count() const { return count_; }

    [[nodiscard]] double mean() const { return mean_; }

    /// With one less than their count in the denominator; 0 with fewer than two.
    [[nodiscard]] double sd() const {
        return count_ > 1 ? std::sqrt(squares_ / static_cast<double>(count_ - 1)) : 0.0;
    }

  private:
    std::size_t count_ = 0;
    double mean_ = 0.0;
    double squares_ = 0.0; ///< of what values are off the mean
};

} // namespace dowith
