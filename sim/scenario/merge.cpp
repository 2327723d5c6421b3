// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/merge.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/scenario/nearest_name.hpp"

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace dowith {
namespace {

using Entries = std::vector<Node::Entry>;

void refuse_removal(const Entries& base,
                    const Node::Entry& change,
                    const std::string& path,
                    Problems& problems) {
    std::vector<std::string_view> names;
    for (const Node::Entry& entry : base)
        names.emplace_back(entry.key);
    const auto nearest = nearest_name(change.key, names);
    problems.error(change.value.place(),
                   path_below(path, change.key),
                   "= ~ removes nothing (no such key is extended)",
                   nearest ? "did you mean " + std::string{*nearest} + '?' : "delete the line");
}

/// A list is new as a whole, so that nothing in it can be removed.
Node without_removals(const Node& list, const std::string& path, Problems& problems) {
    std::vector<Node> items;
    for (const Node& item : list.items()) {
        const std::string item_path = path_below(path, std::to_string(items.size()));
        if (item.is_nothing()) {
            problems.error(item.place(),
                           item_path,
                           "= ~ has no meaning in a list (~ removes a key that is extended)",
                           "delete the item");
            continue;
        }
        items.push_back(merged(Node::nothing(), item, item_path, problems));
    }
    return Node::list(std::move(items), list.place());
}

Node merged_maps(const Node& base,
                 const Node& change,
                 const std::string& path,
                 Problems& problems) {
    Entries result = base.entries();
    std::unordered_map<std::string_view, std::size_t> rows;
    for (std::size_t row = 0; row < base.entries().size(); ++row) {
        rows.emplace(base.entries()[row].key, row);
    }
    std::unordered_set<std::string_view> removed;
    const Node absent = Node::nothing();
    for (const Node::Entry& entry : change.entries()) {
        const auto found = rows.find(entry.key);
        if (entry.value.is_nothing()) {
            if (found == rows.end())
                refuse_removal(base.entries(), entry, path, problems);
            removed.insert(entry.key);
            continue;
        }
        const Node& old = found == rows.end() ? absent : result[found->second].value;
        Node value = merged(old, entry.value, path_below(path, entry.key), problems);
        Node::Entry next{entry.key, std::move(value), entry.key_place};
        if (found == rows.end()) {
            result.push_back(std::move(next));
        } else {
            result[found->second] = std::move(next);
        }
    }
    std::erase_if(result, [&](const Node::Entry& entry) { return removed.contains(entry.key); });
    return Node::map(std::move(result), change.place());
}

} // namespace

Node merged(const Node& base, const Node& change, const std::string& path, Problems& problems) {
    if (change.is_list())
        return without_removals(change, path, problems);
    if (!change.is_map())
        return change;
    return merged_maps(base.is_map() ? base : Node::map({}), change, path, problems);
}

} // namespace dowith
