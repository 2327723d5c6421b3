// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/record_plan.hpp"

#include "sim/scenario/node_map.hpp"
#include "sim/scenario/scenario_keys.hpp"
#include "sim/scenario/yaml.hpp"

#include <algorithm>
#include <utility>

namespace dowith {
namespace {

Node names_node(const std::vector<std::string>& names) {
    std::vector<Node> items;
    items.reserve(names.size());
    for (const std::string& name : names)
        items.push_back(Node::plain(name));
    return Node::list(std::move(items));
}

Node numbers_node(const std::vector<std::uint32_t>& numbers) {
    std::vector<Node> items;
    items.reserve(numbers.size());
    for (const std::uint32_t number : numbers)
        items.push_back(Node::plain(std::to_string(number)));
    return Node::list(std::move(items));
}

Node people_node(const PeoplePlan& people) {
    NodeMap map;
    map.add("columns", names_node(people.columns)).add("weeks", numbers_node(people.weeks));
    if (people.sample) {
        map.add_whole(sample_key.name, *people.sample);
    } else {
        map.add_name(sample_key.name, everything);
    }
    return map.node();
}

/// What is recorded, without saying of which worlds.
NodeMap what_is_recorded(const RecordPlan& plan) {
    NodeMap map;
    if (plan.people)
        map.add("people", people_node(*plan.people));
    if (plan.ledger)
        map.add("ledger", Node::flag(true));
    if (!plan.policies.empty())
        map.add("policies", names_node(plan.policies));
    return map;
}

bool records_anything(const RecordPlan& plan) { return plan.people || plan.ledger; }

} // namespace

bool RecordPlan::covers(std::uint32_t world) const {
    return records_anything(*this) &&
           (!worlds || std::ranges::find(*worlds, world) != worlds->end());
}

bool RecordPlan::covers(std::string_view policy) const {
    return policies.empty() || std::ranges::find(policies, policy) != policies.end();
}

Node record_node(const RecordPlan& plan) {
    if (!records_anything(plan))
        return Node::nothing();
    NodeMap map = what_is_recorded(plan);
    if (plan.worlds) {
        map.add("worlds", numbers_node(*plan.worlds));
    } else {
        map.add_name("worlds", everything);
    }
    return map.node();
}

std::string record_key(const RecordPlan& plan, std::uint32_t world) {
    if (!plan.covers(world))
        return {};
    return to_yaml(NodeMap{}.add("record", what_is_recorded(plan).node()).node());
}

} // namespace dowith
