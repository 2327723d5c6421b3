// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace dowith {
namespace {

/// Beyond these nobody measures anything, and differences of doubles overflow or vanish.
constexpr double largest = 1e300;
constexpr double smallest = 1e-300;

constexpr double first_in_powers = 0.9e9; // with commas such numbers are too wide

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

struct Range {
    double low = 0.0;
    double high = 1.0;
};

/// From the least to the greatest of them, with room around if they are all the same.
Range range_of(const std::vector<double>& numbers) {
    std::vector<double> known;
    std::copy_if(numbers.begin(), numbers.end(), std::back_inserter(known), is_known);
    if (known.empty()) {
        return {};
    }
    const auto [least, greatest] = std::minmax_element(known.begin(), known.end());
    const double size = std::max(std::fabs(*least), std::fabs(*greatest));
    if (*greatest - *least > std::max(1e-12 * size, smallest)) {
        return {*least, *greatest};
    }
    const double room = size > smallest ? 0.1 * size : 1.0;
    return {*least - room, *greatest + room};
}

std::string with_commas(std::string digits) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    for (std::size_t at = point; at > first + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string raised(int power) {
    constexpr std::array<const char*, 10> digits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string text = power < 0 ? "⁻" : "";
    for (const char digit : fmt::format("{}", std::abs(power))) {
        text += digits[static_cast<std::size_t>(digit - '0')];
    }
    return text;
}

int decimals_of_step(double step) {
    return std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

std::string with_true_minus(std::string number) {
    if (number.front() == '-') {
        number.replace(0, 1, "−");
    }
    return number;
}

} // namespace

bool is_known(double number) { return std::fabs(number) < largest; }

Axis axis_over(const std::vector<double>& numbers, double start, double end, std::size_t ticks) {
    const Range range = range_of(numbers);
    const double step = round_step((range.high - range.low) / static_cast<double>(ticks));
    const auto first = static_cast<long long>(std::floor(range.low / step + 1e-9));
    const auto last = static_cast<long long>(std::ceil(range.high / step - 1e-9));
    Axis axis{static_cast<double>(first) * step, static_cast<double>(last) * step, start, end, {}};
    for (long long tick = first; tick <= last; ++tick) {
        axis.ticks.push_back(static_cast<double>(tick) * step);
    }
    return axis;
}

Axis axis_of_weeks(double last, double start, double end) {
    Axis axis{0.0, std::max(last, 1.0), start, end, {}};
    constexpr double room = 62.0; // of a label and some space
    double step = 0.0;
    for (const double weeks : {1.0, 2.0, 4.0, 13.0, 26.0, 52.0, 104.0, 260.0, 520.0, 1040.0}) {
        step = weeks;
        if (axis.at(weeks) - axis.at(0.0) >= room) {
            break;
        }
    }
    for (double tick = 0.0; tick <= axis.to; tick += step) {
        axis.ticks.push_back(tick);
    }
    return axis;
}

std::vector<std::string> tick_labels(const Axis& axis) {
    if (axis.ticks.empty()) {
        return {};
    }
    const double step = axis.ticks.size() > 1 ? axis.ticks[1] - axis.ticks[0] : 1.0;
    const double size = std::max(std::fabs(axis.ticks.front()), std::fabs(axis.ticks.back()));
    const bool in_powers = step < 0.9e-5 || size > first_in_powers;
    const int power = in_powers ? static_cast<int>(std::floor(std::log10(size) + 1e-9)) : 0;
    const double scale = std::pow(10.0, power);
    const int decimals = decimals_of_step(step / scale);
    std::vector<std::string> labels;
    for (const double tick : axis.ticks) {
        if (std::fabs(tick) < step / 2.0) { // nought, whatever its sign and its last digits
            labels.push_back(in_powers ? "0" : fmt::format("{:.{}f}", 0.0, decimals));
            continue;
        }
        const std::string number =
            with_true_minus(with_commas(fmt::format("{:.{}f}", tick / scale, decimals)));
        labels.push_back(in_powers ? number + " × 10" + raised(power) : number);
    }
    return labels;
}

std::string number_text(double number, int decimals) {
    if (!is_known(number)) {
        return "–";
    }
    if (std::fabs(number) > first_in_powers) {
        const int power = static_cast<int>(std::floor(std::log10(std::fabs(number)) + 1e-9));
        return with_true_minus(fmt::format("{:.2f}", number / std::pow(10.0, power))) + " × 10" +
               raised(power);
    }
    const bool shows_nought = std::fabs(number) * std::pow(10.0, decimals) < 0.5;
    return with_true_minus(
        with_commas(fmt::format("{:.{}f}", shows_nought ? 0.0 : number, decimals)));
}

} // namespace dowith
