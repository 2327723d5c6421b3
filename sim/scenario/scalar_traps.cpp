// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/scalar_traps.hpp"

#include "sim/scenario/scalar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>

namespace dowith {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view blanks = " \t";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

bool has_digit(std::string_view text) {
    return text.find_first_of(digits) != std::string_view::npos;
}

std::string lower(std::string_view text) {
    std::string result{text};
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

std::string_view without_blanks_after(std::string_view text) {
    const std::size_t last = text.find_last_not_of(blanks);
    return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

std::string without(std::string_view text, char unwanted) {
    std::string result{text};
    std::erase(result, unwanted);
    return result;
}

std::size_t sign_length(std::string_view text) {
    return !text.empty() && is_one_of(text.front(), "+-") ? 1 : 0;
}

std::size_t digits_from(std::string_view text, std::size_t start) {
    std::size_t end = start;
    while (end < text.size() && is_digit(text[end]))
        ++end;
    return end - start;
}

std::string_view word_meaning(std::string_view text) {
    constexpr std::array<std::string_view, 8> flags{
        "y", "n", "yes", "no", "on", "off", "true", "false"};
    const std::string word = lower(text.substr(0, 6)); // no word is longer than five letters
    if (std::ranges::find(flags, word) != flags.end())
        return "a yes/no value";
    if (word == "~" || word == "null")
        return "nothing";
    return {};
}

bool is_pure(const NumberWanted& wanted) { return wanted.unit.empty() || wanted.unit == "1"; }

// Each of the following knows one way of not being a decimal, and is silent about all others.
using Reason = std::optional<Complaint>;

Reason word(std::string_view text, const NumberWanted&) {
    const std::string_view meaning = word_meaning(text);
    if (meaning.empty())
        return {};
    return Complaint{"is " + std::string{meaning} + " (a number is needed)", "write a number"};
}

Reason not_finite(std::string_view text, const NumberWanted&) {
    std::string rest = lower(text.substr(sign_length(text)).substr(0, 9));
    if (!rest.empty() && rest.front() == '.')
        rest.erase(0, 1);
    if (rest != "inf" && rest != "infinity" && rest != "nan")
        return {};
    return Complaint{"is no finite number (nothing can be computed with it)",
                     "write a number, or leave the line out"};
}

Reason too_large(std::string_view text, const NumberWanted&) {
    if (decimal_length(text) != text.size())
        return {};
    return Complaint{"is too large (numbers end at 1.8e308)", "write a smaller number"};
}

Reason other_base(std::string_view text, const NumberWanted&) {
    const std::string_view rest = text.substr(sign_length(text));
    if (rest.size() < 3 || rest[0] != '0' || !is_one_of(rest[1], "xXoObB"))
        return {};
    return Complaint{"is not decimal (numbers are read to base ten only)", "write it in decimal"};
}

Reason date(std::string_view text, const NumberWanted&) {
    if (digits_from(text, 0) != 4 || text.size() < 8 || text[4] != '-')
        return {};
    return Complaint{"looks like a date (a number is needed)", "write a number"};
}

Reason time(std::string_view text, const NumberWanted&) {
    const std::size_t sign = sign_length(text);
    const std::size_t colon = sign + digits_from(text, sign);
    if (colon == sign || colon + 1 >= text.size() || text[colon] != ':')
        return {};
    if (!is_digit(text[colon + 1]))
        return {};
    return Complaint{"looks like a time (some readers of YAML count it in sixties)",
                     "write one number"};
}

Reason percentage(std::string_view text, const NumberWanted& wanted) {
    if (text.empty() || text.back() != '%')
        return {};
    const auto hundredths = decimal(without_blanks_after(text.substr(0, text.size() - 1)));
    if (!hundredths)
        return {};
    if (wanted.is_whole)
        return Complaint{"is a percentage (a whole number is needed)", "write a whole number"};
    return Complaint{"is a percentage (a share is needed)",
                     "write " + decimal_text(*hundredths / 100.0)};
}

Reason underscore(std::string_view text, const NumberWanted&) {
    const std::string joined = without(text, '_');
    if (joined.size() == text.size() || !decimal(joined))
        return {};
    return Complaint{"contains an underscore (digits stand together)", "write " + joined};
}

/// Whether three digits follow every comma, as in 4,000 and 1,000,000.
bool is_in_thousands(std::string_view text) {
    for (std::size_t at = text.find(','); at < text.size(); at = text.find(',', at + 1)) {
        if (digits_from(text, at + 1) != 3)
            return false;
    }
    return true;
}

Reason comma(std::string_view text, const NumberWanted& wanted) {
    std::string joined = without(text, ',');
    const auto commas = text.size() - joined.size();
    std::string pointed{text};
    std::ranges::replace(pointed, ',', '.');
    const bool is_fraction = commas == 1 && decimal(pointed);
    const bool is_grouped = commas > 0 && decimal(joined);
    if (!is_fraction && !is_grouped)
        return {};
    if (wanted.is_whole)
        return Complaint{"contains a comma (digits stand together)",
                         is_in_thousands(text) ? "write " + joined : "write a whole number"};
    const std::string hint = !is_fraction  ? joined
                             : !is_grouped ? pointed
                                           : joined + " or " + pointed;
    return Complaint{"contains a comma (digits stand together, a fraction follows a point)",
                     "write " + hint};
}

Reason needless_zero(std::string_view text, const NumberWanted&) {
    const std::size_t sign = sign_length(text);
    std::size_t zeros = sign;
    while (zeros + 1 < text.size() && text[zeros] == '0' && is_digit(text[zeros + 1]))
        ++zeros;
    const std::string shorter = std::string{text.substr(0, sign)} + std::string{text.substr(zeros)};
    if (zeros == sign || !decimal(shorter))
        return {};
    return Complaint{"begins with a needless zero (some readers of YAML count it in eights)",
                     "write " + shorter};
}

Reason bare_point(std::string_view text, const NumberWanted&) {
    const std::size_t sign = sign_length(text);
    std::string whole{text};
    if (sign < text.size() && text[sign] == '.')
        whole.insert(sign, "0");
    if (text.ends_with('.'))
        whole.pop_back();
    if (whole == text || !decimal(whole))
        return {};
    return Complaint{"has no digit on one side of the point", "write " + whole};
}

Reason currency(std::string_view text, const NumberWanted& wanted) {
    constexpr std::array<std::string_view, 3> signs{"£", "$", "€"};
    for (const std::string_view sign : signs) {
        if (!text.starts_with(sign))
            continue;
        const std::string_view amount = text.substr(sign.size());
        if (!decimal(without(amount, ',')))
            continue;
        const std::string fixed = is_pure(wanted) ? "" : ": " + std::string{wanted.unit};
        return Complaint{"carries a currency sign (the unit is fixed" + fixed + ")",
                         "write " + without(amount, ',')};
    }
    return {};
}

/// A span of time that people write where weeks are wanted.
struct TimeUnit {
    std::array<std::string_view, 5> names; ///< some of them empty
    double weeks;
};

constexpr std::array time_units{TimeUnit{{"years", "year", "yrs", "yr", "y"}, 52.0},
                                TimeUnit{{"months", "month"}, 52.0 / 12.0},
                                TimeUnit{{"weeks", "week", "wks", "wk", "w"}, 1.0},
                                TimeUnit{{"days", "day", "d"}, 1.0 / 7.0}};

/// The span that people call `name`; null where they call none so.
const TimeUnit* time_unit(const std::string& name) {
    const auto* const found = std::ranges::find_if(time_units, [&](const TimeUnit& each) {
        return !name.empty() && std::ranges::find(each.names, name) != each.names.end();
    });
    return found == time_units.end() ? nullptr : found;
}

/// What to write in weeks for an amount of `name`, the nearest whole number of them at least.
std::string in_weeks(std::string_view number, const std::string& name, bool is_whole) {
    constexpr double amount_max = 1e6; // more is a slip, and need not be converted
    const double amount = decimal(number).value_or(0.0);
    const TimeUnit* const unit = time_unit(name);
    const double weeks = unit == nullptr ? 0.0 : std::round(amount * unit->weeks);
    if (weeks < 1.0 || amount > amount_max)
        return "5 years are 260, 5 months are 22";
    if (unit->weeks == 1.0 && (weeks == amount || !is_whole))
        return "write " + std::string{number};
    return std::string{number} + ' ' + name + (amount == 1.0 ? " is " : " are ") +
           decimal_text(weeks);
}

/// What to write in place of a number with something after it.
std::string without_unit(std::string_view number, std::string_view after, NumberWanted wanted) {
    if (wanted.unit == "week") {
        const std::size_t name = std::min(after.find_first_not_of(blanks), after.size());
        return in_weeks(number, lower(after.substr(name)), wanted.is_whole);
    }
    const double amount = decimal(number).value_or(0.0);
    return wanted.is_whole && std::trunc(amount) != amount ? "write a whole number"
                                                           : "write " + std::string{number};
}

Reason unit_after(std::string_view text, const NumberWanted& wanted) {
    const std::size_t length = decimal_length(text);
    if (length == 0 || length == text.size() || has_digit(text.substr(length)))
        return {};
    const std::string fixed = is_pure(wanted)         ? "it is a pure number"
                              : wanted.unit == "week" ? "it is in weeks"
                                                      : "it is fixed: " + std::string{wanted.unit};
    return Complaint{"carries a unit (" + fixed + ")",
                     without_unit(text.substr(0, length), text.substr(length), wanted)};
}

constexpr std::array reasons{word,
                             not_finite,
                             too_large,
                             other_base,
                             date,
                             time,
                             percentage,
                             underscore,
                             needless_zero,
                             bare_point,
                             currency,
                             comma,
                             unit_after};

bool is_number_or_date_like(std::string_view text) {
    const bool begins = is_one_of(text.front(), "+-.0123456789");
    if (!begins || not_finite(text, {}))
        return begins;
    if (!has_digit(text))
        return false;
    return other_base(text, {}) ||
           text.find_first_not_of("0123456789+-._:eEtTzZ ") == std::string_view::npos;
}

} // namespace

Complaint why_no_decimal(std::string_view text, const NumberWanted& wanted) {
    for (const auto reason : reasons) {
        if (auto complaint = reason(text, wanted))
            return *complaint;
    }
    return {"is text (a number is needed)", "write a number"};
}

std::optional<std::string_view> other_than_text(std::string_view text) {
    if (text.empty())
        return {};
    if (const std::string_view meaning = word_meaning(text); !meaning.empty())
        return meaning;
    if (is_number_or_date_like(text))
        return "a number or a date";
    return {};
}

} // namespace dowith
