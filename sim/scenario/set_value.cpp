// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/complaint.hpp"
#include "sim/scenario/document.hpp"
#include "sim/scenario/merge.hpp"
#include "sim/scenario/nearest_name.hpp"
#include "sim/scenario/yaml.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

namespace dowith {
namespace {

using Words = std::span<const std::string>;

/// An assignment cannot be applied: how the sentence about its path goes on.
struct CannotApply {
    std::string path;
    Complaint complaint;
};

std::vector<std::string> words_of(std::string_view path) {
    std::vector<std::string> words{""};
    for (const char c : path) {
        if (c == '.') {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    return words;
}

std::string joined(Words words) {
    std::string path;
    for (const std::string& word : words)
        path = path_below(path, word);
    return path;
}

Node with_value(const Node& at, Words all, std::size_t depth, const Node& value);

/// What stands in place of `old` (which may be missing): the value, or `old` with the value in it.
Node next_value(const Node* old, Words all, std::size_t depth, const Node& value) {
    if (depth + 1 == all.size())
        return value;
    return with_value(old ? *old : Node::map({}, value.place()), all, depth + 1, value);
}

/// A value within a policy that does not exist would be a new policy of that one value, though a
/// slip of its name was meant.
void refuse_unknown_policy(const Node& map, Words all, std::size_t depth) {
    if (depth != 1 || all.size() <= 2 || all[0] != "policies")
        return;
    std::vector<std::string_view> names;
    for (const Node::Entry& entry : map.entries())
        names.emplace_back(entry.key);
    throw CannotApply{joined(all.first(2)),
                      {"is no policy of this scenario",
                       suggest_name(all[1], names) + "; a new one is written whole, as in " +
                           joined(all.first(2)) + "={rung: informing}"}};
}

Node with_value_in_map(const Node& map, Words all, std::size_t depth, const Node& value) {
    std::vector<Node::Entry> entries = map.entries();
    const auto found = std::ranges::find(entries, all[depth], &Node::Entry::key);
    const Node* old = found == entries.end() ? nullptr : &found->value;
    if (!old)
        refuse_unknown_policy(map, all, depth);
    Node next = next_value(old, all, depth, value);
    if (next.is_nothing() && !old) {
        throw CannotApply{joined(all.first(depth + 1)),
                          {"= ~ removes nothing (there is no such key)", "check its name"}};
    }
    if (next.is_nothing()) {
        entries.erase(found);
    } else if (old) {
        found->value = std::move(next);
    } else {
        entries.push_back({all[depth], std::move(next), value.place()});
    }
    return Node::map(std::move(entries), map.place());
}

/// The row that a word of a path means: its number, or the item that has it as its name.
std::size_t row_of(const std::vector<Node>& items, Words all, std::size_t depth) {
    const std::string& word = all[depth];
    std::vector<std::string_view> names;
    for (std::size_t row = 0; row < items.size(); ++row) {
        const Node* name = items[row].find("name");
        if (!name)
            continue;
        if (name->text() == word)
            return row;
        names.emplace_back(name->text());
    }
    std::size_t row = 0;
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), row);
    if (failure == std::errc{} && end == word.data() + word.size() && row < items.size())
        return row;
    const std::string last =
        items.empty() ? "" : " (0 to " + std::to_string(items.size() - 1) + ')';
    throw CannotApply{joined(all.first(depth + 1)),
                      {"is no item of this list of " + std::to_string(items.size()) + last,
                       suggest_name(word, names)}};
}

Node with_value_in_list(const Node& list, Words all, std::size_t depth, const Node& value) {
    std::vector<Node> items = list.items();
    const std::size_t row = row_of(items, all, depth);
    Node next = next_value(&items[row], all, depth, value);
    if (next.is_nothing()) {
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(row));
    } else {
        items[row] = std::move(next);
    }
    return Node::list(std::move(items), list.place());
}

/// `at`, the node at the first `depth` words, with the value at the end of all words.
Node with_value(const Node& at, Words all, std::size_t depth, const Node& value) {
    if (at.is_map())
        return with_value_in_map(at, all, depth, value);
    if (at.is_list())
        return with_value_in_list(at, all, depth, value);
    throw CannotApply{
        joined(all.first(depth)),
        {"= " + at.text() + " is a single value (nothing is below it)", "shorten the path"}};
}

/// Why no value can be set at this path.
std::optional<Complaint> why_no_path(const std::vector<std::string>& words) {
    if (std::ranges::find(words, "") != words.end()) {
        return Complaint{"this is no assignment (words joined by points, =, a value)",
                         "write it as in weeks.horizon=260"};
    }
    if (words.size() > depth_max)
        return Complaint{"the path is longer than 32 words", "shorten it"};
    if (words.front() == "extends") {
        return Complaint{"extends cannot be set (files are merged before anything is set)",
                         "write it into the file"};
    }
    return {};
}

} // namespace

void set_value(Document& document, std::string_view assignment, Problems& problems) {
    const Place place{"--set " + std::string{assignment}};
    const std::size_t equals = assignment.find('=');
    const bool has_path = equals != std::string_view::npos;
    const std::string path{has_path ? assignment.substr(0, equals) : ""};
    const std::vector<std::string> words = words_of(path);
    if (const auto complaint = why_no_path(words)) {
        problems.error(place, {}, complaint->message, complaint->hint);
        return;
    }
    const std::size_t errors_before = problems.errors();
    const auto value = read_yaml_value(place, path, assignment.substr(equals + 1), problems);
    if (!value)
        return;
    const Node whole = merged(Node::nothing(), *value, path, problems);
    if (problems.errors() > errors_before)
        return;
    try {
        document.root = with_value(document.root, words, 0, whole);
    } catch (const CannotApply& refusal) {
        problems.error(place, refusal.path, refusal.complaint.message, refusal.complaint.hint);
    }
}

} // namespace dowith
