// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/grid_chart.hpp"

#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/labels.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dowith {
namespace {

constexpr double top = 50;
constexpr double most_room_for_names = 150;
constexpr double least_cell = 56;
constexpr double entry_space = 7;
constexpr double mark_room = 30;

/// One who is in a cell, or is to be.
struct Entry {
    const GridPlace* place = nullptr;
    bool declared = false;
    bool reached = false;
    std::vector<std::string> lines;
};

std::vector<Entry> entries_in(const GridChart& chart, const GridCell& cell, double width) {
    std::vector<Entry> entries;
    for (const GridPlace& place : chart.places) {
        const bool declared = place.declared == cell;
        const bool reached = place.reached == cell;
        if (declared || reached) {
            entries.push_back(
                {&place, declared, reached, wrapped(place.name, width - mark_room - 8, 2)});
        }
    }
    return entries;
}

double height_of(const Entry& entry) {
    return text_height * static_cast<double>(entry.lines.size()) + entry_space;
}

std::string drawn(const Entry& entry, double x, double y) {
    const std::string& style = entry.place->style;
    const double middle = y + text_height / 2;
    std::string content;
    if (entry.declared) {
        content += point(x + 15, middle, 8, 0, "hollow-ring " + style);
    }
    if (entry.reached) {
        content += point(x + 15, middle, 4.5, 0, style);
    }
    double foot = middle + text_drop;
    for (const std::string& line : entry.lines) {
        content += text_at(x + mark_room, foot, line, "start", style);
        foot += text_height;
    }
    return content;
}

} // namespace

std::string grid_chart(const GridChart& chart) {
    const std::vector<std::string> names{chart.rows.begin(), chart.rows.end()};
    const double left = std::max(std::min(widest(names), most_room_for_names),
                                 std::min(text_width(chart.down), most_room_for_names)) +
                        16;
    const double width = (picture_width - 2 - left) / 3;
    std::string content = text_at(left + 1.5 * width, 16, chart.across, "middle", "quiet") +
                          text_at(0, top - 10, chart.down, "start", "quiet");
    for (std::size_t column = 0; column < 3; ++column) {
        content += text_at(left + (static_cast<double>(column) + 0.5) * width,
                           top - 10,
                           wrapped(chart.columns[column], width - 8, 1).front(),
                           "middle",
                           "heading");
    }
    double y = top;
    for (std::size_t row = 0; row < 3; ++row) {
        double height = least_cell;
        std::string inside;
        for (std::size_t column = 0; column < 3; ++column) {
            const double x = left + static_cast<double>(column) * width;
            double at = y + entry_space;
            for (const Entry& entry : entries_in(chart, {row, column}, width)) {
                inside += drawn(entry, x, at);
                at += height_of(entry);
            }
            height = std::max(height, at - y);
        }
        for (std::size_t column = 0; column < 3; ++column) {
            content +=
                fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"cell\"/>",
                            unit(left + static_cast<double>(column) * width),
                            unit(y),
                            unit(width),
                            unit(height));
        }
        double foot = y + text_height / 2 + entry_space + text_drop;
        for (const std::string& line : wrapped(chart.rows[row], left - 12, 2)) {
            content += text_at(0, foot, line, "start", "heading");
            foot += text_height;
        }
        content += inside;
        y += height;
    }
    return svg(y + 4, content);
}

} // namespace dowith
