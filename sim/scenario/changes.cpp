// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/document.hpp"
#include "sim/scenario/yaml.hpp"

#include <unordered_map>
#include <utility>

namespace dowith {
namespace {

struct Leaf {
    std::string path;
    const Node* node;
};

/// Scalars and lists of a tree, and maps without keys, in the order of writing.
void add_leaves(const Node& node, const std::string& path, std::vector<Leaf>& leaves) {
    if (node.entries().empty())
        leaves.push_back({path, &node});
    for (const Node::Entry& entry : node.entries()) {
        add_leaves(entry.value, path_below(path, entry.key), leaves);
    }
}

std::vector<Leaf> leaves_of(const Node& root) {
    std::vector<Leaf> leaves;
    if (!root.entries().empty())
        add_leaves(root, {}, leaves);
    return leaves;
}

using Index = std::unordered_map<std::string, const Node*>;

Index index_of(const std::vector<Leaf>& leaves) {
    Index index;
    for (const Leaf& leaf : leaves)
        index.emplace(leaf.path, leaf.node);
    return index;
}

std::string written(const Node& node) {
    std::string text = to_yaml(node);
    text.pop_back(); // the end of its last line
    return text;
}

} // namespace

std::vector<Change> changes(const Document& document) {
    const std::vector<Leaf> before = leaves_of(document.base);
    const std::vector<Leaf> after = leaves_of(document.root);
    const Index old = index_of(before);
    const Index now = index_of(after);
    std::vector<Change> result;
    for (const Leaf& leaf : before) {
        if (now.contains(leaf.path))
            continue;
        result.push_back({leaf.path, written(*leaf.node), "", leaf.node->place()});
    }
    for (const Leaf& leaf : after) {
        const auto found = old.find(leaf.path);
        if (found != old.end() && *found->second == *leaf.node)
            continue;
        std::string was = found == old.end() ? "" : written(*found->second);
        result.push_back({leaf.path, std::move(was), written(*leaf.node), leaf.node->place()});
    }
    return result;
}

} // namespace dowith
