// SPDX-License-Identifier: Apache-2.0
#pragma once

// The part of C++20's library that the rooms use and the browser's (libc++ 13) does not have yet.
// Given to the compiler before every file of that build, and of that build alone; it goes when
// Debian's emscripten brings a library that has them.

#include <version>

#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 14000

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <compare>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iterator>
#include <string>
#include <type_traits>
#include <utility>

namespace std {

template <class To, class From> [[nodiscard]] constexpr To bit_cast(const From& from) noexcept {
    static_assert(sizeof(To) == sizeof(From));
    return __builtin_bit_cast(To, from);
}

namespace ranges {

// clang-format off
template <class R, class T, class P = identity>
constexpr auto find(R&& range, const T& value, P by = {}) {
    return std::find_if(std::begin(range), std::end(range),
                        [&](auto&& each) { return std::invoke(by, each) == value; });
}

template <class R, class F, class P = identity>
constexpr auto find_if(R&& range, F test, P by = {}) {
    return std::find_if(std::begin(range), std::end(range),
                        [&](auto&& each) { return std::invoke(test, std::invoke(by, each)); });
}

template <class R, class F, class P = identity>
constexpr bool any_of(R&& range, F test, P by = {}) {
    return ranges::find_if(range, test, by) != std::end(range);
}

template <class R, class F, class P = identity>
constexpr bool none_of(R&& range, F test, P by = {}) { return !ranges::any_of(range, test, by); }

template <class R, class F, class P = identity>
constexpr bool all_of(R&& range, F test, P by = {}) {
    return std::all_of(std::begin(range), std::end(range),
                       [&](auto&& each) { return std::invoke(test, std::invoke(by, each)); });
}

template <class R, class F, class P = identity>
constexpr auto count_if(R&& range, F test, P by = {}) {
    return std::count_if(std::begin(range), std::end(range),
                         [&](auto&& each) { return std::invoke(test, std::invoke(by, each)); });
}

template <class R, class T, class P = identity>
constexpr auto count(R&& range, const T& value, P by = {}) {
    return ranges::count_if(range, [&](auto&& each) { return each == value; }, by);
}

template <class C, class P>
constexpr auto ordered_by(C compare, P by) {
    return [compare, by](auto&& a, auto&& b) {
        return std::invoke(compare, std::invoke(by, a), std::invoke(by, b));
    };
}

template <class R, class C = ranges::less, class P = identity>
constexpr void sort(R&& range, C compare = {}, P by = {}) {
    std::sort(std::begin(range), std::end(range), ordered_by(compare, by));
}

template <class R, class C = ranges::less, class P = identity>
constexpr auto min_element(R&& range, C compare = {}, P by = {}) {
    return std::min_element(std::begin(range), std::end(range), ordered_by(compare, by));
}

template <class R, class C = ranges::less, class P = identity>
constexpr auto max_element(R&& range, C compare = {}, P by = {}) {
    return std::max_element(std::begin(range), std::end(range), ordered_by(compare, by));
}

template <class R, class T, class C = ranges::less, class P = identity>
constexpr auto lower_bound(R&& range, const T& value, C compare = {}, P by = {}) {
    return std::lower_bound(std::begin(range), std::end(range), value,
                            [&](auto&& each, auto&& than) {
                                return std::invoke(compare, std::invoke(by, each), than);
                            });
}

template <class R, class T, class C = ranges::less, class P = identity>
constexpr auto upper_bound(R&& range, const T& value, C compare = {}, P by = {}) {
    return std::upper_bound(std::begin(range), std::end(range), value,
                            [&](auto&& than, auto&& each) {
                                return std::invoke(compare, than, std::invoke(by, each));
                            });
}

template <class R, class C = ranges::equal_to, class P = identity>
constexpr auto adjacent_find(R&& range, C same = {}, P by = {}) {
    return std::adjacent_find(std::begin(range), std::end(range), ordered_by(same, by));
}

template <class R, class S, class F = ranges::equal_to>
constexpr bool equal(R&& a, S&& b, F same = {}) {
    return std::equal(std::begin(a), std::end(a), std::begin(b), std::end(b), same);
}

template <class R, class T>
constexpr void fill(R&& range, const T& value) {
    std::fill(std::begin(range), std::end(range), value);
}

template <class R, class T>
constexpr void replace(R&& range, const T& old, const T& now) {
    std::replace(std::begin(range), std::end(range), old, now);
}

template <class R, class O> constexpr auto copy(R&& range, O to) {
    return std::copy(std::begin(range), std::end(range), to);
}

template <class R, class O> constexpr auto move(R&& range, O to) {
    return std::move(std::begin(range), std::end(range), to);
}

// clang-format on

} // namespace ranges

/// So many digits after the first, as in 1.5e+02; room is never short where dowith asks.
inline to_chars_result to_chars(char* first, char* last, double number, chars_format, int digits) {
    return {first + std::snprintf(first, static_cast<size_t>(last - first), "%.*e", digits, number),
            errc{}};
}

/// The fewest digits that read back as the same number: 0.1, not 0.10000000000000001.
inline int shortest_digits(double number) {
    int digits = 0;
    for (char text[32]; digits < 16; ++digits) {
        std::snprintf(text, sizeof text, "%.*e", digits, number);
        if (std::strtod(text, nullptr) == number)
            break;
    }
    return digits;
}

inline to_chars_result to_chars(char* first, char* last, double number, chars_format format) {
    const int digits = std::shortest_digits(number);
    if (format == chars_format::scientific)
        return std::to_chars(first, last, number, format, digits);
    char text[32];
    std::snprintf(text, sizeof text, "%.*e", digits, number);
    const int exponent = std::atoi(std::strchr(text, 'e') + 1);
    const int decimals = digits > exponent ? digits - exponent : 0;
    return {first +
                std::snprintf(first, static_cast<size_t>(last - first), "%.*f", decimals, number),
            errc{}};
}

/// The shorter of both ways to write it, and of two equally long ones that without an exponent.
inline to_chars_result to_chars(char* first, char* last, double number) {
    if (!(number - number == 0.0)) {
        const char* const word = number > 0.0 ? "inf" : number < 0.0 ? "-inf" : "nan";
        return {first + std::snprintf(first, static_cast<size_t>(last - first), "%s", word),
                errc{}};
    }
    char plain[512];
    char power[64];
    const char* const plain_end =
        std::to_chars(plain, plain + sizeof plain, number, chars_format::fixed).ptr;
    const char* const power_end =
        std::to_chars(power, power + sizeof power, number, chars_format::scientific).ptr;
    const bool is_plain = plain_end - plain <= power_end - power;
    const char* const from = is_plain ? plain : power;
    return {std::copy(from, is_plain ? plain_end : power_end, first), errc{}};
}

inline from_chars_result from_chars(const char* first, const char* last, double& number) {
    const string text{first, last};
    char* end = nullptr;
    const double read = std::strtod(text.c_str(), &end);
    if (end == text.c_str())
        return {first, errc::invalid_argument};
    number = read;
    return {first + (end - text.c_str()), errc{}};
}

} // namespace std

#endif
