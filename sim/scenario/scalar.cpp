// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/scalar.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <locale>
#include <sstream>

namespace dowith {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

std::size_t sign_length(std::string_view text) {
    return !text.empty() && is_one_of(text.front(), "+-") ? 1 : 0;
}

std::size_t digits_from(std::string_view text, std::size_t start) {
    std::size_t end = start;
    while (end < text.size() && is_digit(text[end]))
        ++end;
    return end - start;
}

/// The number of a decimal without exponent and of 15 digits at most. Both the digits, read as a
/// whole number, and the power of ten are then exact, so that their quotient is the nearest double.
/// Source: Clinger 1990, How to read floating point numbers accurately, PLDI.
std::optional<double> short_decimal(std::string_view text) {
    double tens = 1.0;
    std::uint64_t digits = 0;
    std::size_t count = 0;
    bool after_point = false;
    for (const char c : text.substr(sign_length(text))) {
        if (c == '.') {
            after_point = true;
        } else if (is_digit(c) && count < 15) {
            digits = 10 * digits + static_cast<std::uint64_t>(c - '0');
            ++count;
            tens *= after_point ? 10.0 : 1.0;
        } else {
            return {};
        }
    }
    const double number = static_cast<double>(digits) / tens;
    return text.starts_with('-') ? -number : number;
}

} // namespace

std::size_t decimal_length(std::string_view text) {
    std::size_t end = sign_length(text);
    const std::size_t whole = digits_from(text, end);
    if (whole == 0 || (whole > 1 && text[end] == '0'))
        return 0;
    end += whole;
    if (end < text.size() && text[end] == '.') {
        const std::size_t fraction = digits_from(text, end + 1);
        if (fraction > 0)
            end += 1 + fraction;
    }
    if (end < text.size() && is_one_of(text[end], "eE")) {
        const std::size_t sign = sign_length(text.substr(end + 1));
        const std::size_t exponent = digits_from(text, end + 1 + sign);
        if (exponent > 0)
            end += 1 + sign + exponent;
    }
    return end;
}

std::optional<double> decimal(std::string_view text) {
    if (text.empty() || decimal_length(text) != text.size())
        return {};
    if (const auto number = short_decimal(text)) // tables hold millions of them
        return number;
    // A stream, because the browser's standard library has no std::from_chars for double.
    std::istringstream in{std::string{text}};
    in.imbue(std::locale::classic());
    double number = 0.0;
    in >> number;
    if (in.fail() || !std::isfinite(number))
        return {};
    return number;
}

std::string decimal_text(double number) {
    EXPECTS(std::isfinite(number));
    const double size = std::abs(number);
    if (size != 0.0 && (size < 1e-6 || size >= 1e15))
        return number_text(number);
    std::array<char, 64> buffer{}; // at most 16 digits before the point and 23 after it
    const auto end = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
    return {buffer.data(), end.ptr};
}

bool can_stand_plain(std::string_view text) {
    constexpr std::string_view indicators = "-?:,[]{}#&*!|>'\"%@`";
    if (text.empty() || is_one_of(text.front(), " ") || is_one_of(text.back(), " :"))
        return false;
    if (text == "~" || text == "null" || text == "Null" || text == "NULL")
        return false;
    const bool begins_word = text.size() > 1 && text[0] == '-' && text[1] != ' ';
    if (is_one_of(text.front(), indicators) && !begins_word)
        return false;
    if (text.starts_with("...") || text.starts_with("---"))
        return false;
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; };
    if (std::ranges::any_of(text, is_control))
        return false;
    return text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos;
}

std::string in_quotes(std::string_view text) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::string result = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (is_one_of(c, "\"\\"))
            result += '\\';
        if (c == '\n') {
            result += "\\n";
        } else if (code < 32 || code == 127) {
            result += {'\\', 'x', hexadecimal[code / 16], hexadecimal[code % 16]};
        } else {
            result += c;
        }
    }
    return result + '"';
}

} // namespace dowith
