// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/ladder_chart.hpp"

#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/labels.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dowith {
namespace {

constexpr double top = 8;
constexpr double step_height = 32;
constexpr double step_depth = 9; // by which each step stands back from the one below
constexpr double groups_end = 84;
constexpr std::size_t lines_of_a_name = 2;

class Picture {
  public:
    explicit Picture(const LadderChart& chart)
        : chart_{chart}, bottom_{top + step_height * static_cast<double>(chart.rungs.size())} {
        std::vector<std::string> names;
        for (const LadderRung& rung : chart.rungs) {
            names.push_back("7 " + rung.name);
        }
        columns_start_ = left_of(chart.rungs.size()) + 14 + std::min(widest(names), 260.0) + 10;
        const auto places = static_cast<double>(std::max<std::size_t>(chart.places.size(), 1));
        const double width = picture_width - columns_start_;
        column_ = width / places;
        floors_ = are_names_cut() ? 2 : 1;
        column_ = floors_ == 1 ? column_ : width / (places + 0.5); // room for the last name as well
    }

    [[nodiscard]] std::string all() const {
        std::string content;
        for (std::size_t i = 0; i < chart_.rungs.size(); ++i) {
            content += rung(i);
        }
        for (std::size_t i = 0; i < chart_.places.size(); ++i) {
            content += place(chart_.places[i], x_of(i));
        }
        double height = bottom_ + 8;
        content += names(height);
        return svg(height + 6, content);
    }

  private:
    /// Where a step begins, counted from 1.
    [[nodiscard]] static double left_of(std::size_t rung) {
        return groups_end + step_depth * static_cast<double>(rung - 1);
    }

    [[nodiscard]] double middle_of(int rung) const {
        return bottom_ - step_height * (static_cast<double>(rung) - 0.5);
    }

    [[nodiscard]] double x_of(std::size_t place) const {
        return columns_start_ + (static_cast<double>(place) + 0.5) * column_;
    }

    /// The step with its name, and beside the lowest of its group what that is called.
    [[nodiscard]] std::string rung(std::size_t i) const {
        const LadderRung& rung = chart_.rungs[i];
        const double left = left_of(i + 1);
        const double middle = middle_of(static_cast<int>(i) + 1);
        std::string content =
            rectangle(left,
                      middle - step_height / 2 + 1,
                      picture_width - left,
                      step_height - 2,
                      rung.group) +
            text_at(left + 10,
                    middle + text_drop,
                    wrapped(fmt::format("{} {}", i + 1, rung.name), columns_start_ - left - 14, 1)
                        .front());
        if (i == 0 || chart_.rungs[i - 1].group != rung.group) {
            std::size_t end = i;
            while (end < chart_.rungs.size() && chart_.rungs[end].group == rung.group) {
                ++end;
            }
            const double up = step_height * static_cast<double>(end - 1 - i) / 2;
            content += text_at(0, middle - up + text_drop, "doing " + rung.group, "start", "quiet");
        }
        return content;
    }

    /// From the ring to the disc goes an arrow where they stand apart.
    [[nodiscard]] std::string place(const LadderPlace& place, double x) const {
        std::string content;
        const bool both = place.declared > 0 && place.reached > 0;
        if (both && place.declared != place.reached) {
            const double down = place.reached < place.declared ? 1.0 : -1.0;
            const double from = middle_of(place.declared) + down * 11;
            const double to = middle_of(place.reached) - down * 10;
            content += line_between(x, from, x, to, "move " + place.style) +
                       line_between(x - 5, to - down * 6, x, to, "move " + place.style) +
                       line_between(x + 5, to - down * 6, x, to, "move " + place.style);
        }
        if (place.declared > 0) {
            content += point(x, middle_of(place.declared), 13, 0, "under") +
                       point(x, middle_of(place.declared), 11, 0, "hollow-ring " + place.style);
        }
        if (place.reached > 0) {
            const double size = both && place.declared == place.reached ? 7 : 9;
            content += point(x, middle_of(place.reached), size, 0, "under") +
                       point(x, middle_of(place.reached), 7, 0, place.style);
        }
        return content;
    }

    [[nodiscard]] bool are_names_cut() const {
        return std::any_of(
            chart_.places.begin(), chart_.places.end(), [&](const LadderPlace& each) {
                return wrapped(each.name, column_ - 8, lines_of_a_name).back().ends_with("…");
            });
    }

    /// Below their columns; where those are narrow, every second a floor lower.
    [[nodiscard]] std::string names(double& height) const {
        const double floor = height;
        std::string content;
        for (const std::size_t parity : {0U, 1U}) {
            const double y = parity == 1 && floors_ == 2 ? height : floor;
            for (std::size_t i = parity; i < chart_.places.size(); i += 2) {
                height = std::max(height, name(i, y, content));
            }
        }
        return content;
    }

    /// Under its column, and as far beside as it may; says where it ends.
    [[nodiscard]] double name(std::size_t place, double y, std::string& content) const {
        const double x = x_of(place);
        const double room = std::min(floors_ * column_ - 8, 2 * (picture_width - x));
        for (const std::string& line : wrapped(chart_.places[place].name, room, lines_of_a_name)) {
            y += text_height;
            content += text_at(x, y - 3, line, "middle", chart_.places[place].style);
        }
        return y;
    }

    const LadderChart& chart_;
    double bottom_;
    double columns_start_ = 0;
    double column_ = 0; ///< its width
    double floors_ = 1; ///< on which names stand, in turn
};

} // namespace

std::string ladder_chart(const LadderChart& chart) { return Picture{chart}.all(); }

} // namespace dowith
