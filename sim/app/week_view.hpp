// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/progress_line.hpp"
#include "sim/experiment/week_watcher.hpp"
#include "sim/experiment/world.hpp"
#include "sim/scenario/scenario.hpp"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>
#include <set>

namespace dowith {

/// Shows the weeks of worlds as they pass: in a file of comma-separated values that grows by a line
/// a week, and, where one world is lived, on the progress line.
class WeekView final : public WeekWatcher {
  public:
    /// `stream` is empty where no file is wanted; a stream that stands there is begun anew.
    /// Scenario and line outlive it. Throws OutputError, also where another file stands there.
    WeekView(const Scenario& scenario,
             const std::filesystem::path& stream,
             ProgressLine& line,
             bool is_one_world);

    /// Whether there is anything to show.
    [[nodiscard]] bool is_wanted() const { return stream_ || shows_weeks_; }

    void see(const WeekSeen& week) override;

    /// A world that is whole: puts its weeks into the file where nobody has seen them pass, since
    /// it was kept from before.
    void found(const WorldResult& world);

  private:
    void write(const WeekSeen& week);
    void show(const WeekSeen& week);

    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    const Scenario& scenario_;
    std::filesystem::path path_;
    ProgressLine& line_;
    bool shows_weeks_;
    std::mutex mutex_;
    std::unique_ptr<std::FILE, Close> stream_; ///< or null
    std::set<std::uint32_t> streamed_;         ///< worlds of which weeks are in the file
    std::size_t weeks_ = 0;                    ///< lived since the program began
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point shown_{};
};

} // namespace dowith
