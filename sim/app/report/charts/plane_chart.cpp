// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/plane_chart.hpp"

#include "sim/app/report/charts/drawing.hpp"

namespace dowith {
namespace {

constexpr double top = 46;
constexpr double bottom = 320;
constexpr double first_left = 62;
constexpr double gap = 48;

std::string cloud(const PlaneCloud& cloud, const Axis& x, const Axis& y) {
    std::string content;
    for (std::size_t world = 0; world < cloud.effects.size(); ++world) {
        content += point(x.at(cloud.effects[world]),
                         y.at(cloud.costs[world]),
                         2.6,
                         cloud.shape,
                         "faint " + cloud.style);
    }
    return content;
}

std::string mean(const PlaneCloud& cloud, const Axis& x, const Axis& y) {
    const double across = x.at(cloud.effect);
    const double up = y.at(cloud.cost);
    return interval_along_y(across, y.at(cloud.cost_low), y.at(cloud.cost_high), cloud.style) +
           interval_along_x(up,
                            x.at(cloud.effect_low),
                            across,
                            x.at(cloud.effect_high),
                            cloud.style,
                            cloud.shape);
}

} // namespace

std::string plane_chart(const PlaneChart& chart) {
    std::vector<double> effects{0.0};
    std::vector<double> costs{0.0};
    for (const std::vector<PlaneCloud>& plane : chart.clouds) {
        for (const PlaneCloud& each : plane) {
            effects.insert(effects.end(), each.effects.begin(), each.effects.end());
            costs.insert(costs.end(), each.costs.begin(), each.costs.end());
        }
    }
    const auto planes = static_cast<double>(chart.clouds.size());
    const double width = (picture_width - 10 - first_left - gap * (planes - 1)) / planes;
    const Axis y = axis_over(costs, bottom, top, 5);
    const std::vector<std::string> cost_labels = tick_labels(y);
    std::string content = text_at(8, 16, chart.cost, "start", "quiet");
    for (std::size_t number = 0; number < chart.clouds.size(); ++number) {
        const double left = first_left + static_cast<double>(number) * (width + gap);
        const Axis x = axis_over(effects, left, left + width, 2);
        const std::vector<std::string> effect_labels = tick_labels(x);
        for (std::size_t i = 0; i < y.ticks.size(); ++i) {
            const double at = y.at(y.ticks[i]);
            content += line_between(left, at, left + width, at, "grid");
            content += number == 0 ? text_at(left - 8, at + 5, cost_labels[i], "end") : "";
        }
        for (std::size_t i = 0; i < x.ticks.size(); ++i) {
            content += text_at(x.at(x.ticks[i]), bottom + 20, effect_labels[i], "middle");
        }
        content += line_between(left, y.at(0.0), left + width, y.at(0.0), "zero") +
                   line_between(x.at(0.0), top, x.at(0.0), bottom, "zero") +
                   text_at(left + width, top - 10, chart.titles[number], "end", "heading") +
                   text_at(left + width - 4, top + 16, "better, dearer", "end", "quiet") +
                   text_at(left + width - 4, bottom - 8, "better, cheaper", "end", "quiet") +
                   text_at(left + 4, top + 16, "worse, dearer", "start", "quiet") +
                   text_at(left + 4, bottom - 8, "worse, cheaper", "start", "quiet");
        for (const PlaneCloud& each : chart.clouds[number]) {
            content += cloud(each, x, y);
        }
        for (const PlaneCloud& each : chart.clouds[number]) {
            content += mean(each, x, y);
        }
    }
    content += text_at(picture_width / 2, bottom + 44, chart.effect, "middle", "quiet");
    double key = 8;
    for (const PlaneCloud& each :
         chart.clouds.empty() ? std::vector<PlaneCloud>{} : chart.clouds.front()) {
        content += point(key + 6, bottom + 66, 5, each.shape, each.style) +
                   text_at(key + 18, bottom + 71, each.name);
        key += 40 + 8.2 * static_cast<double>(each.name.size());
    }
    return svg(bottom + 84, content);
}

} // namespace dowith
