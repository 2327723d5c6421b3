// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/problems.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// One value of a document with all that is in it, and where each part was written. It never
/// changes: merging and overlaying make new trees.
class Node {
  public:
    enum class Kind {
        nothing, ///< `~`: removes a key of the base that a file extends; nowhere else of any use
        scalar,  ///< a text, a number, a flag: only who reads it knows which
        list,
        map
    };

    struct Entry; ///< a key with its value

    [[nodiscard]] static Node nothing(Place place = {});
    /// A scalar without quotes; it keeps quotes after all where it could not be written without.
    [[nodiscard]] static Node plain(std::string text, Place place = {});
    /// A scalar in quotes: text, whatever it looks like.
    [[nodiscard]] static Node quoted(std::string text, Place place = {});
    /// The shortest decimal that reads back as exactly `value`, which is finite.
    [[nodiscard]] static Node number(double value, Place place = {});
    [[nodiscard]] static Node flag(bool value, Place place = {});
    [[nodiscard]] static Node list(std::vector<Node> items, Place place = {});
    /// No key may be there twice.
    [[nodiscard]] static Node map(std::vector<Entry> entries, Place place = {});

    [[nodiscard]] Kind kind() const { return kind_; }

    [[nodiscard]] bool is_nothing() const { return kind_ == Kind::nothing; }

    [[nodiscard]] bool is_scalar() const { return kind_ == Kind::scalar; }

    [[nodiscard]] bool is_list() const { return kind_ == Kind::list; }

    [[nodiscard]] bool is_map() const { return kind_ == Kind::map; }

    /// Of a scalar: what is written, without quotes and escapes. Empty for anything else.
    [[nodiscard]] const std::string& text() const { return text_; }

    /// Of a scalar: whether it is text by its quotes (or as a block of text).
    [[nodiscard]] bool is_quoted() const { return quoted_; }

    /// Of a list. Empty for anything else.
    [[nodiscard]] const std::vector<Node>& items() const { return items_; }

    /// Of a map, in the order of writing. Empty for anything else.
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

    /// The value of a key of this map; null where the key is missing or this is no map.
    [[nodiscard]] const Node* find(std::string_view key) const;

    [[nodiscard]] const Place& place() const { return place_; }

    /// The same content, wherever it was written.
    friend bool operator==(const Node& a, const Node& b);

  private:
    Node(Kind kind, Place place);

    Kind kind_;
    bool quoted_ = false;
    std::string text_;
    std::vector<Node> items_;
    std::vector<Entry> entries_;
    Place place_;
};

struct Node::Entry {
    std::string key;
    Node value;
    Place key_place = {};

    friend bool operator==(const Entry& a, const Entry& b) {
        return a.key == b.key && a.value == b.value;
    }
};

/// `parent.key`, or `key` alone at the top.
[[nodiscard]] std::string path_below(std::string_view parent, std::string_view key);

} // namespace dowith
