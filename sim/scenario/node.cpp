// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/node.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/scenario/scalar.hpp"

#include <algorithm>
#include <utility>

namespace dowith {
namespace {

bool has_unique_keys(const std::vector<Node::Entry>& entries) {
    std::vector<std::string_view> keys;
    keys.reserve(entries.size());
    for (const Node::Entry& entry : entries)
        keys.emplace_back(entry.key);
    std::ranges::sort(keys);
    return std::ranges::adjacent_find(keys) == keys.end();
}

} // namespace

Node::Node(Kind kind, Place place) : kind_{kind}, place_{std::move(place)} {}

Node Node::nothing(Place place) { return Node{Kind::nothing, std::move(place)}; }

Node Node::plain(std::string text, Place place) {
    Node node{Kind::scalar, std::move(place)};
    node.quoted_ = !can_stand_plain(text);
    node.text_ = std::move(text);
    return node;
}

Node Node::quoted(std::string text, Place place) {
    Node node{Kind::scalar, std::move(place)};
    node.quoted_ = true;
    node.text_ = std::move(text);
    return node;
}

Node Node::number(double value, Place place) {
    return plain(decimal_text(value), std::move(place));
}

Node Node::flag(bool value, Place place) {
    return plain(value ? "true" : "false", std::move(place));
}

Node Node::list(std::vector<Node> items, Place place) {
    Node node{Kind::list, std::move(place)};
    node.items_ = std::move(items);
    return node;
}

Node Node::map(std::vector<Entry> entries, Place place) {
    EXPECTS(has_unique_keys(entries));
    Node node{Kind::map, std::move(place)};
    node.entries_ = std::move(entries);
    return node;
}

const Node* Node::find(std::string_view key) const {
    const auto found = std::ranges::find(entries_, key, &Entry::key);
    return found == entries_.end() ? nullptr : &found->value;
}

bool operator==(const Node& a, const Node& b) {
    return a.kind_ == b.kind_ && a.quoted_ == b.quoted_ && a.text_ == b.text_ &&
           a.items_ == b.items_ && a.entries_ == b.entries_;
}

std::string path_below(std::string_view parent, std::string_view key) {
    if (parent.empty())
        return std::string{key};
    return std::string{parent} + '.' + std::string{key};
}

} // namespace dowith
