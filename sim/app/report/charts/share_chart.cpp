// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/share_chart.hpp"

#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/labels.hpp"
#include "sim/app/report/charts/panel.hpp"

#include <algorithm>

namespace dowith {

std::string share_chart(const ShareChart& chart) {
    constexpr double top = 12;
    const std::vector<std::string> percent{"0 %", "25 %", "50 %", "75 %", "100 %"};
    std::vector<std::string> names;
    for (const ShareLine& line : chart.lines) {
        names.push_back(line.name);
    }
    const double bottom = top + std::max(198.0, height_of_names(names));
    Panel panel{axis_over(chart.across, 0.0, 1.0, 4),
                {0.0, 1.0, bottom, top, {0.0, 0.25, 0.5, 0.75, 1.0}}};
    const std::vector<std::string> amounts = tick_labels(panel.x);
    const double right = picture_width - std::max(room_for_names(names), widest(amounts) / 2 + 2);
    panel.x.start = left_of_panel(percent);
    panel.x.end = right;
    std::string content = frame_of(panel, amounts, percent);
    std::vector<NamedEnd> ends;
    for (const ShareLine& line : chart.lines) {
        content += line_through(panel, chart.across, line.shares, line.style);
        if (const double last = last_known(line.shares); is_known(last)) {
            ends.push_back({line.name, line.style, panel.y.at(last)});
        }
    }
    content += names_at_ends(ends, right, top, bottom) +
               text_at((panel.x.start + right) / 2, bottom + 42, chart.axis, "middle", "quiet");
    return svg(bottom + 52, content, walkable({panel}));
}

} // namespace dowith
