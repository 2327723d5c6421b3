// SPDX-License-Identifier: Apache-2.0
#include "sim/app/result_portrait.hpp"

#include "output/record_file.hpp"
#include "sim/app/person_view.hpp"
#include "sim/app/table.hpp"
#include "sim/app/words.hpp"
#include "sim/experiment/engine_version.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

/// A group of a file: its name, what it says of itself, its dimensions and how much is in it.
struct GroupPortrait {
    std::string path;
    std::string title;
    std::vector<std::pair<std::string, std::size_t>> dimensions;
    std::size_t variables = 0;
};

std::string text_attribute(const NetcdfReader& result, const char* name) {
    return result.attribute<std::string>("/", name);
}

std::string title_of(const NetcdfReader& result, const std::string& group) {
    for (const Attribute& attribute : result.attributes(group)) {
        const auto* const text = std::get_if<std::string>(&attribute.value);
        if (attribute.name == "title" && text != nullptr) {
            return *text;
        }
    }
    return {};
}

GroupPortrait portrait_of_group(const NetcdfReader& result, const std::string& path) {
    GroupPortrait group{path, path == "/" ? "all indicators" : title_of(result, path), {}, 0};
    for (const std::string& variable : result.variables(path)) {
        ++group.variables;
        for (const std::string& dimension : result.dimensions(variable)) {
            const auto is_it = [&](const auto& known) { return known.first == dimension; };
            if (std::none_of(group.dimensions.begin(), group.dimensions.end(), is_it)) {
                group.dimensions.emplace_back(dimension, result.length(dimension));
            }
        }
    }
    return group;
}

void add_groups(const NetcdfReader& result,
                const std::string& path,
                std::vector<GroupPortrait>& groups) {
    groups.push_back(portrait_of_group(result, path));
    for (const std::string& below : result.groups(path)) {
        add_groups(result, below, groups);
    }
}

std::vector<GroupPortrait> groups_of(const NetcdfReader& result) {
    std::vector<GroupPortrait> groups;
    add_groups(result, "/", groups);
    return groups;
}

/// The last word of a dimension's path, and its length: "week 260".
std::string dimensions_text(const GroupPortrait& group) {
    std::string text;
    for (const auto& [path, length] : group.dimensions) {
        text += fmt::format("{}{} {}",
                            text.empty() ? "" : ", ",
                            path.substr(path.rfind('/') + 1),
                            count_text(length));
    }
    return text;
}

std::string groups_text(const NetcdfReader& result, Style style) {
    Table table{{{"group", Table::Align::left}, {"variables"}, {"dimensions", Table::Align::left}},
                1};
    for (const GroupPortrait& group : groups_of(result)) {
        table.add({group.path, count_text(group.variables), dimensions_text(group)});
    }
    return table.text(style);
}

std::string policies_text(const NetcdfReader& result) {
    const std::string baseline = text_attribute(result, "baseline");
    std::vector<std::string> names = result.read<std::string>("/policy").values;
    for (std::string& name : names) {
        name += name == baseline ? " (baseline)" : "";
    }
    return listed(names);
}

std::string digest_text(const NetcdfReader& result) { return text_attribute(result, "digest"); }

/// Whether this program would come to the same numbers.
std::string engine_text(const NetcdfReader& result) {
    const std::string engine = text_attribute(result, "engine_version");
    return engine == engine_version
               ? engine + ", as this program's"
               : fmt::format(
                     "{}; this program's is {} and may give other numbers", engine, engine_version);
}

std::string people_text(const NetcdfReader& result, const std::filesystem::path& file) {
    if (!has_people(result)) {
        return wrapped("Nobody is recorded: `record: {people: {sample: 200}}` in the scenario "
                       "keeps citizens whose stories can be told.");
    }
    const PeopleOfResult people = read_people(result);
    constexpr std::size_t shown = 5;
    std::vector<std::string> numbers;
    for (const std::int32_t number : busiest(people, shown)) {
        numbers.push_back(std::to_string(number));
    }
    const std::string first = numbers.empty() ? "0" : numbers.front();
    return wrapped(fmt::format("{} citizens are recorded, with {} events. Most happened to {}. "
                               "Their story: dowith inspect {} --citizen {}",
                               count_text(people.record.people.size()),
                               count_text(people.record.events.size()),
                               listed(numbers),
                               file.string(),
                               first));
}

std::string ledger_text(const NetcdfReader& result, const std::filesystem::path& file) {
    if (!has_ledger(result)) {
        return wrapped("No ledger is recorded: `record: {ledger: true}` in the scenario keeps "
                       "every transaction.");
    }
    return wrapped(fmt::format("The ledger holds {} transactions. To add them up again: dowith "
                               "audit {}",
                               count_text(result.length("/ledger/transaction")),
                               file.string()));
}

} // namespace

std::string
result_portrait(const NetcdfReader& result, const std::filesystem::path& file, Style style) {
    const auto line = [](const std::string& name, const std::string& text) {
        return wrapped(text, fmt::format("{:<11}", name), 11);
    };
    return style.bold(text_attribute(result, "title")) + "\n" +
           line("Scenario", text_attribute(result, "scenario")) +
           line("Policies", policies_text(result)) +
           line("Size",
                fmt::format("{} worlds, {} weeks under each policy, seed {}",
                            count_text(result.length("/world")),
                            count_text(result.length("/week")),
                            result.attribute<std::uint64_t>("/", "seed"))) +
           line("Made by", text_attribute(result, "history")) +
           line("Program",
                text_attribute(result, "source") + ", " + text_attribute(result, "build")) +
           line("Engine", engine_text(result)) + line("Digest", digest_text(result)) +
           line("Seal", "whole; the file is as it was written") + "\n" +
           groups_text(result, style) + "\n" + people_text(result, file) +
           ledger_text(result, file);
}

std::string result_portrait_json(const NetcdfReader& result, const std::filesystem::path& file) {
    Json groups = Json::array();
    for (const GroupPortrait& group : groups_of(result)) {
        Json dimensions = Json::object();
        for (const auto& [path, length] : group.dimensions) {
            dimensions[path] = length;
        }
        groups.push_back({{"path", group.path},
                          {"title", group.title},
                          {"variables", group.variables},
                          {"dimensions", dimensions}});
    }
    const Json all{{"file", file.string()},
                   {"seal", "whole"},
                   {"title", text_attribute(result, "title")},
                   {"scenario", text_attribute(result, "scenario")},
                   {"scenario_digest", text_attribute(result, "scenario_digest")},
                   {"digest", digest_text(result)},
                   {"policies", result.read<std::string>("/policy").values},
                   {"baseline", text_attribute(result, "baseline")},
                   {"worlds", result.length("/world")},
                   {"weeks", result.length("/week")},
                   {"seed", result.attribute<std::uint64_t>("/", "seed")},
                   {"command", text_attribute(result, "history")},
                   {"program", text_attribute(result, "source")},
                   {"build", text_attribute(result, "build")},
                   {"engine", text_attribute(result, "engine_version")},
                   {"same_engine", text_attribute(result, "engine_version") == engine_version},
                   {"groups", groups},
                   {"people", has_people(result)},
                   {"ledger", has_ledger(result)}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace dowith
