// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/comparison.hpp"
#include "sim/experiment/stopping.hpp"
#include "sim/experiment/world_run.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace dowith {

/// Where a comparison will probably stop that may stop early.
struct Aim {
    std::uint64_t worlds = 0; ///< 0: when all are done
    std::string half_width;   ///< of what is known least, against what is wanted
};

/// At the last look.
[[nodiscard]] Aim aim_of(const StoppingWatch& watch);

/// What to say after `seconds`: worlds done, how many were kept from before, and the time that the
/// others need if they go as those that ran.
[[nodiscard]] std::string
progress_text(const Progress& progress, double seconds, const Aim& aim = {});

/// Whole seconds, minutes or hours, as somebody who waits would say it.
[[nodiscard]] std::string duration_text(double seconds);

/// One line on the error stream that is written over as worlds are done, and goes when it does.
class ProgressLine {
  public:
    explicit ProgressLine(bool shown);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const Progress& progress, const Aim& aim = {});
    void show(const std::string& text);

    [[nodiscard]] bool is_shown() const { return shown_; }

  private:
    bool shown_;
    std::chrono::steady_clock::time_point began_;
};

} // namespace dowith
