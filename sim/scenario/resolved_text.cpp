// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/resolved_text.hpp"

#include "sim/scenario/node_map.hpp"
#include "sim/scenario/scenario_keys.hpp"
#include "sim/scenario/yaml.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace dowith {
namespace {

template <class Owner>
void add_all(NodeMap& map, const Owner& owner, std::span<const Declared<Owner>> declarations) {
    for (const auto& [member, declaration] : declarations) {
        if (declaration.words.empty()) {
            map.add(declaration.name, owner.*member);
        } else {
            map.add_name(declaration.name,
                         declaration.words[static_cast<std::size_t>(owner.*member)]);
        }
    }
}

/// Files, by their content; numbers of people follow from it.
void add_files(NodeMap& map, const GivenPeople& people, bool with_words) {
    const auto add = [&](const std::string& key, const GivenFile& file) {
        if (with_words)
            map.add_text(key, file.name);
        map.add_text(key + "_hash", file.hash);
    };
    add("file", people.file);
    if (people.ties_file)
        add("ties", *people.ties_file);
}

Node population_node(const PopulationPlan& plan, bool with_words) {
    NodeMap map;
    if (plan.given) {
        add_files(map, *plan.given, with_words);
    } else {
        map.add_whole(citizens_key.name, plan.citizens)
            .add_whole(neighbourhoods_key.name, plan.neighbourhoods);
    }
    NodeMap deprivation;
    deprivation.add(deprivation_mean_key.name, plan.deprivation_mean)
        .add(deprivation_spread_key.name, plan.deprivation_spread);
    return map.add("deprivation", deprivation.node()).node();
}

Node services_node(const std::vector<ServicePlan>& services) {
    std::vector<Node> items;
    for (const ServicePlan& service : services) {
        NodeMap map;
        map.add_name("name", service.name).add_name("technology", service.technology_name);
        map.add(professionals_key.name, service.professionals_per_1000);
        add_all(map, service.technology, technology_declarations());
        items.push_back(map.node());
    }
    return Node::list(std::move(items));
}

Node mechanisms_node(const std::vector<Mechanism>& mechanisms) {
    std::vector<Node> names;
    for (const Mechanism& mechanism : mechanisms)
        names.push_back(Node::plain(std::string{mechanism.name}));
    return Node::list(std::move(names));
}

Node parameters_node(Parameters parameters) {
    std::vector<Node::Entry> groups;
    NodeMap group;
    std::string_view name;
    for (const ParameterEntry& entry : all_parameters()) {
        if (entry.group != name && !name.empty())
            groups.push_back({std::string{name}, group.node()});
        name = entry.group;
        group.add(entry.declaration.name, entry.slot(parameters));
    }
    groups.push_back({std::string{name}, group.node()});
    return Node::map(std::move(groups));
}

Node levers_node(const Practice& practice) {
    NodeMap map;
    add_all(map, practice, levers());
    return map.node();
}

Node bank_node(const BankRules& bank) {
    NodeMap map;
    add_all(map, bank, bank_levers());
    return map.node();
}

Node levers_node(const Rung& rung) {
    NodeMap map;
    add_all(map, rung.practice, levers());
    return map.add("time_bank", bank_node(rung.bank)).node();
}

bool is_used(const Scenario& scenario, const std::string& rung) {
    const auto declares_it = [&rung](const Stage& stage) { return stage.rung == rung; };
    const auto climbs_it = [&](const Policy& policy) {
        return std::ranges::any_of(policy.stages, declares_it);
    };
    return climbs_it(scenario.burn_in) || std::ranges::any_of(scenario.policies, climbs_it);
}

/// The ladder, as far as the scenario uses it.
Node ladder_node(const Scenario& scenario, bool with_words) {
    const Ladder& ladder = scenario.ladder;
    std::vector<Node> rungs;
    for (const Rung& rung : ladder.rungs) {
        if (!is_used(scenario, rung.name))
            continue;
        NodeMap map;
        map.add_name("name", rung.name);
        map.add_whole(rung_number_key.name, rung.number);
        if (with_words)
            map.add_name("group", rung.group).add_text("says", rung.says);
        if (with_words)
            map.add_text("promise", rung.promise);
        map.add("levers", levers_node(rung));
        rungs.push_back(map.node());
    }
    NodeMap map;
    if (with_words) {
        map.add_name("name", ladder.name).add_text("title", ladder.title);
        map.add_text("source", ladder.source);
    }
    return map.add("rungs", Node::list(std::move(rungs))).node();
}

Node stage_node(const Stage& stage, const std::vector<ServicePlan>& services) {
    NodeMap by_service;
    for (std::size_t service = 0; service < services.size(); ++service)
        by_service.add(services[service].name, levers_node(stage.practice[service]));
    return NodeMap{}
        .add_whole(stage_week_key.name, stage.from_week)
        .add_name("rung", stage.rung)
        .add_name("cell", stage.cell)
        .add("time_bank", bank_node(stage.bank))
        .add("services", by_service.node())
        .node();
}

Node policies_node(const Scenario& scenario) {
    NodeMap policies;
    for (const Policy& policy : scenario.policies) {
        std::vector<Node> timeline;
        for (const Stage& stage : policy.stages)
            timeline.push_back(stage_node(stage, scenario.services));
        policies.add(policy.name,
                     NodeMap{}.add("timeline", Node::list(std::move(timeline))).node());
    }
    return policies.node();
}

Node event_node(const Event& event, const std::string& policy) {
    const EventKind& kind = kind_of(event);
    NodeMap map;
    map.add_whole(event_week_key.name, event.from_week);
    if (event.weeks)
        map.add_whole(event_weeks_key.name, *event.weeks);
    map.add_name(event_policy_key, policy);
    map.add(kind.declaration.name, kind.has_size ? Node::number(event.size) : Node::flag(true));
    return map.node();
}

Node events_node(const std::vector<Policy>& policies) {
    std::vector<Node> items;
    for (const Policy& policy : policies) {
        for (const Event& event : policy.events)
            items.push_back(event_node(event, policy.name));
    }
    return Node::list(std::move(items));
}

Node comparison_node(const Scenario& scenario, bool with_primary) {
    NodeMap map;
    if (scenario.baseline < scenario.policies.size())
        map.add_name("baseline", scenario.policies[scenario.baseline].name);
    std::vector<Node> primary;
    for (const std::string& name : scenario.primary)
        primary.push_back(Node::plain(name));
    if (with_primary)
        map.add("primary", Node::list(std::move(primary)));
    NodeMap precision;
    for (const WantedPrecision& each : scenario.precision)
        precision.add(each.outcome, each.half_width);
    if (with_primary && !scenario.precision.empty())
        map.add(precision_key, precision.node());
    return map.node();
}

Node uncertainty_node(const std::vector<Prior>& priors) {
    if (priors.empty())
        return Node::plain("none");
    std::vector<Node> items;
    for (const Prior& prior : priors) {
        NodeMap map;
        map.add_name("path", prior.path).add("low", prior.low).add("high", prior.high);
        items.push_back(map.node());
    }
    return Node::list(std::move(items));
}

/// What decides a world, from its size to its priors.
void add_what_decides(NodeMap& map, const Scenario& scenario, bool with_words) {
    map.add_whole(seed_key.name, static_cast<std::int64_t>(scenario.seed));
    NodeMap weeks;
    weeks.add_whole(burn_in_key.name, scenario.burn_in_weeks)
        .add_whole(horizon_key.name, scenario.horizon_weeks);
    map.add("weeks", weeks.node());
    map.add("population", population_node(scenario.population, with_words));
    map.add("mechanisms", mechanisms_node(scenario.mechanisms));
    map.add("services", services_node(scenario.services));
    if (scenario.starting_load)
        map.add(starting_load_key.name, *scenario.starting_load);
    map.add("parameters", parameters_node(scenario.parameters));
    map.add("ladder", ladder_node(scenario, with_words));
    map.add_name("burn_in_rung", scenario.burn_in.stages.front().rung);
    map.add("policies", policies_node(scenario));
    map.add("events", events_node(scenario.policies));
    map.add("compare", comparison_node(scenario, with_words));
    map.add("uncertainty", uncertainty_node(scenario.uncertainty));
}

} // namespace

std::string resolved_text(const Scenario& scenario, const ScenarioWords& words) {
    NodeMap map;
    map.add_whole("dowith", scenario_format_version);
    map.add_text("title", scenario.title).add_text("question", scenario.question);
    map.add_text("source", words.source).add_text("look_at", words.look_at);
    map.add_whole(worlds_key.name, scenario.worlds);
    add_what_decides(map, scenario, true);
    if (const Node record = record_node(scenario.record); !record.is_nothing())
        map.add("record", record);
    return to_yaml(map.node());
}

std::string world_text(const Scenario& scenario) {
    NodeMap map;
    map.add_whole("dowith", scenario_format_version);
    add_what_decides(map, scenario, false);
    return to_yaml(map.node());
}

} // namespace dowith
