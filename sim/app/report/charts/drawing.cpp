// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/drawing.hpp"

#include "sim/app/report/figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace dowith {
namespace {

/// 1, 2 or 5 times a power of ten, at least so large.
double round_step(double size) {
    const double power = std::pow(10.0, std::floor(std::log10(size)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (step * power >= size * (1.0 - 1e-9)) {
            return step * power;
        }
    }
    return 10.0 * power;
}

constexpr double cap = 4.0;

} // namespace

Axis axis_over(const std::vector<double>& numbers, double start, double end, std::size_t ticks) {
    double low = 0.0;
    double high = 0.0;
    bool any = false;
    for (const double number : numbers) {
        if (std::isfinite(number)) {
            low = any ? std::min(low, number) : number;
            high = any ? std::max(high, number) : number;
            any = true;
        }
    }
    if (!any) {
        low = 0.0;
        high = 1.0;
    }
    if (high - low <= 1e-12 * std::max(std::fabs(low), std::fabs(high)) || high == low) {
        const double room = high == 0.0 ? 1.0 : 0.1 * std::fabs(high);
        low -= room;
        high += room;
    }
    const double step = round_step((high - low) / static_cast<double>(ticks));
    const auto first = static_cast<long long>(std::floor(low / step + 1e-9));
    const auto last = static_cast<long long>(std::ceil(high / step - 1e-9));
    Axis axis{static_cast<double>(first) * step, static_cast<double>(last) * step, start, end, {}};
    for (long long tick = first; tick <= last; ++tick) {
        axis.ticks.push_back(static_cast<double>(tick) * step);
    }
    return axis;
}

std::vector<std::string> tick_labels(const Axis& axis) {
    const double step = axis.ticks.size() > 1 ? axis.ticks[1] - axis.ticks[0] : 1.0;
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    std::vector<std::string> labels;
    for (const double tick : axis.ticks) {
        const double shown = std::fabs(tick) < step / 2.0 ? 0.0 : tick;
        std::string label = fmt::format("{:.{}f}", shown, decimals);
        if (label.front() == '-') {
            label.replace(0, 1, "−");
        }
        labels.push_back(std::move(label));
    }
    return labels;
}

std::vector<double> pushed_apart(const std::vector<double>& wanted, double height, double most) {
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return wanted[a] != wanted[b] ? wanted[a] < wanted[b] : a < b;
    });
    std::vector<double> places = wanted;
    for (std::size_t i = 1; i < order.size(); ++i) {
        places[order[i]] = std::max(places[order[i]], places[order[i - 1]] + height);
    }
    double limit = most;
    for (std::size_t i = order.size();
         i-- > 0;) { // back from the edge, if they were pushed over it
        places[order[i]] = std::min(places[order[i]], limit);
        limit = places[order[i]] - height;
    }
    return places;
}

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
    return fmt::format("policy-{}", place % colours + 1);
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

std::string point(double x, double y, double size, int shape, const std::string& classes) {
    const auto polygon = [&](std::initializer_list<std::array<double, 2>> corners) {
        std::string points;
        for (const auto& [dx, dy] : corners) {
            points += unit(x + dx * size) + "," + unit(y + dy * size) + " ";
        }
        points.pop_back();
        return fmt::format("<polygon points=\"{}\" class=\"point {}\"/>", points, classes);
    };
    switch (shape % 5) {
    case 1:
        return polygon({{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}});
    case 2:
        return polygon({{0, -1.2}, {1.1, 0.8}, {-1.1, 0.8}});
    case 3:
        return polygon({{0, -1.3}, {1.1, 0}, {0, 1.3}, {-1.1, 0}});
    case 4:
        return polygon({{0, 1.2}, {1.1, -0.8}, {-1.1, -0.8}});
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
    if (std::isfinite(low) && std::isfinite(high)) {
        const std::string thin = "interval " + classes;
        marks += line_between(low, y, high, y, thin) +
                 line_between(low, y - cap, low, y + cap, thin) +
                 line_between(high, y - cap, high, y + cap, thin);
    }
    return std::isfinite(middle) ? marks + point(middle, y, 4.5, shape, classes) : marks;
}

std::string interval_along_y(double x, double low, double high, const std::string& classes) {
    if (!std::isfinite(low) || !std::isfinite(high)) {
        return {};
    }
    const std::string thin = "interval " + classes;
    return line_between(x, low, x, high, thin) + line_between(x - cap, low, x + cap, low, thin) +
           line_between(x - cap, high, x + cap, high, thin);
}

double end_before_names(const std::vector<std::string>& names) {
    constexpr double letter = 7.9; // of the font of figures, on average
    constexpr double margin = 18;
    constexpr double least = 380;
    std::size_t longest = 0;
    for (const std::string& name : names) {
        longest = std::max(longest, name.size());
    }
    return std::max(least, picture_width - margin - letter * static_cast<double>(longest));
}

std::string svg(double height, const std::string& content, const std::string& about) {
    return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" "
                       "font-family=\"system-ui, sans-serif\" font-size=\"15\"{}{}>{}</svg>",
                       unit(picture_width),
                       unit(height),
                       about.empty() ? "" : " ",
                       about,
                       content);
}

std::string standing_alone(const std::string& svg) {
    constexpr std::string_view style =
        "<style>text{fill:#1b1f24}.quiet{fill:#515a64}.grid{stroke:#dfe3e7}.zero{stroke:#1b1f24}"
        ".line{fill:none;stroke-width:2}.interval{stroke-width:1.3}.area{opacity:.16;stroke:none}"
        ".baseline{stroke:#56606b;fill:#56606b}.policy-1{stroke:#0072b2;fill:#0072b2}"
        ".policy-2{stroke:#009e73;fill:#009e73}.policy-3{stroke:#b87a00;fill:#b87a00}"
        ".policy-4{stroke:#a3447a;fill:#a3447a}text[class]{stroke:none}.line{fill:none}"
        ".line.baseline{stroke-dasharray:7 4}.line.policy-2{stroke-dasharray:2 3}"
        ".line.policy-3{stroke-dasharray:9 3 2 3}.line.policy-4{stroke-dasharray:1 4}"
        ".hollow{fill:#fff}.to{fill:#dce8f1}.for{fill:#b5d0e4}.with{fill:#86b5d8}</style>";
    std::string alone = svg;
    alone.insert(alone.find('>') + 1, style);
    return alone + "\n";
}

} // namespace dowith
