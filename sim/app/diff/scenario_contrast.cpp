// SPDX-License-Identifier: Apache-2.0
#include "sim/app/diff/scenario_contrast.hpp"

#include "sim/scenario/document.hpp"
#include "sim/scenario/yaml.hpp"

#include <algorithm>
#include <utility>

namespace dowith {
namespace {

using Leaves = std::vector<std::pair<std::string, std::string>>;

/// What an item of a list is called in a path.
std::string name_of_item(const Node& item, std::size_t place) {
    const Node* name = item.find("name");
    return name != nullptr ? name->text() : std::to_string(place);
}

void add_leaves(const Node& node, const std::string& path, Leaves& leaves) {
    for (const Node::Entry& entry : node.entries()) {
        add_leaves(entry.value, path_below(path, entry.key), leaves);
    }
    for (std::size_t place = 0; place < node.items().size(); ++place) {
        const Node& item = node.items()[place];
        add_leaves(item, path_below(path, name_of_item(item, place)), leaves);
    }
    if (node.entries().empty() && node.items().empty()) {
        std::string written = to_yaml(node);
        written.pop_back(); // the end of its line
        leaves.emplace_back(path, std::move(written));
    }
}

Leaves leaves_of(std::string_view text) {
    Problems problems;
    const Document document = document_from_text("scenario", text, problems);
    refuse_errors(problems);
    Leaves leaves;
    add_leaves(document.root, {}, leaves);
    return leaves;
}

const std::string* find(const Leaves& leaves, const std::string& path) {
    const auto found = std::ranges::find(leaves, path, &Leaves::value_type::first);
    return found == leaves.end() ? nullptr : &found->second;
}

} // namespace

std::vector<ValueContrast> contrast_scenarios(std::string_view a, std::string_view b) {
    if (a == b) {
        return {};
    }
    const Leaves of_a = leaves_of(a);
    const Leaves of_b = leaves_of(b);
    std::vector<ValueContrast> contrasts;
    for (const auto& [path, value] : of_a) {
        const std::string* other = find(of_b, path);
        if (other == nullptr || *other != value) {
            contrasts.push_back({path, value, other == nullptr ? "" : *other});
        }
    }
    for (const auto& [path, value] : of_b) {
        if (find(of_a, path) == nullptr) {
            contrasts.push_back({path, "", value});
        }
    }
    return contrasts;
}

} // namespace dowith
