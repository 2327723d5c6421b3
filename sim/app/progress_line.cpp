// SPDX-License-Identifier: Apache-2.0
#include "sim/app/progress_line.hpp"

#include "sim/app/terminal.hpp"
#include "sim/app/words.hpp"

#include <fmt/format.h>

#include <algorithm>
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

Aim aim_of(const StoppingWatch& watch) {
    const Statement& least = watch.farthest();
    const int decimals = decimals_of_size(*least.wanted);
    const std::string known = std::isinf(least.half_width)
                                  ? std::string{"not known yet"}
                                  : "± " + decimal(least.half_width, decimals);
    return {watch.worlds_needed().value_or(0),
            fmt::format("{} {} of {} wanted",
                        short_name(all_series()[least.series]),
                        known,
                        decimal(*least.wanted, decimals))};
}

std::string progress_text(const Progress& progress, double seconds, const Aim& aim) {
    const bool may_stop = aim.worlds > 0;
    const std::uint64_t last =
        may_stop ? std::min<std::uint64_t>(aim.worlds, progress.of) : progress.of;
    std::string text =
        fmt::format("{} of {}{} worlds", progress.done, may_stop ? "at most " : "", progress.of);
    if (progress.found > 0) {
        text += fmt::format(", {} kept from before", progress.found);
    }
    if (progress.failed > 0) {
        text += fmt::format(", {} failed", progress.failed);
    }
    const std::size_t over = progress.done + progress.failed;
    const std::size_t ran = over - progress.found;
    if (ran > 0 && over < last) {
        const double each = seconds / static_cast<double>(ran);
        const auto left = static_cast<double>(last - over);
        text += fmt::format(", about {} to go", duration_text(each * left));
    }
    if (may_stop && aim.half_width.empty()) {
        text += fmt::format("; first look after {}", last);
    }
    return aim.half_width.empty() ? text : text + "; " + aim.half_width;
}

ProgressLine::ProgressLine(bool shown) : shown_{shown}, began_{std::chrono::steady_clock::now()} {}

ProgressLine::~ProgressLine() {
    if (shown_) {
        tell("\r\x1b[K");
    }
}

void ProgressLine::show(const Progress& progress, const Aim& aim) {
    if (shown_) {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - began_;
        show(progress_text(progress, passed.count(), aim));
    }
}

void ProgressLine::show(const std::string& text) {
    if (shown_) {
        tell("\r\x1b[K" + text);
    }
}

} // namespace dowith
