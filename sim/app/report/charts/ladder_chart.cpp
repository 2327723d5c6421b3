// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/ladder_chart.hpp"

#include "sim/app/report/charts/drawing.hpp"

#include <fmt/format.h>

namespace dowith {
namespace {

constexpr double step = 30;
constexpr double left = 190;
constexpr double top = 10;

} // namespace

std::string ladder_chart(const LadderChart& chart) {
    const auto rungs = static_cast<double>(chart.rungs.size());
    const double bottom = top + step * rungs;
    const auto y_of = [&](int rung) { return bottom - step * (static_cast<double>(rung) - 0.5); };
    std::string content;
    for (std::size_t i = 0; i < chart.rungs.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        content += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"{}\"/>",
                               unit(left),
                               unit(y_of(number) - step / 2 + 1),
                               unit(picture_width - left),
                               unit(step - 2),
                               chart.rungs[i].group) +
                   text_at(left - 10,
                           y_of(number) + 5,
                           fmt::format("{} {}", number, chart.rungs[i].name),
                           "end");
    }
    const double width =
        (picture_width - left) / static_cast<double>(std::max<std::size_t>(chart.places.size(), 1));
    for (std::size_t i = 0; i < chart.places.size(); ++i) {
        const LadderPlace& place = chart.places[i];
        const double x = left + (static_cast<double>(i) + 0.5) * width;
        if (place.declared > 0 && place.reached > 0 && place.declared != place.reached) {
            content += line_between(
                x, y_of(place.declared), x, y_of(place.reached), "interval " + place.style);
        }
        if (place.reached > 0) {
            content += point(x, y_of(place.reached), 7, 0, place.style);
        }
        if (place.declared > 0) {
            content += point(x, y_of(place.declared), 11, 0, "hollow-ring " + place.style);
        }
        const std::string shown =
            place.name.size() > 22 ? place.name.substr(0, 20) + "…" : place.name;
        content += text_at(x, bottom + 20 + (i % 2 == 0 ? 0 : 19), shown, "middle", place.style);
    }
    return svg(bottom + 50, content);
}

} // namespace dowith
