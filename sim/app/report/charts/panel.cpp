// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/panel.hpp"

#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace dowith {

double left_of_panel(const std::vector<std::string>& numbers) { return 14.0 + widest(numbers); }

std::string numbers_along(const Axis& axis, const std::vector<std::string>& numbers, double foot) {
    constexpr double space = 6;
    std::string content;
    double free_from = -picture_width;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const double x = axis.at(axis.ticks[i]);
        const double half = text_width(numbers[i]) / 2;
        if (x - half >= free_from) {
            content += text_at(x, foot, numbers[i], "middle");
            free_from = x + half + space;
        }
    }
    return content;
}

std::string frame_of(const Panel& panel,
                     const std::vector<std::string>& across,
                     const std::vector<std::string>& upwards,
                     Edges edges) {
    std::string content;
    for (std::size_t i = 0; i < upwards.size(); ++i) {
        const double y = panel.y.at(panel.y.ticks[i]);
        content += line_between(panel.x.start, y, panel.x.end, y, "grid");
        if (edges.numbers_at_left) {
            content += text_at(panel.x.start - 8, y + text_drop, upwards[i], "end");
        }
    }
    return edges.numbers_below ? content + numbers_along(panel.x, across, panel.y.start + 22)
                               : content;
}

std::string line_through(const Panel& panel,
                         const std::vector<double>& x,
                         const std::vector<double>& y,
                         const std::string& style) {
    const auto is_there = [&](std::size_t i) { return i < y.size() && is_known(y[i]); };
    std::string path;
    std::string dots;
    for (std::size_t i = 0; i < y.size(); ++i) {
        if (!is_there(i)) {
            continue;
        }
        const bool goes_on = i > 0 && is_there(i - 1);
        const double across = panel.x.at(x[i]);
        const double up = panel.y.at(y[i]);
        if (goes_on || is_there(i + 1)) {
            path += fmt::format("{}{} {}", goes_on ? "L" : "M", unit(across), unit(up));
        } else {
            dots += point(across, up, 2.5, 0, style);
        }
    }
    return (path.empty() ? "" : fmt::format("<path d=\"{}\" class=\"line {}\"/>", path, style)) +
           dots;
}

std::string area_between(const Panel& panel,
                         const std::vector<double>& x,
                         const std::vector<double>& low,
                         const std::vector<double>& high,
                         const std::string& style) {
    std::string path;
    std::string forth;
    std::string back;
    for (std::size_t i = 0; i <= low.size(); ++i) {
        if (i < low.size() && is_known(low[i]) && is_known(high[i])) {
            const std::string across = unit(panel.x.at(x[i]));
            forth += (forth.empty() ? "M" : "L") + across + " " + unit(panel.y.at(high[i]));
            back.insert(0, "L" + across + " " + unit(panel.y.at(low[i])));
        } else if (!forth.empty()) {
            path += forth + back + "Z";
            forth.clear();
            back.clear();
        }
    }
    return path.empty() ? "" : fmt::format("<path d=\"{}\" class=\"area {}\"/>", path, style);
}

double last_known(const std::vector<double>& numbers) {
    const auto last = std::find_if(numbers.rbegin(), numbers.rend(), is_known);
    return last == numbers.rend() ? std::numeric_limits<double>::quiet_NaN() : *last;
}

std::string walkable(const std::vector<Panel>& panels) {
    if (panels.empty()) {
        return {};
    }
    std::string places;
    for (const Panel& panel : panels) {
        places += fmt::format("{}{},{},{},{}",
                              places.empty() ? "" : " ",
                              unit(panel.x.start),
                              unit(panel.x.end),
                              unit(panel.y.end),
                              unit(panel.y.start));
    }
    const Axis& x = panels.front().x;
    return fmt::format("data-from=\"{}\" data-to=\"{}\" data-panels=\"{}\"", x.from, x.to, places);
}

} // namespace dowith
