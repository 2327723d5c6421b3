// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/scenario_schema.hpp"

#include "sim/model/indicators.hpp"
#include "sim/model/parameters.hpp"
#include "sim/model/practice.hpp"
#include "sim/model/schedule.hpp"
#include "sim/scenario/grid.hpp"
#include "sim/scenario/json_text.hpp"
#include "sim/scenario/ladder.hpp"
#include "sim/scenario/node_map.hpp"
#include "sim/scenario/outcomes.hpp"
#include "sim/scenario/read_record.hpp"
#include "sim/scenario/scalar.hpp"
#include "sim/scenario/scenario_keys.hpp"
#include "sim/scenario/technologies.hpp"

#include <limits>

namespace dowith {
namespace {

constexpr std::string_view identifier_pattern = "^[a-z][a-z0-9_-]*$";

Node text(std::string_view value) { return Node::quoted(std::string{value}); }

template <class Names> Node names_list(const Names& names) {
    std::vector<Node> items;
    items.reserve(names.size());
    for (const auto& name : names)
        items.push_back(text(name));
    return Node::list(std::move(items));
}

/// A type, or `~`, by which a file removes what it would inherit.
Node type_or_nothing(std::string_view type) { return Node::list({text(type), text("null")}); }

Node reference(const std::string& name) {
    return NodeMap{}.add("$ref", text("#/$defs/" + name)).node();
}

Node said(std::string_view type, std::string_view description) {
    return NodeMap{}.add("type", type_or_nothing(type)).add_text("description", description).node();
}

Node identifier(std::string_view description) {
    return NodeMap{}
        .add("type", type_or_nothing("string"))
        .add_text("description", description)
        .add_text("pattern", identifier_pattern)
        .node();
}

Node one_of_names(const std::vector<std::string_view>& names, std::string_view description) {
    return NodeMap{}.add_text("description", description).add("enum", names_list(names)).node();
}

Node either(std::string_view description, std::vector<Node> alternatives) {
    return NodeMap{}
        .add_text("description", description)
        .add("anyOf", Node::list(std::move(alternatives)))
        .node();
}

Node list_of(Node item, std::string_view description) {
    return NodeMap{}
        .add("type", type_or_nothing("array"))
        .add_text("description", description)
        .add("items", std::move(item))
        .node();
}

/// A map of which all keys are known.
Node object(Node properties,
            std::string_view description,
            const std::vector<std::string_view>& required = {}) {
    NodeMap map;
    map.add("type", type_or_nothing("object")).add_text("description", description);
    map.add("additionalProperties", Node::flag(false)).add("properties", std::move(properties));
    if (!required.empty())
        map.add("required", names_list(required));
    return map.node();
}

/// A map whose keys are names that the user chooses.
Node named(Node value, std::string_view description) {
    return NodeMap{}
        .add("type", type_or_nothing("object"))
        .add_text("description", description)
        .add("propertyNames", NodeMap{}.add_text("pattern", identifier_pattern).node())
        .add("additionalProperties", std::move(value))
        .node();
}

std::string description_of(const Declaration& number) {
    const auto& [name, fallback, plausible, possible, unit, meaning, source, words] = number;
    const std::string in_unit = unit == "1" ? "" : ' ' + std::string{unit};
    return std::string{meaning} + ". Plausible: " + decimal_text(plausible.low) + " to " +
           decimal_text(plausible.high) + in_unit + ". Source: " + std::string{source} + '.';
}

/// A number with its bounds; a bound that only says "no bound" is left out.
NodeMap bounded(const Declaration& number) {
    NodeMap map;
    map.add("type", type_or_nothing("number")).add_text("description", description_of(number));
    if (number.possible.low > any_number.low)
        map.add("minimum", number.possible.low);
    if (number.possible.high < any_number.high)
        map.add("maximum", number.possible.high);
    return map;
}

Node number(const Declaration& declaration) {
    return declaration.words.empty()
               ? bounded(declaration).node()
               : one_of_names({declaration.words.begin(), declaration.words.end()},
                              declaration.meaning);
}

Node number_with_default(const Declaration& declaration) {
    return bounded(declaration).add("default", declaration.fallback).node();
}

Node whole(const WholeNumber& number) {
    NodeMap map;
    map.add("type", type_or_nothing("integer")).add_text("description", number.meaning);
    map.add_whole("minimum", number.low);
    if (number.high < std::numeric_limits<std::int64_t>::max())
        map.add_whole("maximum", number.high);
    return map.add_whole("default", number.fallback).node();
}

void add_levers_of_service(NodeMap& properties) {
    for (const Declared<Practice>& lever : levers()) {
        const std::string name{lever.declaration.name};
        properties.add(name, reference(name));
    }
}

void add_levers(NodeMap& properties) {
    add_levers_of_service(properties);
    properties.add("time_bank", reference("time_bank"));
}

Node levers_object(std::string_view description) {
    NodeMap properties;
    add_levers(properties);
    return object(properties.node(), description);
}

/// What a policy and each of its stages may say alike.
void add_practice(NodeMap& properties) {
    properties.add("rung", identifier("name of a rung of the ladder"));
    properties.add("cell",
                   one_of_names(built_in_grid().cell_names(),
                                "a cell of the grid of who designs and who delivers, in place of "
                                "a rung"));
    properties.add("from", identifier("name of the policy that this one starts from"));
    add_levers(properties);
    properties.add("services", named(reference("levers_of_service"), "levers of one service only"));
}

Node stage() {
    NodeMap properties;
    properties.add(stage_week_key.name, whole(stage_week_key));
    add_practice(properties);
    return object(properties.node(), "what a policy does from some week on", {stage_week_key.name});
}

Node policy() {
    NodeMap properties;
    add_practice(properties);
    properties.add("timeline", list_of(reference("stage"), "stages in order of their weeks"));
    return object(
        properties.node(),
        "a rung of the ladder or another policy to start from, and levers that are other");
}

/// What happens, and when: one kind of event each.
Node event() {
    NodeMap properties;
    std::vector<Node> kinds;
    const auto add = [&](std::string_view kind, Node value) {
        properties.add(kind, std::move(value));
        kinds.push_back(
            NodeMap{}.add("required", names_list(std::vector<std::string_view>{kind})).node());
    };
    for (const EventKind& kind : event_kinds())
        add(kind.declaration.name,
            kind.has_size ? number(kind.declaration)
                          : NodeMap{}
                                .add_text("description", kind.declaration.meaning)
                                .add("const", Node::flag(true))
                                .node());
    add(event_change_key, reference("change"));
    properties.add(event_week_key.name, whole(event_week_key));
    properties.add(event_weeks_key.name, whole(event_weeks_key));
    properties.add(event_policy_key, identifier("the policy that it befalls; all if not said"));
    NodeMap map;
    map.add_text("type", "object").add_text("description", "a dated shock, of one kind");
    map.add("additionalProperties", Node::flag(false)).add("properties", properties.node());
    map.add("required", names_list(std::vector<std::string_view>{event_week_key.name}));
    return map.add("oneOf", Node::list(std::move(kinds))).node();
}

Node change() {
    NodeMap properties;
    add_practice(properties);
    return object(properties.node(), "what a policy does from then on, as a stage would say it");
}

Node rung() {
    NodeMap properties;
    properties.add("name", identifier("name of the rung"));
    properties.add(rung_number_key.name, whole(rung_number_key));
    properties.add("group",
                   one_of_names({"to", "for", "with"}, "what is done: to, for or with people"));
    properties.add("says", said("string", "what the rung is, in one plain sentence"));
    properties.add("promise", said("string", "what it promises the public, in its own voice"));
    properties.add("levers", reference("levers"));
    return object(properties.node(), "a rung", {"name", "number", "group", "says", "levers"});
}

Node definitions() {
    NodeMap all;
    for (const Declared<Practice>& lever : levers())
        all.add(lever.declaration.name, number(lever.declaration));
    NodeMap bank;
    for (const Declared<BankRules>& rule : bank_levers())
        bank.add(rule.declaration.name, number(rule.declaration));
    all.add("time_bank", object(bank.node(), "rules of every neighbourhood's time bank"));
    all.add("levers", levers_object("levers of practice"));
    NodeMap of_service;
    add_levers_of_service(of_service);
    all.add("levers_of_service", object(of_service.node(), "levers of practice of one service"));
    all.add("stage", stage());
    all.add("change", change());
    all.add("event", event());
    all.add("policy", policy());
    all.add("rung", rung());
    return all.node();
}

Node weeks() {
    return object(NodeMap{}
                      .add(burn_in_key.name, whole(burn_in_key))
                      .add(horizon_key.name, whole(horizon_key))
                      .node(),
                  "how long a world lives");
}

Node population() {
    NodeMap deprivation;
    deprivation.add(deprivation_mean_key.name, number_with_default(deprivation_mean_key))
        .add(deprivation_spread_key.name, number_with_default(deprivation_spread_key));
    return object(NodeMap{}
                      .add(citizens_key.name, whole(citizens_key))
                      .add(neighbourhoods_key.name, whole(neighbourhoods_key))
                      .add("deprivation", object(deprivation.node(), "0 none to 1"))
                      .add("file", said("string", "file of people, below the scenario's folder"))
                      .add("file_hash", said("string", "hash that its content must have"))
                      .add("ties", said("string", "file of ties between these people"))
                      .add("ties_hash", said("string", "hash that its content must have"))
                      .node(),
                  "who lives in the district");
}

Node mechanisms() {
    std::vector<std::string_view> names;
    for (const Mechanism& mechanism : schedule())
        names.push_back(mechanism.name);
    NodeMap map;
    map.add("type", type_or_nothing("array"));
    map.add_text("description", "the mechanisms that alone are in force; all if not said");
    map.add("items", one_of_names(names, "a mechanism, as the schedule calls it"));
    return map.add_whole("minItems", 1).add("uniqueItems", Node::flag(true)).node();
}

Node services() {
    std::vector<std::string_view> technologies;
    for (const NamedTechnology& each : built_in_technologies())
        technologies.emplace_back(each.name);
    NodeMap properties;
    properties.add("name", identifier("name of the service"));
    properties.add("technology", one_of_names(technologies, "how the service works"));
    properties.add(professionals_key.name, number(professionals_key));
    for (const Declared<Technology>& property : technology_declarations())
        properties.add(property.declaration.name, number(property.declaration));
    return list_of(object(properties.node(),
                          "a service; properties of its technology may be set otherwise here",
                          {"name", "technology", professionals_key.name}),
                   "the services of the district, 8 at most");
}

Node ladder() {
    std::vector<std::string_view> names;
    for (const Ladder& each : built_in_ladders())
        names.emplace_back(each.name);
    NodeMap own;
    own.add("name", identifier("name of the ladder"));
    own.add("title", said("string", "what it is called"));
    own.add("source", said("string", "where it comes from"));
    own.add("starting_rung", identifier("the rung that places stand on before policies begin"));
    NodeMap groups;
    for (const std::string_view group : {"to", "for", "with"})
        groups.add(
            group,
            said("string", "its own word for what is done " + std::string{group} + " people"));
    own.add("groups", object(groups.node(), "what the ladder calls its groups of rungs"));
    own.add("rungs", list_of(reference("rung"), "from the lowest to the highest"));
    NodeMap file;
    file.add_text("type", "string").add_text("pattern", "[.]ya?ml$");
    return either("the ladder that rungs are of: a built-in one, a file of your own, or a map",
                  {one_of_names(names, "a built-in ladder"),
                   file.node(),
                   object(own.node(), "a ladder", {"name", "title", "source", "rungs"})});
}

Node parameters() {
    NodeMap groups;
    NodeMap group;
    std::string_view name;
    const auto finish = [&] {
        if (!name.empty())
            groups.add(name, object(group.node(), "parameters of " + std::string{name}));
    };
    for (const ParameterEntry& entry : all_parameters()) {
        if (entry.group != name)
            finish();
        name = entry.group;
        group.add(entry.declaration.name, number_with_default(entry.declaration));
    }
    finish();
    return object(groups.node(), "numbers of the model that are other than their defaults");
}

Node precision() {
    NodeMap outcomes;
    for (const std::string& name : outcome_names()) {
        const std::string unit{all_series()[find_series(name)].indicator->unit};
        NodeMap width;
        width.add("type", type_or_nothing("number"));
        width.add_text("description", "in " + (unit == "1" ? "units of the outcome" : unit));
        outcomes.add(name, width.add("minimum", precision_possible.low).node());
    }
    return object(outcomes.node(),
                  "half the width that the interval of a primary outcome's mean difference shall "
                  "have: worlds are added until all have it, up to `worlds`");
}

Node comparison() {
    NodeMap properties;
    properties.add("baseline", identifier("the policy that the others are compared with"));
    NodeMap outcome;
    outcome.add("enum", names_list(outcome_names()));
    properties.add("primary", list_of(outcome.node(), "the outcomes that the question is about"));
    properties.add(precision_key, precision());
    return object(properties.node(), "what is compared");
}

Node uncertain_path() {
    std::vector<Node> paths;
    for (const ParameterEntry& entry : all_parameters())
        paths.push_back(text(entry.path()));
    paths.push_back(text(starting_load_key.name));
    std::string properties;
    for (const Declared<Technology>& property : technology_declarations())
        properties += (properties.empty() ? "" : "|") + std::string{property.declaration.name};
    NodeMap listed;
    listed.add("enum", Node::list(std::move(paths)));
    NodeMap of_service;
    of_service.add_text("type", "string");
    of_service.add_text("pattern", "^services[.][a-z][a-z0-9_-]*[.](" + properties + ")$");
    return either("a number that worlds draw", {listed.node(), of_service.node()});
}

Node uncertainty() {
    NodeMap properties;
    properties.add("path", uncertain_path());
    properties.add("low", said("number", "smallest number drawn"));
    properties.add("high", said("number", "largest number drawn"));
    Node item = either("a number that worlds draw, in its plausible range or in one given here",
                       {uncertain_path(), object(properties.node(), "a number", {"path"})});
    return either("which numbers each world draws anew",
                  {one_of_names({"none", "default"}, "nothing, or all that are declared as such"),
                   list_of(std::move(item), "these only")});
}

Node record_people() {
    NodeMap properties;
    properties.add("columns",
                   either("what is recorded of a citizen",
                          {one_of_names({everything}, "all columns"),
                           list_of(one_of_names(record_columns(), "a column"), "these only")}));
    properties.add("weeks", list_of(whole(record_week_key), "weeks that are recorded, ascending"));
    properties.add(record_every_key.name, whole(record_every_key));
    properties.add(sample_key.name,
                   either(sample_key.meaning,
                          {whole(sample_key), one_of_names({everything}, "every citizen")}));
    return object(properties.node(), "single citizens, week by week");
}

Node record() {
    NodeMap ledger;
    ledger.add_text("type", "boolean").add_text("description", "every transaction of credits");
    NodeMap properties;
    properties.add("people", record_people());
    properties.add("ledger", ledger.node());
    properties.add("worlds",
                   either("which worlds; the first unless given",
                          {one_of_names({everything}, "every world"),
                           list_of(whole(record_world_key), "these only")}));
    properties.add("policies",
                   list_of(identifier("name of a policy"), "which policies; all unless given"));
    return object(properties.node(), "what is kept of single citizens and transactions");
}

Node properties() {
    NodeMap keys;
    NodeMap format;
    format.add_text("description", "format of the file")
        .add_whole("const", scenario_format_version);
    keys.add("dowith", format.node());
    keys.add("title", said("string", "what the scenario is called"));
    keys.add("question", said("string", "the question that it answers"));
    keys.add("source", said("string", "where its numbers come from"));
    keys.add("look_at", said("string", "what to look at in its results"));
    keys.add("extends", said("string", "the file that this one is a small difference from"));
    keys.add(seed_key.name, whole(seed_key));
    keys.add("weeks", weeks());
    keys.add(worlds_key.name, whole(worlds_key));
    keys.add("population", population());
    keys.add("mechanisms", mechanisms());
    keys.add("services", services());
    keys.add(starting_load_key.name, number(starting_load_key));
    keys.add("ladder", ladder());
    keys.add("burn_in_rung", identifier("the rung in force until the policies begin"));
    keys.add("policies", named(reference("policy"), "what is compared, by name"));
    keys.add("events", list_of(reference("event"), "what happens to policies, and when"));
    keys.add("compare", comparison());
    keys.add("parameters", parameters());
    keys.add("uncertainty", uncertainty());
    keys.add("record", record());
    return keys.node();
}

/// Where a file uses this built-in ladder, only its rungs will do.
Node rungs_of(const Ladder& ladder) {
    const auto below = [](std::string_view keyword, Node value) {
        return NodeMap{}.add(keyword, std::move(value)).node();
    };
    const Node rung = below("enum", names_list(ladder.rung_names()));
    const Node in_stage = below("properties", below("rung", rung));
    const Node in_policy = below(
        "properties", NodeMap{}.add("rung", rung).add("timeline", below("items", in_stage)).node());
    const Node in_event =
        below("properties", below("change", below("properties", below("rung", rung))));
    NodeMap uses_it;
    uses_it.add("properties", below("ladder", below("const", text(ladder.name))));
    if (ladder.name != ladder_fallback)
        uses_it.add("required", names_list(std::vector<std::string_view>{"ladder"}));
    NodeMap keys;
    keys.add("burn_in_rung", rung).add("policies", below("additionalProperties", in_policy));
    keys.add("events", below("items", in_event));
    return NodeMap{}.add("if", uses_it.node()).add("then", below("properties", keys.node())).node();
}

} // namespace

std::string scenario_schema() {
    std::vector<Node> ladders;
    for (const Ladder& each : built_in_ladders())
        ladders.push_back(rungs_of(each));
    NodeMap schema;
    schema.add_text("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.add_text("title", "Scenario of dowith");
    schema.add_text("description", "A place, its services, and the policies that are compared");
    schema.add_text("type", "object");
    schema.add("additionalProperties", Node::flag(false));
    schema.add("properties", properties());
    schema.add("required", names_list(std::vector<std::string_view>{"dowith"}));
    schema.add("allOf", Node::list(std::move(ladders)));
    schema.add("$defs", definitions());
    return to_json(schema.node());
}

} // namespace dowith
