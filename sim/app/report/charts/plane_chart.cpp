// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/plane_chart.hpp"

#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/keys.hpp"
#include "sim/app/report/charts/labels.hpp"
#include "sim/app/report/charts/panel.hpp"

#include <algorithm>

namespace dowith {
namespace {

constexpr double top = 54;
constexpr double bottom = 334;
constexpr double least_side = 0.24; // of a plane on each side of nought, for the words there

/// Reaches so far to both sides of nought that words have room there.
void give_both_sides_room(Axis& axis) {
    const double step = axis.ticks[1] - axis.ticks[0];
    while (-axis.from < least_side * (axis.to - axis.from)) {
        axis.ticks.insert(axis.ticks.begin(), axis.from - step);
        axis.from -= step;
    }
    while (axis.to < least_side * (axis.to - axis.from)) {
        axis.ticks.push_back(axis.to + step);
        axis.to += step;
    }
}

Axis axis_of_plane(const std::vector<double>& numbers,
                   double start,
                   double end,
                   std::size_t ticks) {
    Axis axis = axis_over(numbers, start, end, ticks);
    give_both_sides_room(axis);
    return axis;
}

std::string cloud_at(const PlaneCloud& cloud, const Panel& panel) {
    std::string content;
    for (std::size_t world = 0; world < cloud.effects.size(); ++world) {
        if (is_known(cloud.effects[world]) && is_known(cloud.costs[world])) {
            content += point(panel.x.at(cloud.effects[world]),
                             panel.y.at(cloud.costs[world]),
                             2.6,
                             cloud.shape,
                             "faint " + cloud.style);
        }
    }
    return content;
}

std::string mean_at(const PlaneCloud& cloud, const Panel& panel) {
    if (!is_known(cloud.effect) || !is_known(cloud.cost)) {
        return {};
    }
    const double across = panel.x.at(cloud.effect);
    const double up = panel.y.at(cloud.cost);
    return interval_along_y(
               across, panel.y.at(cloud.cost_low), panel.y.at(cloud.cost_high), cloud.style) +
           interval_along_x(up,
                            panel.x.at(cloud.effect_low),
                            across,
                            panel.x.at(cloud.effect_high),
                            cloud.style,
                            cloud.shape);
}

/// Two words in a corner, the second below the first.
std::string corner(double x, double y, const char* upper, const char* lower, const char* anchor) {
    return text_at(x, y, upper, anchor, "quiet halo") +
           text_at(x, y + text_height, lower, anchor, "quiet halo");
}

std::string quadrants(const Panel& panel) {
    const double left = panel.x.start + 5;
    const double right = panel.x.end - 5;
    const double upper = top + text_height;
    const double lower = bottom - 8 - text_height;
    return corner(right, upper, "better,", "dearer", "end") +
           corner(right, lower, "better,", "cheaper", "end") +
           corner(left, upper, "worse,", "dearer", "start") +
           corner(left, lower, "worse,", "cheaper", "start");
}

} // namespace

std::string plane_chart(const PlaneChart& chart) {
    std::vector<double> effects{0.0};
    std::vector<double> costs{0.0};
    for (const std::vector<PlaneCloud>& plane : chart.clouds) {
        for (const PlaneCloud& each : plane) {
            effects.insert(effects.end(), each.effects.begin(), each.effects.end());
            effects.insert(effects.end(), {each.effect_low, each.effect, each.effect_high});
            costs.insert(costs.end(), each.costs.begin(), each.costs.end());
            costs.insert(costs.end(), {each.cost_low, each.cost, each.cost_high});
        }
    }
    const Axis y = axis_of_plane(costs, bottom, top, 4);
    const std::vector<std::string> upwards = tick_labels(y);
    const auto planes = static_cast<double>(std::max<std::size_t>(chart.clouds.size(), 1));
    const double first_left = left_of_panel(upwards);
    const std::vector<std::string> across = tick_labels(axis_of_plane(effects, 0, 1, 3));
    const double gap = widest(across) + 4;
    const double width = (picture_width - first_left - gap * (planes - 0.5)) / planes;
    std::string content = text_at(8, 16, chart.cost, "start", "quiet");
    for (std::size_t number = 0; number < chart.clouds.size(); ++number) {
        const double left = first_left + static_cast<double>(number) * (width + gap);
        const Panel panel{axis_of_plane(effects, left, left + width, 3), y};
        content += frame_of(panel, across, upwards, {number == 0, true}) +
                   line_between(left, y.at(0.0), left + width, y.at(0.0), "zero") +
                   line_between(panel.x.at(0.0), top, panel.x.at(0.0), bottom, "zero") +
                   text_at(left, top - 12, chart.titles[number], "start", "heading");
        for (const PlaneCloud& each : chart.clouds[number]) {
            content += cloud_at(each, panel);
        }
        content += quadrants(panel);
        for (const PlaneCloud& each : chart.clouds[number]) {
            content += mean_at(each, panel);
        }
    }
    content += text_at(picture_width / 2, bottom + 44, chart.effect, "middle", "quiet");
    std::vector<Key> keys;
    for (std::size_t i = 0; !chart.clouds.empty() && i < chart.clouds.front().size(); ++i) {
        const PlaneCloud& each = chart.clouds.front()[i];
        keys.push_back({each.name, each.style, each.shape});
    }
    const KeyLines lines = key_lines(keys, bottom + 56);
    return svg(bottom + 60 + lines.height, content + lines.content);
}

} // namespace dowith
