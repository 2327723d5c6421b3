// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/time_chart.hpp"

#include "sim/app/report/charts/drawing.hpp"

#include <fmt/format.h>

#include <cmath>

namespace dowith {
namespace {

constexpr double left = 66;
constexpr double top = 12;
constexpr double bottom = 250;
constexpr double height = 300;
constexpr std::size_t intervals_shown = 10;

class Picture {
  public:
    explicit Picture(const TimeChart& chart) : chart_{chart} {
        std::vector<double> numbers;
        std::vector<std::string> names;
        for (const TimeLine& line : chart.lines) {
            names.push_back(line.name);
            numbers.insert(numbers.end(), line.middle.begin(), line.middle.end());
            numbers.insert(numbers.end(), line.low.begin(), line.low.end());
            numbers.insert(numbers.end(), line.high.begin(), line.high.end());
        }
        if (chart.has_zero) {
            numbers.push_back(0.0);
        }
        y_ = axis_over(numbers, bottom, top, 5);
        right_ = end_before_names(names);
        x_ = {0.0, chart.weeks.empty() ? 1.0 : chart.weeks.back(), left, right_, {}};
        const double step = x_.to > 520 ? 104 : x_.to > 104 ? 52 : x_.to > 40 ? 13 : 4;
        for (double tick = 0; tick <= x_.to; tick += step) {
            x_.ticks.push_back(tick);
        }
    }

    [[nodiscard]] std::string all() const {
        std::string content = frame();
        for (std::size_t i = 0; i < chart_.lines.size(); ++i) {
            content += around(chart_.lines[i], i);
        }
        for (const TimeLine& line : chart_.lines) {
            content +=
                fmt::format("<path d=\"{}\" class=\"line {}\"/>", path(line.middle), line.style);
        }
        return svg(height,
                   content + names(),
                   fmt::format("data-left=\"{}\" data-right=\"{}\"", unit(left), unit(right_)));
    }

  private:
    [[nodiscard]] std::string frame() const {
        std::string content;
        const std::vector<std::string> labels = tick_labels(y_);
        for (std::size_t i = 0; i < y_.ticks.size(); ++i) {
            const double y = y_.at(y_.ticks[i]);
            content += line_between(left, y, right_, y, "grid") +
                       text_at(left - 8, y + 5, labels[i], "end");
        }
        for (const double tick : x_.ticks) {
            content += text_at(x_.at(tick), bottom + 20, fmt::format("{:.0f}", tick), "middle");
        }
        content +=
            text_at((left + right_) / 2, bottom + 42, "weeks under the policy", "middle", "quiet");
        return chart_.has_zero
                   ? content + line_between(left, y_.at(0.0), right_, y_.at(0.0), "zero")
                   : content;
    }

    /// A line through all numbers, broken where one is not known.
    [[nodiscard]] std::string path(const std::vector<double>& numbers) const {
        std::string path;
        bool is_down = false;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (!std::isfinite(numbers[i])) {
                is_down = false;
                continue;
            }
            path += fmt::format("{}{} {}",
                                is_down ? "L" : "M",
                                unit(x_.at(chart_.weeks[i])),
                                unit(y_.at(numbers[i])));
            is_down = true;
        }
        return path;
    }

    [[nodiscard]] std::string around(const TimeLine& line, std::size_t number) const {
        if (line.low.empty()) {
            return {};
        }
        return chart_.around == Around::spread ? area(line) : intervals(line, number);
    }

    [[nodiscard]] std::string area(const TimeLine& line) const {
        std::string forth;
        std::string back;
        for (std::size_t i = 0; i < line.low.size(); ++i) {
            if (std::isfinite(line.low[i]) && std::isfinite(line.high[i])) {
                const std::string x = unit(x_.at(chart_.weeks[i]));
                forth += (forth.empty() ? "M" : "L") + x + " " + unit(y_.at(line.high[i]));
                back.insert(0, "L" + x + " " + unit(y_.at(line.low[i])));
            }
        }
        return forth.empty()
                   ? ""
                   : fmt::format("<path d=\"{}{}Z\" class=\"area {}\"/>", forth, back, line.style);
    }

    /// Beside those of other lines, not on top of them.
    [[nodiscard]] std::string intervals(const TimeLine& line, std::size_t number) const {
        std::string marks;
        const std::size_t stride = std::max<std::size_t>(1, line.low.size() / intervals_shown);
        const double shift = 5.0 * static_cast<double>(number);
        for (std::size_t i = line.low.size(); i-- > 0;) {
            if ((line.low.size() - 1 - i) % stride == 0) {
                marks += interval_along_y(x_.at(chart_.weeks[i]) - shift,
                                          y_.at(line.low[i]),
                                          y_.at(line.high[i]),
                                          line.style);
            }
        }
        return marks;
    }

    [[nodiscard]] std::string names() const {
        std::vector<double> wanted;
        std::vector<const TimeLine*> named;
        for (const TimeLine& line : chart_.lines) {
            for (std::size_t i = line.middle.size(); i-- > 0;) {
                if (std::isfinite(line.middle[i])) {
                    wanted.push_back(y_.at(line.middle[i]) + 5);
                    named.push_back(&line);
                    break;
                }
            }
        }
        const std::vector<double> places = pushed_apart(wanted, 18, bottom + 5);
        std::string content;
        for (std::size_t i = 0; i < named.size(); ++i) {
            content += text_at(right_ + 10, places[i], named[i]->name, "start", named[i]->style);
        }
        return content;
    }

    const TimeChart& chart_;
    double right_ = 0; ///< names of lines stand beyond
    Axis x_;
    Axis y_;
};

} // namespace

std::string time_chart(const TimeChart& chart) { return Picture{chart}.all(); }

} // namespace dowith
