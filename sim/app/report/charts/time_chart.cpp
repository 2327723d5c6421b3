// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/time_chart.hpp"

#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/labels.hpp"
#include "sim/app/report/charts/panel.hpp"

#include <algorithm>

namespace dowith {
namespace {

constexpr double top = 12;
constexpr double least_height = 238;
constexpr double below = 52; // numbers of the scale and what it measures
constexpr std::size_t most_areas = 3;
constexpr std::size_t intervals_of_a_line = 9;
constexpr const char* across_words = "weeks under the policy";

std::vector<double> all_numbers(const TimeChart& chart) {
    std::vector<double> numbers;
    for (const TimeLine& line : chart.lines) {
        for (const std::vector<double>* part : {&line.middle, &line.low, &line.high}) {
            numbers.insert(numbers.end(), part->begin(), part->end());
        }
    }
    if (chart.has_zero) {
        numbers.push_back(0.0);
    }
    return numbers;
}

double last_week(const TimeChart& chart) { return chart.weeks.empty() ? 1.0 : chart.weeks.back(); }

bool has_interval(const TimeLine& line) {
    for (std::size_t i = 0; i < line.low.size(); ++i) {
        if (is_known(line.low[i]) && is_known(line.high[i])) {
            return true;
        }
    }
    return false;
}

/// Lines take turns, so that intervals stand on their own weeks and yet not on each other; the last
/// week is the first line's.
std::string intervals(const TimeChart& chart, std::size_t number, const Panel& panel) {
    const TimeLine& line = chart.lines[number];
    const std::size_t stride =
        std::max({std::size_t{1}, chart.lines.size(), line.low.size() / intervals_of_a_line});
    const std::size_t turn = number * stride / chart.lines.size();
    std::string marks;
    for (std::size_t i = 0; i < line.low.size(); ++i) {
        if ((line.low.size() - 1 - i) % stride == turn) {
            marks += interval_along_y(panel.x.at(chart.weeks[i]),
                                      panel.y.at(line.low[i]),
                                      panel.y.at(line.high[i]),
                                      line.style);
        }
    }
    return marks;
}

std::string around(const TimeChart& chart, std::size_t number, const Panel& panel) {
    const TimeLine& line = chart.lines[number];
    return chart.around == Around::spread
               ? area_between(panel, chart.weeks, line.low, line.high, line.style)
               : intervals(chart, number, panel);
}

/// The line where nothing differs, with what it means to be on one side of it.
std::string zero_line(const TimeChart& chart, const Panel& panel) {
    if (!chart.has_zero) {
        return {};
    }
    const double zero = panel.y.at(0.0);
    const double left = panel.x.start + 6;
    std::string content = line_between(panel.x.start, zero, panel.x.end, zero, "zero");
    if (!chart.above_words.empty() && zero - panel.y.end > 2 * text_height) {
        content +=
            text_at(left, panel.y.end + text_height, chart.above_words, "start", "quiet halo");
    }
    if (!chart.below_words.empty() && panel.y.start - zero > 2 * text_height) {
        content += text_at(left, panel.y.start - 8, chart.below_words, "start", "quiet halo");
    }
    return content;
}

/// Says why there are none, where something belongs around lines and no line has it.
std::string missing_around(const TimeChart& chart, const Panel& panel) {
    const bool any = std::any_of(chart.lines.begin(), chart.lines.end(), has_interval);
    if (any || chart.lines.empty()) {
        return {};
    }
    return text_at(panel.x.end - 6,
                   panel.y.end + text_height,
                   chart.around == Around::spread ? "no areas: those take two worlds or more"
                                                  : "no intervals: those take two worlds or more",
                   "end",
                   "quiet halo");
}

std::vector<NamedEnd> ends_of(const TimeChart& chart, const Panel& panel) {
    std::vector<NamedEnd> ends;
    for (const TimeLine& line : chart.lines) {
        if (const double last = last_known(line.middle); is_known(last)) {
            ends.push_back({line.name, line.style, panel.y.at(last)});
        }
    }
    if (chart.has_zero && !chart.zero_name.empty()) {
        ends.push_back({chart.zero_name, "quiet", panel.y.at(0.0)});
    }
    return ends;
}

std::string in_one_panel(const TimeChart& chart) {
    std::vector<std::string> names;
    for (const TimeLine& line : chart.lines) {
        names.push_back(line.name);
    }
    if (!chart.zero_name.empty()) {
        names.push_back(chart.zero_name);
    }
    const double bottom = top + std::max(least_height, height_of_names(names));
    Panel panel{{}, axis_over(all_numbers(chart), bottom, top, 5)};
    const std::vector<std::string> upwards = tick_labels(panel.y);
    const double right = picture_width - room_for_names(names);
    panel.x = axis_of_weeks(last_week(chart), left_of_panel(upwards), right);
    std::string content = frame_of(panel, tick_labels(panel.x), upwards) + zero_line(chart, panel);
    for (std::size_t i = 0; i < chart.lines.size(); ++i) {
        content += around(chart, i, panel);
    }
    for (const TimeLine& line : chart.lines) {
        content += line_through(panel, chart.weeks, line.middle, line.style);
    }
    content += missing_around(chart, panel) +
               names_at_ends(ends_of(chart, panel), right, top, bottom) +
               text_at((panel.x.start + right) / 2, bottom + 42, across_words, "middle", "quiet");
    return svg(bottom + below, content, walkable({panel}));
}

/// Two columns of panels on one scale. Above each: whose line it shows; above all: the baseline,
/// which is in every one.
class Panels {
  public:
    explicit Panels(const TimeChart& chart) : chart_{chart} {
        for (std::size_t i = 0; i < chart.lines.size(); ++i) {
            (chart.lines[i].style == "baseline" ? shared_ : own_).push_back(i);
        }
        if (own_.empty()) {
            own_.swap(shared_);
        }
        const Axis scale = axis_over(all_numbers(chart), panel_height, 0, 4);
        upwards_ = tick_labels(scale);
        const double left = left_of_panel(upwards_);
        width_ = (picture_width - 14 - gap - left) / columns;
        for (std::size_t i = 0; i < own_.size(); ++i) {
            const double x = left + static_cast<double>(i % columns) * (width_ + gap);
            const double y = first_top + static_cast<double>(i / columns) * row_height;
            Panel panel{axis_of_weeks(last_week(chart), x, x + width_), scale};
            panel.y.start = y + panel_height;
            panel.y.end = y;
            panels_.push_back(panel);
        }
    }

    [[nodiscard]] std::string all() const {
        std::string content;
        for (const std::size_t baseline : shared_) {
            content += title(chart_.lines[baseline].name + ", in every picture",
                             chart_.lines[baseline].style,
                             panels_.front().x.start,
                             text_height);
        }
        for (std::size_t i = 0; i < own_.size(); ++i) {
            content += panel(i);
        }
        const std::size_t rows = (own_.size() + columns - 1) / columns;
        const double bottom = first_top + static_cast<double>(rows - 1) * row_height + panel_height;
        content += text_at(picture_width / 2, bottom + 42, across_words, "middle", "quiet");
        return svg(bottom + below, content, walkable(panels_));
    }

  private:
    static constexpr std::size_t columns = 2;
    static constexpr double gap = 40;
    static constexpr double panel_height = 150;
    static constexpr double row_height = panel_height + 58;
    static constexpr double first_top = 54;

    /// A piece of the line, and its name.
    [[nodiscard]] std::string
    title(const std::string& name, const std::string& style, double x, double y) const {
        constexpr double piece = 34;
        const double room = name.ends_with("picture") ? picture_width - x : width_;
        return line_between(x, y - text_drop, x + piece, y - text_drop, "line " + style) +
               text_at(
                   x + piece + 8, y, wrapped(name, room - piece - 8, 1).front(), "start", style);
    }

    [[nodiscard]] std::string panel(std::size_t number) const {
        const Panel& panel = panels_[number];
        const bool is_lowest = number + columns >= own_.size();
        std::string content =
            frame_of(panel, tick_labels(panel.x), upwards_, {number % columns == 0, is_lowest}) +
            zero_line(chart_, panel);
        std::vector<std::size_t> shown = shared_;
        shown.push_back(own_[number]);
        for (const std::size_t line : shown) {
            content += around(chart_, line, panel);
        }
        for (const std::size_t line : shown) {
            content += line_through(
                panel, chart_.weeks, chart_.lines[line].middle, chart_.lines[line].style);
        }
        const TimeLine& own = chart_.lines[own_[number]];
        return content + title(own.name, own.style, panel.x.start, panel.y.end - 10);
    }

    const TimeChart& chart_;
    std::vector<std::size_t> shared_; ///< lines that are in all panels
    std::vector<std::size_t> own_;    ///< the line of each panel
    std::vector<std::string> upwards_;
    std::vector<Panel> panels_;
    double width_ = 0;
};

} // namespace

std::string time_chart(const TimeChart& chart) {
    const auto areas = std::count_if(chart.lines.begin(), chart.lines.end(), has_interval);
    const bool would_cover = chart.around == Around::spread && areas > std::ptrdiff_t{most_areas};
    return would_cover ? Panels{chart}.all() : in_one_panel(chart);
}

} // namespace dowith
