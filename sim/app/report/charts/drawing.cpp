// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/drawing.hpp"

#include "sim/app/report/charts/axis.hpp"
#include "sim/app/report/figure.hpp"

#include <fmt/format.h>

#include <array>

namespace dowith {
namespace {

constexpr double cap = 4.0;

} // namespace

std::string unit(double number) {
    std::string text = fmt::format("{:.2f}", number);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string policy_class(std::size_t policy, std::size_t baseline) {
    if (policy == baseline) {
        return "baseline";
    }
    constexpr std::size_t colours = 4;
    const std::size_t place = policy < baseline ? policy : policy - 1;
    return fmt::format("policy-{}{}", place % colours + 1, place < colours ? "" : " again");
}

std::string text_at(double x,
                    double y,
                    const std::string& words,
                    const std::string& anchor,
                    const std::string& classes) {
    return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\"{}>{}</text>",
                       unit(x),
                       unit(y),
                       anchor,
                       classes.empty() ? "" : fmt::format(" class=\"{}\"", classes),
                       escaped(words));
}

std::string line_between(double x1, double y1, double x2, double y2, const std::string& classes) {
    return fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" class=\"{}\"/>",
                       unit(x1),
                       unit(y1),
                       unit(x2),
                       unit(y2),
                       classes);
}

std::string rectangle(double x, double y, double width, double height, const std::string& style) {
    return fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"{}\"/>",
                       unit(x),
                       unit(y),
                       unit(width),
                       unit(height),
                       style);
}

std::string point(double x, double y, double size, int shape, const std::string& classes) {
    const auto polygon = [&](std::initializer_list<std::array<double, 2>> corners) {
        std::string points;
        for (const auto& [dx, dy] : corners) {
            points += unit(x + dx * size) + "," + unit(y + dy * size) + " ";
        }
        points.pop_back();
        return fmt::format("<polygon points=\"{}\" class=\"point {}\"/>", points, classes);
    };
    constexpr double arm = 0.45; // of crosses, half as wide
    switch (shape % 10) {
    case 1: // square
        return polygon({{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}});
    case 2: // triangle
        return polygon({{0, -1.2}, {1.1, 0.8}, {-1.1, 0.8}});
    case 3: // diamond
        return polygon({{0, -1.3}, {1.1, 0}, {0, 1.3}, {-1.1, 0}});
    case 4: // triangle on its tip
        return polygon({{0, 1.2}, {1.1, -0.8}, {-1.1, -0.8}});
    case 5: // cross
        return polygon({{-arm, -1.2},
                        {arm, -1.2},
                        {arm, -arm},
                        {1.2, -arm},
                        {1.2, arm},
                        {arm, arm},
                        {arm, 1.2},
                        {-arm, 1.2},
                        {-arm, arm},
                        {-1.2, arm},
                        {-1.2, -arm},
                        {-arm, -arm}});
    case 6: // hourglass
        return polygon({{-1.1, -1.2}, {1.1, -1.2}, {-1.1, 1.2}, {1.1, 1.2}});
    case 7: // bow
        return polygon({{-1.2, -1.1}, {-1.2, 1.1}, {1.2, -1.1}, {1.2, 1.1}});
    case 8: // bar
        return polygon({{-arm, -1.3}, {arm, -1.3}, {arm, 1.3}, {-arm, 1.3}});
    case 9: // lying bar
        return polygon({{-1.3, -arm}, {1.3, -arm}, {1.3, arm}, {-1.3, arm}});
    default:
        return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" class=\"point {}\"/>",
                           unit(x),
                           unit(y),
                           unit(size),
                           classes);
    }
}

std::string interval_along_x(
    double y, double low, double middle, double high, const std::string& classes, int shape) {
    std::string marks;
    if (is_known(low) && is_known(high)) {
        const std::string thin = "interval " + classes;
        marks += line_between(low, y, high, y, thin) +
                 line_between(low, y - cap, low, y + cap, thin) +
                 line_between(high, y - cap, high, y + cap, thin);
    }
    return is_known(middle) ? marks + point(middle, y, 4.5, shape, classes) : marks;
}

std::string interval_along_y(double x, double low, double high, const std::string& classes) {
    if (!is_known(low) || !is_known(high)) {
        return {};
    }
    const std::string thin = "interval " + classes;
    return line_between(x, low, x, high, thin) + line_between(x - cap, low, x + cap, low, thin) +
           line_between(x - cap, high, x + cap, high, thin);
}

std::string svg(double height, const std::string& content, const std::string& about) {
    return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" "
                       "font-family=\"system-ui, sans-serif\" font-size=\"{}\"{}{}>{}</svg>",
                       unit(picture_width),
                       unit(height),
                       unit(font_size),
                       about.empty() ? "" : " ",
                       about,
                       content);
}

} // namespace dowith
