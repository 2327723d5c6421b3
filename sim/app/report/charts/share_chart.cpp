// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/share_chart.hpp"

#include "sim/app/report/charts/drawing.hpp"

#include <fmt/format.h>

#include <cmath>

namespace dowith {

std::string share_chart(const ShareChart& chart) {
    constexpr double left = 60;
    std::vector<std::string> names;
    for (const ShareLine& line : chart.lines) {
        names.push_back(line.name);
    }
    const double right = end_before_names(names);
    constexpr double top = 12;
    constexpr double bottom = 210;
    const Axis x = axis_over(chart.across, left, right, 5);
    const Axis y{0.0, 1.0, bottom, top, {0.0, 0.25, 0.5, 0.75, 1.0}};
    std::string content;
    for (const double tick : y.ticks) {
        content += line_between(left, y.at(tick), right, y.at(tick), "grid") +
                   text_at(left - 8, y.at(tick) + 5, fmt::format("{:.0f} %", 100 * tick), "end");
    }
    const std::vector<std::string> labels = tick_labels(x);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        content += text_at(x.at(x.ticks[i]), bottom + 20, labels[i], "middle");
    }
    content += text_at((left + right) / 2, bottom + 42, chart.axis, "middle", "quiet");
    std::vector<double> ends;
    std::vector<const ShareLine*> named;
    for (const ShareLine& line : chart.lines) {
        std::string path;
        for (std::size_t i = 0; i < line.shares.size(); ++i) {
            if (std::isfinite(line.shares[i])) {
                path += fmt::format("{}{} {}",
                                    path.empty() ? "M" : "L",
                                    unit(x.at(chart.across[i])),
                                    unit(y.at(line.shares[i])));
            }
        }
        if (!path.empty()) {
            content += fmt::format("<path d=\"{}\" class=\"line {}\"/>", path, line.style);
            ends.push_back(y.at(line.shares.back()) + 5);
            named.push_back(&line);
        }
    }
    const std::vector<double> places = pushed_apart(ends, 18, bottom + 5);
    for (std::size_t i = 0; i < named.size(); ++i) {
        content += text_at(right + 10, places[i], named[i]->name, "start", named[i]->style);
    }
    return svg(bottom + 52, content);
}

} // namespace dowith
