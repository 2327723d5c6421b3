// SPDX-License-Identifier: Apache-2.0
#include "sim/app/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace dowith {
namespace {

/// How a unit of files is written for people, and with how many decimals.
struct Unit {
    std::string_view in_files;
    std::string_view brief;
    std::string_view plain;
    int decimals;
};

constexpr std::array units{
    Unit{"1", "", "", 3},
    Unit{"1e-3", "/1000", "per 1000", 2},
    Unit{"1e-3 year-1", "/1000/year", "per 1000 and year", 1},
    Unit{"h week-1", "h/week", "hours a week", 2},
    Unit{"1e-3 h week-1", "h/week/1000", "hours a week per 1000", 2},
    Unit{"year-1", "/year", "a year", 3},
    Unit{"h", "hours", "hours", 2},
    Unit{"h month-1", "h/month", "hours a month", 2},
    Unit{"month-1", "/month", "a month", 2},
    Unit{"week-1", "/week", "a week", 3},
    Unit{"GBP", "GBP/unit/yr", "GBP per unit of severity and year", 0},
    Unit{"GBP year-1", "GBP/head/yr", "GBP per citizen and year", 2},
};

const Unit* find_unit(std::string_view in_files) {
    const auto* const found = std::find_if(
        units.begin(), units.end(), [&](const Unit& unit) { return unit.in_files == in_files; });
    return found == units.end() ? nullptr : found;
}

} // namespace

std::string plain_words(std::string_view name) {
    if (name == "citizens_time") {
        return "citizens' time";
    }
    std::string words{name};
    std::replace(words.begin(), words.end(), '_', ' ');
    for (const std::string_view prefix : {"co ", "self "}) {
        if (words.starts_with(prefix)) {
            words[prefix.size() - 1] = '-';
        }
    }
    return words;
}

std::string short_name(const Series& series) {
    const std::string words = plain_words(series.indicator->name);
    switch (series.group) {
    case Group::clients:
        return words + ", clients";
    case Group::speakers:
        return words + ", speakers";
    default:
        return words;
    }
}

std::string sentence_name(const Series& series) {
    const std::string words = plain_words(series.indicator->name);
    switch (series.group) {
    case Group::clients:
        return words + " of clients";
    case Group::speakers:
        return words + " of those who spoke";
    default:
        return words;
    }
}

bool is_plural(const Series& series) {
    const std::string_view name = series.indicator->name;
    const bool ends_in_s = name.ends_with("s") && !name.ends_with("ss");
    return ends_in_s || name.starts_with("posts_");
}

std::string brief_unit(std::string_view unit) {
    const Unit* const known = find_unit(unit);
    return std::string{known != nullptr ? known->brief : unit};
}

std::string plain_unit(std::string_view unit) {
    const Unit* const known = find_unit(unit);
    return std::string{known != nullptr ? known->plain : unit};
}

int decimals_of(std::string_view unit) {
    const Unit* const known = find_unit(unit);
    return known != nullptr ? known->decimals : 3;
}

int decimals_of_size(double size) {
    return std::clamp(1 - static_cast<int>(std::floor(std::log10(size))), 0, 6);
}

std::string decimal(double value, int decimals) {
    if (std::isnan(value)) {
        return "–"; // unknown
    }
    std::string text = fmt::format("{:.{}f}", value, decimals);
    const bool is_nought = text.find_first_not_of("-0.") == std::string::npos;
    return is_nought && text.front() == '-' ? text.substr(1) : text;
}

std::string signed_decimal(double value, int decimals) {
    const std::string text = decimal(value, decimals);
    const bool is_nought = text.find_first_not_of("0.") == std::string::npos;
    return value > 0.0 && !is_nought ? fmt::format("+{}", text) : text;
}

std::string count_text(std::size_t count) {
    std::string digits = std::to_string(count);
    for (std::size_t place = digits.size(); place > 3; place -= 3) {
        digits.insert(place - 3, ",");
    }
    return digits;
}

std::string brief_path(const std::string& path) {
    for (const std::string_view prefix : {"parameters.", "policies."}) {
        if (path.starts_with(prefix)) {
            return path.substr(prefix.size());
        }
    }
    return path;
}

std::string capitalised(std::string text) {
    if (!text.empty()) {
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    }
    return text;
}

std::string listed(const std::vector<std::string>& items) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        text += i == 0 ? "" : i + 1 == items.size() ? " and " : ", ";
        text += items[i];
    }
    return text;
}

} // namespace dowith
