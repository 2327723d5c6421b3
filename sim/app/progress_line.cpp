// SPDX-License-Identifier: Apache-2.0
#include "sim/app/progress_line.hpp"

#include "sim/app/terminal.hpp"

#include <fmt/format.h>

#include <cmath>

namespace dowith {
std::string duration_text(double seconds) {
    const auto whole = static_cast<long>(std::ceil(seconds));
    if (whole < 60) {
        return fmt::format("{} s", whole);
    }
    return whole < 3600 ? fmt::format("{} min {} s", whole / 60, whole % 60)
                        : fmt::format("{} h {} min", whole / 3600, whole / 60 % 60);
}

std::string progress_text(const Progress& progress, double seconds) {
    std::string text = fmt::format("{} of {} worlds", progress.done, progress.of);
    if (progress.found > 0) {
        text += fmt::format(", {} kept from before", progress.found);
    }
    if (progress.failed > 0) {
        text += fmt::format(", {} failed", progress.failed);
    }
    const std::size_t over = progress.done + progress.failed;
    const std::size_t ran = over - progress.found;
    if (ran > 0 && over < progress.of) {
        const double each = seconds / static_cast<double>(ran);
        const auto left = static_cast<double>(progress.of - over);
        text += fmt::format(", about {} to go", duration_text(each * left));
    }
    return text;
}

ProgressLine::ProgressLine(bool shown) : shown_{shown}, began_{std::chrono::steady_clock::now()} {}

ProgressLine::~ProgressLine() {
    if (shown_) {
        tell("\r\x1b[K");
    }
}

void ProgressLine::show(const Progress& progress) {
    if (shown_) {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - began_;
        show(progress_text(progress, passed.count()));
    }
}

void ProgressLine::show(const std::string& text) {
    if (shown_) {
        tell("\r\x1b[K" + text);
    }
}

} // namespace dowith
