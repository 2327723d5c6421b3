// SPDX-License-Identifier: Apache-2.0
#include "sim/app/contrast.hpp"
#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/time_chart.hpp"
#include "sim/app/report/sections/sections.hpp"
#include "sim/app/words.hpp"
#include "sim/statistics/spread.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dowith {
namespace {

constexpr std::size_t points_most = 66; // of a line, and rows of its table

/// Weeks that are shown, from 0: the last one always is.
std::vector<std::size_t> shown_weeks(std::size_t weeks) {
    const std::size_t stride = (weeks + points_most - 1) / points_most;
    std::vector<std::size_t> shown;
    for (std::size_t week = (weeks - 1) % stride; week < weeks; week += stride) {
        shown.push_back(week);
    }
    return shown;
}

/// What all worlds say of a policy in a week; less the baseline of the same world if asked so.
Spread spread_in(const Reported& reported,
                 std::size_t series,
                 std::size_t policy,
                 std::size_t week,
                 bool less_baseline) {
    std::vector<double> values;
    for (const WorldResult& world : reported.comparison.worlds) {
        const auto value = static_cast<double>(world.value(policy, week, series));
        const auto base = static_cast<double>(world.value(reported.baseline(), week, series));
        values.push_back(less_baseline ? value - base : value);
    }
    return spread_of(values);
}

/// Lines of some policies and the table of the same numbers.
struct Course {
    TimeChart chart;
    DataTable table{{"week"}, {}};
};

Course course_of(const Reported& reported,
                 const Series& series,
                 std::size_t place,
                 const std::vector<std::size_t>& policies,
                 bool differences) {
    Course course;
    course.chart.around = differences ? Around::interval : Around::spread;
    course.chart.has_zero = differences;
    const Better better = series.indicator->better;
    if (differences) {
        course.chart.zero_name = reported.name_of(reported.baseline());
    }
    if (differences && better != Better::neither) {
        course.chart.above_words = better == Better::higher ? "▲ better" : "▲ worse";
        course.chart.below_words = better == Better::higher ? "▼ worse" : "▼ better";
    }
    const std::vector<std::size_t> weeks = shown_weeks(reported.scenario.horizon_weeks);
    for (const std::size_t week : weeks) {
        course.chart.weeks.push_back(static_cast<double>(week + 1));
        course.table.rows.push_back({fmt::format("{}", week + 1)});
    }
    const int decimals = decimals_of(series.indicator->unit) + (differences ? 1 : 0);
    const auto number = [&](double value) {
        return differences ? signed_decimal(value, decimals) : decimal(value, decimals);
    };
    for (const std::size_t policy : policies) {
        const std::string& name = reported.name_of(policy);
        TimeLine line{name, policy_class(policy, reported.baseline()), {}, {}, {}};
        course.table.columns.insert(
            course.table.columns.end(),
            {name, differences ? "from" : "5 %", differences ? "to" : "95 %"});
        for (std::size_t i = 0; i < weeks.size(); ++i) {
            const Spread spread = spread_in(reported, place, policy, weeks[i], differences);
            line.middle.push_back(differences ? spread.mean : spread.median);
            line.low.push_back(differences ? spread.low : spread.p05);
            line.high.push_back(differences ? spread.high : spread.p95);
            for (const double value : {line.middle.back(), line.low.back(), line.high.back()}) {
                course.table.rows[i].push_back(number(value));
            }
        }
        course.chart.lines.push_back(std::move(line));
    }
    return course;
}

std::string measure(const Series& series) {
    const std::string unit = plain_unit(series.indicator->unit);
    return std::string{series.indicator->meaning} + (unit.empty() ? "" : " (" + unit + ")");
}

Figure figure_of(Course course, const Series& series, const char* kind) {
    Figure figure;
    figure.id = fmt::format("{}-{}", series.name(), kind);
    figure.svg = time_chart(course.chart);
    figure.table = std::move(course.table);
    return figure;
}

void add_differences(Page& page, const Reported& reported, const Outcome& outcome) {
    const Series& series = all_series()[outcome.series];
    Figure figure =
        figure_of(course_of(reported, series, outcome.series, reported.compared(), true),
                  series,
                  "difference");
    const std::string finding = difference_sentence(
        contrast_of(reported.scenario, reported.comparison, outcome, reported.leading(outcome)));
    figure.title = finding.substr(0, finding.find(" (")); // without its interval
    figure.subtitle = fmt::format("Mean paired difference from {}: {}",
                                  reported.name_of(reported.baseline()),
                                  measure(series));
    figure.description =
        "A line a policy. Thin lines with caps: where the mean of all worlds lies, "
        "95 % interval of each week by itself. The baseline is the line at nought.";
    page.figure(std::move(figure));
}

/// "0.466 under co-delivery, 0.338 under consultation-only".
std::string final_levels(const Reported& reported,
                         const Outcome& outcome,
                         const std::vector<std::size_t>& policies) {
    const std::string_view unit = all_series()[outcome.series].indicator->unit;
    std::vector<std::string> levels;
    for (const std::size_t policy : policies) {
        levels.push_back(fmt::format("{} under {}",
                                     decimal(outcome.levels[policy].mean, decimals_of(unit)),
                                     reported.name_of(policy)));
    }
    return listed(levels);
}

void add_levels(Page& page, const Reported& reported, const Outcome& outcome) {
    const Series& series = all_series()[outcome.series];
    std::vector<std::size_t> all{reported.baseline()};
    const std::vector<std::size_t> others = reported.compared();
    all.insert(all.end(), others.begin(), others.end());
    Figure figure =
        figure_of(course_of(reported, series, outcome.series, all, false), series, "level");
    figure.title = capitalised(sentence_name(series)) + ": " + final_levels(reported, outcome, all);
    figure.subtitle = capitalised(measure(series));
    figure.description =
        "A line a policy: the median of all worlds. Soft areas: nine in ten worlds "
        "lie within; they tell how worlds differ, not how well a mean is known.";
    page.figure(std::move(figure));
}

} // namespace

void add_over_time(Page& page, const Reported& reported) {
    page.section("time", "The main outcomes over time");
    for (const Outcome* outcome : reported.primary()) {
        page.heading(capitalised(sentence_name(all_series()[outcome->series])));
        if (!reported.compared().empty()) {
            add_differences(page, reported, *outcome);
        }
        add_levels(page, reported, *outcome);
    }
}

} // namespace dowith
