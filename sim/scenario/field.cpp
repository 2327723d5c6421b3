// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/field.hpp"

#include "sim/scenario/nearest_name.hpp"
#include "sim/scenario/number_words.hpp"
#include "sim/scenario/scalar.hpp"
#include "sim/scenario/scalar_traps.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace dowith {
namespace {

/// The value as it stands in a sentence; lists and maps are too long for one.
std::string shown(const Node& node) {
    if (node.is_nothing())
        return "= ~ ";
    if (!node.is_scalar())
        return {};
    return "= " + shortened(node.is_quoted() ? in_quotes(node.text()) : node.text()) + ' ';
}

std::string_view kind_of(const Node& node) {
    if (node.is_map())
        return "is a map";
    if (node.is_list())
        return "is a list";
    return node.is_nothing() ? "is nothing" : "is a single value";
}

std::string how_to_write(Node::Kind kind) {
    if (kind == Node::Kind::map)
        return "write {key: value}, or keys on lines of their own below it";
    if (kind == Node::Kind::list)
        return "write [item, item], or a dash before each item";
    return "write one value";
}

std::string in_brackets(std::string_view reason) {
    return reason.empty() ? std::string{} : " (" + std::string{reason} + ')';
}

bool is_identifier(std::string_view text) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_allowed = [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !text.empty() && is_letter(text.front()) && std::ranges::all_of(text, is_allowed);
}

constexpr std::string_view identifier_needed =
    "is no identifier (lower-case letters, digits, - and _, a letter first)";

/// Whole numbers keep all their digits; those with a point or exponent are exact up to 2^53.
std::optional<std::int64_t> whole(const std::string& text, double number) {
    const std::size_t plus = text.starts_with('+') ? 1 : 0;
    std::int64_t result = 0;
    const char* const last = text.data() + text.size();
    const auto [end, failure] = std::from_chars(text.data() + plus, last, result);
    if (failure == std::errc{} && end == last)
        return result;
    constexpr double exact_max = 9007199254740992.0;
    if (std::trunc(number) != number || std::abs(number) > exact_max)
        return {};
    return static_cast<std::int64_t>(number);
}

} // namespace

Reading::Reading(const Document& document, Problems& problems)
    : document_{&document}, problems_{&problems} {
    // Loading has taken it away, but it is a key that users may misspell.
    known_[&document.root].keys.emplace_back("extends");
}

Field Reading::root() { return Field{*this, &document_->root, {}, {}, document_->root.place()}; }

void Reading::finish() { report_unknown(document_->root, {}); }

void Reading::report_unknown(const Node& node, const std::string& path) {
    for (std::size_t i = 0; i < node.items().size(); ++i) {
        report_unknown(node.items()[i], path_below(path, std::to_string(i)));
    }
    const auto found = known_.find(&node);
    for (const auto& [key, value, key_place] : node.entries()) {
        const std::string key_path = path_below(path, key);
        if (found != known_.end() && !found->second.all) {
            const std::vector<std::string>& keys = found->second.keys;
            if (std::ranges::find(keys, key) == keys.end()) {
                const std::vector<std::string_view> names{keys.begin(), keys.end()};
                problems_->error(
                    key_place, key_path, "is no key that is known here", suggest_name(key, names));
            }
        }
        report_unknown(value, key_path);
    }
}

Field::Field(Reading& reading, const Node* node, std::string path, std::string key, Place place)
    : reading_{&reading}, node_{node}, path_{std::move(path)}, key_{std::move(key)},
      place_{std::move(place)} {}

Field Field::below(const Node* node, const std::string& key) const {
    return {*reading_, node, path_below(path_, key), key, node ? node->place() : place_};
}

std::string Field::sentence(const std::string& message) const {
    return (node_ ? shown(*node_) : std::string{}) + message;
}

void Field::error(const std::string& message, const std::string& hint) const {
    reading_->problems_->error(place_, path_, sentence(message), hint);
}

void Field::warning(const std::string& message, const std::string& hint) const {
    reading_->problems_->warning(place_, path_, sentence(message), hint);
}

/// Whether there is a value of this kind; one of another kind is recorded, once.
bool Field::is_kind(Node::Kind kind, std::string_view needed) const {
    if (!node_)
        return false;
    if (node_->kind() == kind)
        return true;
    if (reading_->reported_.insert(node_).second) {
        const std::string is{kind_of(*node_)};
        error(is + " (" + std::string{needed} + " is needed)", how_to_write(kind));
    }
    return false;
}

Field Field::operator[](std::string_view key) const {
    const std::string name{key};
    if (!is_kind(Node::Kind::map, "a map"))
        return below(nullptr, name);
    std::vector<std::string>& keys = reading_->known_[node_].keys;
    if (std::ranges::find(keys, name) == keys.end())
        keys.push_back(name);
    return below(node_->find(key), name);
}

Field Field::required(std::string_view key) const {
    const Field field = (*this)[key];
    // Where reading failed, what is missing may have been written; the failure is reported.
    if (is_map() && !field.exists() && reading_->document_->is_whole) {
        field.error("is missing (there is no value to fall back on)", "add it");
    }
    return field;
}

std::vector<Field> Field::entries() const {
    std::vector<Field> fields;
    if (!is_kind(Node::Kind::map, "a map"))
        return fields;
    reading_->known_[node_].all = true;
    for (const auto& [key, value, key_place] : node_->entries()) {
        if (is_identifier(key)) {
            fields.push_back(below(&value, key));
        } else {
            reading_->problems_->error(
                key_place, path_below(path_, key), std::string{identifier_needed}, "rename it");
        }
    }
    return fields;
}

std::vector<Field> Field::items() const {
    std::vector<Field> fields;
    if (!is_kind(Node::Kind::list, "a list"))
        return fields;
    for (const Node& item : node_->items()) {
        fields.push_back(below(&item, std::to_string(fields.size())));
    }
    return fields;
}

bool Field::has_unknown_keys() const {
    const auto found = reading_->known_.find(node_);
    if (!is_map() || found == reading_->known_.end())
        return is_map() && !node_->entries().empty();
    const auto& known = found->second;
    const auto& keys = known.keys;
    return !known.all && std::ranges::any_of(node_->entries(), [&](const Node::Entry& entry) {
        return std::ranges::find(keys, entry.key) == keys.end();
    });
}

std::optional<double> Field::decimal_as(const NumberWanted& wanted) const {
    if (!is_kind(Node::Kind::scalar, "a number"))
        return {};
    const auto number = decimal(node_->text());
    if (number && !node_->is_quoted())
        return number;
    if (number) {
        error("is text by its quotes (a number is needed)", "remove the quotes");
    } else if (node_->is_quoted()) {
        error("is text (a number is needed)", "write a number");
    } else {
        const Complaint complaint = why_no_decimal(node_->text(), wanted);
        error(complaint.message, complaint.hint);
    }
    return {};
}

double Field::number(const Declaration& declaration) const {
    const auto& [name, fallback, plausible, possible, unit, meaning, source, words] = declaration;
    if (!words.empty())
        return static_cast<double>(
            choice({words.begin(), words.end()}, static_cast<std::size_t>(fallback)));
    const auto x = decimal_as({unit});
    if (!x)
        return fallback;
    const std::string usual = "plausible: " + interval(plausible) + with_unit(unit);
    if (!possible.contains(*x)) {
        error(outside(*x, possible, unit) + in_brackets(meaning),
              share_hint(*x, possible, unit).value_or(usual));
        return fallback;
    }
    if (!plausible.contains(*x)) {
        warning("is outside the plausible " + interval(plausible) + with_unit(unit) +
                    in_brackets(meaning),
                "source: " + std::string{source});
    }
    return *x;
}

double Field::number(Range possible, std::string_view unit, double fallback) const {
    const auto x = decimal_as({unit});
    if (!x)
        return fallback;
    if (possible.contains(*x))
        return *x;
    error(outside(*x, possible, unit), share_hint(*x, possible, unit).value_or(""));
    return fallback;
}

std::int64_t Field::integer(std::int64_t low,
                            std::int64_t high,
                            std::int64_t fallback,
                            std::string_view unit) const {
    const auto x = decimal_as({unit, true});
    if (!x)
        return fallback;
    const auto result = whole(node_->text(), *x);
    if (result && *result >= low && *result <= high)
        return *result;
    const std::string range = "from " + std::to_string(low) + " to " + std::to_string(high);
    if (result || std::trunc(*x) == *x) {
        error("is not " + range);
    } else {
        error("is no whole number", "write one " + range);
    }
    return fallback;
}

std::int64_t Field::integer(std::int64_t low, std::int64_t high) const {
    return integer(low, high, low);
}

bool Field::flag(bool fallback) const {
    if (!is_kind(Node::Kind::scalar, "true or false"))
        return fallback;
    const std::string& text = node_->text();
    const bool is_flag = text == "true" || text == "false";
    if (is_flag && !node_->is_quoted())
        return text == "true";
    if (is_flag) {
        error("is text by its quotes (true or false is needed)", "remove the quotes");
    } else {
        error("is neither true nor false", "write true or false");
    }
    return fallback;
}

std::string Field::text(std::string fallback) const {
    if (!is_kind(Node::Kind::scalar, "a text"))
        return fallback;
    if (node_->is_quoted())
        return node_->text();
    const auto meaning = other_than_text(node_->text());
    if (!meaning)
        return node_->text();
    error("may be read as " + std::string{*meaning} + " (a text is needed)",
          "write " + in_quotes(node_->text()));
    return fallback;
}

std::string Field::identifier(std::string fallback) const {
    if (!is_kind(Node::Kind::scalar, "an identifier"))
        return fallback;
    if (!is_identifier(node_->text())) {
        error(std::string{identifier_needed}, "rename it");
        return fallback;
    }
    return text(std::move(fallback));
}

std::size_t Field::choice(const std::vector<std::string_view>& names,
                          std::size_t fallback,
                          std::string_view list) const {
    if (!is_kind(Node::Kind::scalar, "a name"))
        return fallback;
    const auto found = std::ranges::find(names, node_->text());
    if (found != names.end())
        return static_cast<std::size_t>(found - names.begin());
    error("is no name that is known here",
          list.empty() ? suggest_name(node_->text(), names)
                       : suggest_of_many(node_->text(), names, list));
    return fallback;
}

} // namespace dowith
