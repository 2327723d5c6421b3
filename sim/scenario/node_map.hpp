// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/node.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dowith {

/// Builds a map by one key after another.
class NodeMap {
  public:
    NodeMap& add(std::string_view key, Node value) {
        entries_.push_back({std::string{key}, std::move(value)});
        return *this;
    }

    NodeMap& add(std::string_view key, double value) { return add(key, Node::number(value)); }

    NodeMap& add_whole(std::string_view key, std::int64_t value) {
        return add(key, Node::plain(std::to_string(value)));
    }

    /// A text in quotes, or nothing if it is empty.
    NodeMap& add_text(std::string_view key, std::string_view value) {
        return value.empty() ? *this : add(key, Node::quoted(std::string{value}));
    }

    /// A name without quotes, or nothing if it is empty.
    NodeMap& add_name(std::string_view key, std::string_view value) {
        return value.empty() ? *this : add(key, Node::plain(std::string{value}));
    }

    /// The map so far; what is added later begins another one.
    [[nodiscard]] Node node() { return Node::map(std::exchange(entries_, {})); }

  private:
    std::vector<Node::Entry> entries_;
};

} // namespace dowith
