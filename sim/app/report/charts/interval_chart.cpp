// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/interval_chart.hpp"

#include "sim/app/report/charts/drawing.hpp"

#include <algorithm>
#include <cmath>

namespace dowith {
namespace {

constexpr double left = 250; // names of rows stand before
constexpr double right = 700;
constexpr double top = 34;
constexpr double between_marks = 13;
constexpr double around_rows = 12;

double height_of(const IntervalRow& row) {
    return around_rows +
           between_marks * static_cast<double>(std::max<std::size_t>(row.marks.size(), 1));
}

/// Keys side by side, as many as there is room for in a line.
std::string keys(const std::vector<IntervalKey>& all, double& y) {
    constexpr double letter = 8.0;
    std::string content;
    double x = 8;
    y = 16;
    for (const IntervalKey& key : all) {
        const double width = 34 + letter * static_cast<double>(key.name.size());
        if (x > 8 && x + width > right) {
            x = 8;
            y += 20;
        }
        content += point(x + 6, y - 5, 5, key.shape, key.style) + text_at(x + 18, y, key.name);
        x += width;
    }
    return content;
}

} // namespace

std::string interval_chart(const IntervalChart& chart) {
    std::vector<double> numbers{0.0};
    double rows_height = 0;
    for (const IntervalRow& row : chart.rows) {
        rows_height += height_of(row);
        for (const IntervalMark& mark : row.marks) {
            numbers.insert(numbers.end(), {mark.low, mark.mean, mark.high});
        }
    }
    double keys_end = 0;
    std::string content = keys(chart.keys, keys_end);
    const double begin = keys_end + top - 16;
    const double end = begin + rows_height;
    const Axis x = axis_over(numbers, left, right, 5);
    const std::vector<std::string> labels = tick_labels(x);
    for (std::size_t i = 0; i < x.ticks.size(); ++i) {
        const double at = x.at(x.ticks[i]);
        content +=
            line_between(at, begin, at, end, "grid") + text_at(at, end + 18, labels[i], "middle");
    }
    content += line_between(x.at(0.0), begin, x.at(0.0), end, "zero");
    double y = begin;
    for (const IntervalRow& row : chart.rows) {
        const double height = height_of(row);
        const bool is_heading = row.marks.empty();
        content += text_at(is_heading ? 8 : left - 14,
                           y + height / 2 + 5,
                           row.name,
                           is_heading ? "start" : "end",
                           is_heading ? "heading" : "");
        double at = y + (around_rows + between_marks) / 2;
        for (const IntervalMark& mark : row.marks) {
            content += interval_along_x(
                at, x.at(mark.low), x.at(mark.mean), x.at(mark.high), mark.style, mark.shape);
            at += between_marks;
        }
        y += height;
    }
    content += text_at(right, end + 40, chart.axis, "end", "quiet");
    return svg(end + 50, content);
}

} // namespace dowith
