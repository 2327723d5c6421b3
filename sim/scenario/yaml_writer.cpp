// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/scalar.hpp"
#include "sim/scenario/scalar_traps.hpp"
#include "sim/scenario/yaml.hpp"

#include <cstddef>

namespace dowith {
namespace {

/// Keys are always text here, but other readers take a bare `no` or `2026` for something else.
std::string key_text(const std::string& key) {
    return can_stand_plain(key) && !other_than_text(key) ? key : in_quotes(key);
}

std::string scalar_text(const Node& node) {
    if (node.is_nothing())
        return "~";
    return node.is_quoted() ? in_quotes(node.text()) : node.text();
}

bool is_block(const Node& node) { return !node.items().empty() || !node.entries().empty(); }

std::string inline_text(const Node& node) {
    if (node.is_list())
        return "[]";
    return node.is_map() ? "{}" : scalar_text(node);
}

/// Writes `node` from the present column, which is `indent`, and ends its last line.
void write(std::string& text, const Node& node, std::size_t indent) {
    if (!is_block(node)) {
        text += inline_text(node) + '\n';
        return;
    }
    const std::string margin(indent, ' ');
    bool first = true;
    for (const Node& item : node.items()) {
        if (!first)
            text += margin;
        text += "- ";
        write(text, item, indent + 2);
        first = false;
    }
    for (const auto& [key, value, place] : node.entries()) {
        if (!first)
            text += margin;
        text += key_text(key) + ':';
        text += is_block(value) ? '\n' + margin + "  " : " ";
        write(text, value, indent + 2);
        first = false;
    }
}

} // namespace

std::string to_yaml(const Node& node) {
    std::string text;
    write(text, node, 0);
    return text;
}

} // namespace dowith
