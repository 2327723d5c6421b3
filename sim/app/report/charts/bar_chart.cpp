// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/bar_chart.hpp"

#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/labels.hpp"
#include "sim/app/report/charts/panel.hpp"
#include "sim/kernel/contract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dowith {
namespace {

constexpr double row_height = 40;
constexpr double thickness = 26;
constexpr double most_room_for_names = 190;
constexpr std::size_t most_parts = 3;

class Picture {
  public:
    explicit Picture(const BarChart& chart) : chart_{chart} {
        std::vector<std::string> names;
        std::vector<std::string> sums{chart.sums};
        std::vector<double> ends{0.0};
        for (const Bar& bar : chart.bars) {
            EXPECTS(bar.values.size() == chart.parts.size());
            const std::vector<std::string> lines = wrapped(bar.name, most_room_for_names, 2);
            names.insert(names.end(), lines.begin(), lines.end());
            sums.push_back(number(std::accumulate(bar.values.begin(), bar.values.end(), 0.0)));
            ends.push_back(reach(bar, true));
            ends.push_back(reach(bar, false));
        }
        x_ = axis_over(ends, 0.0, 1.0, 5);
        numbers_ = tick_labels(x_);
        const double half = widest(numbers_) / 2 + 2;
        left_ = std::max(widest(names) + 16, half);
        right_ = picture_width - (chart.sums.empty() ? half : std::max(widest(sums) + 16, half));
        x_.start = left_;
        x_.end = right_;
    }

    [[nodiscard]] std::string all() const {
        const double top = keys_height() + 10;
        const double bottom = top + row_height * static_cast<double>(chart_.bars.size());
        std::string content = keys() + scale(top, bottom);
        for (std::size_t i = 0; i < chart_.bars.size(); ++i) {
            content += bar(chart_.bars[i], top + row_height * static_cast<double>(i));
        }
        content += line_between(x_.at(0.0), top, x_.at(0.0), bottom, "zero") +
                   text_at((left_ + right_) / 2, bottom + 42, chart_.axis, "middle", "quiet");
        if (!chart_.sums.empty()) {
            content += text_at(picture_width, top - 6, chart_.sums, "end", "quiet");
        }
        return svg(bottom + 52, content);
    }

  private:
    [[nodiscard]] std::string number(double value) const {
        return number_text(value, chart_.decimals);
    }

    /// How far its parts go to the right, or to the left.
    [[nodiscard]] static double reach(const Bar& bar, bool to_the_right) {
        double sum = 0.0;
        for (const double value : bar.values) {
            sum += (value > 0.0) == to_the_right && is_known(value) ? value : 0.0;
        }
        return sum;
    }

    [[nodiscard]] double keys_height() const { return chart_.sums.empty() ? 24 : 42; }

    [[nodiscard]] std::string keys() const {
        std::string content;
        double x = 1;
        for (std::size_t part = 0; part < chart_.parts.size(); ++part) {
            content +=
                rectangle(x, 3, 14, 14, style_of(part)) + text_at(x + 21, 15, chart_.parts[part]);
            x += 21 + text_width(chart_.parts[part]) + 24;
        }
        return content;
    }

    [[nodiscard]] static std::string style_of(std::size_t part) {
        return fmt::format("part-{}", part % most_parts + 1);
    }

    [[nodiscard]] std::string scale(double top, double bottom) const {
        std::string content;
        for (const double tick : x_.ticks) {
            content += line_between(x_.at(tick), top, x_.at(tick), bottom, "grid");
        }
        return content + numbers_along(x_, numbers_, bottom + 20);
    }

    [[nodiscard]] std::string bar(const Bar& bar, double top) const {
        const double middle = top + row_height / 2;
        const std::vector<std::string> lines = wrapped(bar.name, most_room_for_names, 2);
        double foot =
            middle + text_drop - text_height * (static_cast<double>(lines.size()) - 1) / 2;
        std::string content;
        for (const std::string& line : lines) {
            content += text_at(left_ - 12, foot, line, "end", bar.style);
            foot += text_height;
        }
        double right = 0.0;
        double left = 0.0;
        for (std::size_t part = 0; part < bar.values.size(); ++part) {
            const double value = bar.values[part];
            if (!is_known(value)) {
                continue;
            }
            double& end = value < 0.0 ? left : right;
            content += piece(part, end, value, middle);
            end += value;
        }
        const double sum = std::accumulate(bar.values.begin(), bar.values.end(), 0.0);
        return chart_.sums.empty()
                   ? content
                   : content +
                         text_at(picture_width, middle + text_drop, number(sum), "end", "heading");
    }

    [[nodiscard]] std::string
    piece(std::size_t part, double from, double value, double middle) const {
        const double begin = x_.at(from);
        const double end = x_.at(from + value);
        const double x = std::min(begin, end);
        const double width = std::fabs(end - begin);
        const std::string text = number(value);
        std::string content =
            rectangle(x, middle - thickness / 2, width, thickness, style_of(part));
        if (text_width(text) + 8 <= width) {
            content += text_at(x + width / 2,
                               middle + text_drop,
                               text,
                               "middle",
                               part % most_parts == 0 ? "on-dark" : "");
        }
        return content;
    }

    const BarChart& chart_;
    double left_ = 0;
    double right_ = 0;
    Axis x_;
    std::vector<std::string> numbers_; ///< of the scale
};

} // namespace

std::string bar_chart(const BarChart& chart) { return Picture{chart}.all(); }

} // namespace dowith
