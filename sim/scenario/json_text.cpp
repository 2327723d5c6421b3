// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/json_text.hpp"

#include "sim/scenario/scalar.hpp"

#include <string_view>

namespace dowith {
namespace {

std::string json_string(std::string_view text) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::string result = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 32) {
            result += {'\\', 'u', '0', '0', hexadecimal[code / 16], hexadecimal[code % 16]};
            continue;
        }
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

std::string json_scalar(const Node& node) {
    const std::string& text = node.text();
    const bool is_bare = decimal(text).has_value() || text == "true" || text == "false";
    return is_bare && !node.is_quoted() ? text : json_string(text);
}

bool is_short(const Node& list) {
    for (const Node& item : list.items()) {
        if (!item.is_scalar() && !item.is_nothing())
            return false;
    }
    return list.items().size() <= 4;
}

void write(std::string& text, const Node& node, const std::string& margin);

void write_list(std::string& text, const Node& list, const std::string& margin) {
    const std::string inner = is_short(list) ? "" : '\n' + margin + "  ";
    const std::string outer = is_short(list) ? "" : '\n' + margin;
    std::string_view before;
    text += '[';
    for (const Node& item : list.items()) {
        text += before;
        text += inner;
        write(text, item, margin + "  ");
        before = is_short(list) ? ", " : ",";
    }
    text += outer + ']';
}

void write_map(std::string& text, const Node& map, const std::string& margin) {
    std::string_view before;
    text += '{';
    for (const auto& [key, value, place] : map.entries()) {
        text += before;
        text += '\n' + margin + "  " + json_string(key) + ": ";
        write(text, value, margin + "  ");
        before = ",";
    }
    text += map.entries().empty() ? "}" : '\n' + margin + '}';
}

void write(std::string& text, const Node& node, const std::string& margin) {
    switch (node.kind()) {
    case Node::Kind::nothing:
        text += "null";
        return;
    case Node::Kind::scalar:
        text += json_scalar(node);
        return;
    case Node::Kind::list:
        write_list(text, node, margin);
        return;
    case Node::Kind::map:
        write_map(text, node, margin);
        return;
    }
}

} // namespace

std::string to_json(const Node& node) {
    std::string text;
    write(text, node, {});
    return text + '\n';
}

} // namespace dowith
