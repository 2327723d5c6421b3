// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/number_words.hpp"

#include "sim/scenario/scalar.hpp"

#include <cmath>
#include <cstddef>

namespace dowith {

std::string shortened(std::string text) {
    constexpr std::size_t bytes_max = 60;
    if (text.size() <= bytes_max)
        return text;
    std::size_t end = bytes_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end) + "...";
}

std::string with_unit(std::string_view unit) {
    return unit.empty() || unit == "1" ? std::string{} : ' ' + std::string{unit};
}

std::string interval(Range range) {
    return '[' + decimal_text(range.low) + ", " + decimal_text(range.high) + ']';
}

std::string outside(double x, Range range, std::string_view unit) {
    const bool has_low = range.low > any_number.low;
    const bool has_high = range.high < any_number.high;
    if (has_low == has_high)
        return "is outside " + interval(range) + with_unit(unit);
    if (x > range.high)
        return "is above " + decimal_text(range.high) + with_unit(unit);
    if (range.low == positive.low)
        return "is not above 0" + with_unit(unit);
    return "is below " + decimal_text(range.low) + with_unit(unit);
}

std::optional<std::string> share_hint(double x, Range possible, std::string_view unit) {
    constexpr Range percentages{10.0, 100.0};
    const bool is_share = possible.low >= 0.0 && possible.high <= 1.0 && unit == "1";
    if (!is_share || !percentages.contains(x))
        return {};
    const double share = std::round(x * 1e10) / 1e12; // 14.7 % is 0.147, without a tail of digits
    return "a share, not a percentage: " + decimal_text(share);
}

} // namespace dowith
