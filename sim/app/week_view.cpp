// SPDX-License-Identifier: Apache-2.0
#include "sim/app/week_view.hpp"

#include "output/csv_table.hpp"
#include "output/output_error.hpp"
#include "sim/app/terminal.hpp"
#include "sim/model/indicators.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cmath>
#include <span>
#include <string>
#include <system_error>

namespace dowith {
namespace {

using Clock = std::chrono::steady_clock;

/// Of everybody together: a line for a look on the way, not the result. What is told against a
/// baseline is worked out when all policies have been lived.
bool is_streamed(const Series& series) {
    const Formula formula = series.indicator->formula;
    return series.group == Group::all &&
           (formula == Formula::ratio || formula == Formula::concentration);
}

std::string header() {
    std::string line = "world,policy,week";
    for (const Series& series : all_series()) {
        line += is_streamed(series) ? "," + series.name() : std::string{};
    }
    return line + "\n";
}

} // namespace

WeekView::WeekView(const Scenario& scenario,
                   const std::filesystem::path& stream,
                   ProgressLine& line,
                   bool is_one_world)
    : scenario_{scenario}, path_{stream}, line_{line}, shows_weeks_{is_one_world &&
                                                                    line.is_shown()} {
    if (stream.empty()) {
        return;
    }
    if (std::error_code unknown; !std::filesystem::exists(stream, unknown) ||
                                 std::filesystem::is_regular_file(stream, unknown)) {
        const std::string heading = header();
        refuse_other_table(stream, heading.substr(0, heading.size() - 1));
    }
    stream_.reset(std::fopen(stream.c_str(), "w"));
    if (!stream_ || std::fputs(header().c_str(), stream_.get()) < 0) {
        throw OutputError{stream, std::generic_category().message(errno)};
    }
}

void WeekView::see(const WeekSeen& week) {
    const std::scoped_lock lock{mutex_};
    ++weeks_;
    if (stream_ && week.leg == Leg::policy) {
        write(week);
    }
    if (shows_weeks_ && Clock::now() - shown_ > std::chrono::milliseconds{200}) {
        show(week);
    }
}

void WeekView::write(const WeekSeen& week) {
    std::string line =
        fmt::format("{},{},{}", week.world, scenario_.policies[week.policy].name, week.week);
    std::size_t place = 0;
    for (const Series& series : all_series()) {
        const float value = week.values[place++];
        if (is_streamed(series)) {
            line += std::isnan(value) ? "," : fmt::format(",{}", value); // unknown: nothing
        }
    }
    line += "\n";
    streamed_.insert(week.world);
    // A line at a time, so that whoever follows the file sees whole weeks. The file is to look on
    // by: what it lacks is in the result, so a full disk ends the stream and not the run.
    if (std::fputs(line.c_str(), stream_.get()) < 0 || std::fflush(stream_.get()) != 0) {
        tell(fmt::format("{}warning: {}: {}; no more weeks are streamed\n",
                         line_.is_shown() ? "\r\x1b[K" : "",
                         path_.string(),
                         std::generic_category().message(errno)));
        stream_.reset();
    }
}

void WeekView::found(const WorldResult& world) {
    const std::scoped_lock lock{mutex_};
    if (streamed_.count(world.world) > 0) {
        return;
    }
    for (std::uint32_t policy = 0; policy < world.values.size(); ++policy) {
        for (std::uint32_t week = 0; week < world.weeks && stream_; ++week) {
            const std::span<const float> values{world.values[policy]};
            const std::size_t count = all_series().size();
            write({world.world, Leg::policy, policy, week, values.subspan(week * count, count)});
        }
    }
}

void WeekView::show(const WeekSeen& week) {
    shown_ = Clock::now();
    const bool burns_in = week.leg == Leg::burn_in;
    const std::size_t of = burns_in ? scenario_.burn_in_weeks : scenario_.horizon_weeks;
    const std::size_t policies = scenario_.policies.size();
    const std::size_t behind =
        burns_in ? week.week
                 : scenario_.burn_in_weeks + week.policy * scenario_.horizon_weeks + week.week;
    const std::size_t all = scenario_.burn_in_weeks + policies * scenario_.horizon_weeks;
    const std::chrono::duration<double> passed = shown_ - began_;
    const double to_go =
        passed.count() / static_cast<double>(weeks_) * static_cast<double>(all - behind - 1);
    line_.show(fmt::format("{}: week {} of {}, about {} to go",
                           burns_in ? "burn-in" : scenario_.policies[week.policy].name,
                           week.week + 1,
                           of,
                           duration_text(to_go)));
}

} // namespace dowith
