// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/comparison.hpp"

#include <chrono>
#include <string>

namespace dowith {

/// What to say after `seconds`: worlds done, how many were kept from before, and the time that the
/// others need if they go as those that ran.
[[nodiscard]] std::string progress_text(const Progress& progress, double seconds);

/// Whole seconds, minutes or hours, as somebody who waits would say it.
[[nodiscard]] std::string duration_text(double seconds);

/// One line on the error stream that is written over as worlds are done, and goes when it does.
class ProgressLine {
  public:
    explicit ProgressLine(bool shown);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const Progress& progress);
    void show(const std::string& text);

    [[nodiscard]] bool is_shown() const { return shown_; }

  private:
    bool shown_;
    std::chrono::steady_clock::time_point began_;
};

} // namespace dowith
