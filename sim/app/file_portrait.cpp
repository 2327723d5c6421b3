// SPDX-License-Identifier: Apache-2.0
#include "sim/app/file_portrait.hpp"

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
    GroupPortrait group{path, path == "/" ? "the file itself" : title_of(result, path), {}, 0};
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

std::string line(const std::string& name, const std::string& text) {
    return wrapped(text, fmt::format("{:<11}", name), 11);
}

/// What a result alone has.
std::string size_text(const NetcdfReader& result) {
    return line("Policies", policies_text(result)) +
           line("Size",
                fmt::format("{} worlds, {} weeks under each policy, seed {}",
                            count_text(result.length("/world")),
                            count_text(result.length("/week")),
                            result.attribute<std::uint64_t>("/", "seed")));
}

/// The run that a trace is of.
std::string run_text(const NetcdfReader& trace) {
    return line("Run",
                fmt::format("world {} under {}, {} weeks with the burn-in, seed {}",
                            trace.attribute<std::int64_t>("/", "world"),
                            text_attribute(trace, "policy"),
                            count_text(trace.length("/week")),
                            trace.attribute<std::uint64_t>("/", "seed")));
}

std::string made_text(const NetcdfReader& file) {
    return line("Made by", text_attribute(file, "history")) +
           line("Program", text_attribute(file, "source") + ", " + text_attribute(file, "build")) +
           line("Engine", engine_text(file)) + line("Digest", digest_text(file));
}

std::string what_is_in(const NetcdfReader& reader, const FileKind& kind, Style style) {
    if (!has_provenance(reader)) {
        return line("Holds", std::string{kind.says});
    }
    std::string text = style.bold(text_attribute(reader, "title")) + "\n" +
                       line("Holds", std::string{kind.says}) +
                       line("Scenario", text_attribute(reader, "scenario"));
    if (kind.word == "result") {
        text += size_text(reader);
    } else if (kind.word == "trace") {
        text += run_text(reader);
    } else {
        text += line("Seed", std::to_string(reader.attribute<std::uint64_t>("/", "seed")));
    }
    return text + made_text(reader);
}

Json provenance_json(const NetcdfReader& reader) {
    Json made = Json::object();
    made["title"] = text_attribute(reader, "title");
    made["scenario"] = text_attribute(reader, "scenario");
    made["scenario_digest"] = text_attribute(reader, "scenario_digest");
    made["digest"] = digest_text(reader);
    made["baseline"] = text_attribute(reader, "baseline");
    made["seed"] = reader.attribute<std::uint64_t>("/", "seed");
    made["command"] = text_attribute(reader, "history");
    made["program"] = text_attribute(reader, "source");
    made["build"] = text_attribute(reader, "build");
    made["engine"] = text_attribute(reader, "engine_version");
    made["same_engine"] = text_attribute(reader, "engine_version") == engine_version;
    return made;
}

Json groups_json(const NetcdfReader& reader) {
    Json groups = Json::array();
    for (const GroupPortrait& group : groups_of(reader)) {
        Json dimensions = Json::object();
        for (const auto& [path, length] : group.dimensions) {
            dimensions[path] = length;
        }
        groups.push_back({{"path", group.path},
                          {"title", group.title},
                          {"variables", group.variables},
                          {"dimensions", dimensions}});
    }
    return groups;
}

} // namespace

bool has_provenance(const NetcdfReader& file) {
    return std::ranges::any_of(file.attributes("/"), [](const Attribute& attribute) {
        return attribute.name == "resolved_scenario";
    });
}

std::string file_portrait(const NetcdfReader& reader,
                          const std::filesystem::path& file,
                          const FileKind& kind,
                          Style style) {
    std::string text = what_is_in(reader, kind, style) +
                       line("Seal", "whole; the file is as it was written") + "\n" +
                       groups_text(reader, style);
    if (kind.word == "result") {
        text += "\n" + people_text(reader, file) + ledger_text(reader, file);
    }
    return text;
}

std::string file_portrait_json(const NetcdfReader& reader,
                               const std::filesystem::path& file,
                               const FileKind& kind) {
    Json all{{"file", file.string()}, {"kind", kind.word}, {"seal", "whole"}};
    if (has_provenance(reader)) {
        all.update(provenance_json(reader));
    }
    if (kind.word == "result") {
        all["policies"] = reader.read<std::string>("/policy").values;
        all["worlds"] = reader.length("/world");
        all["weeks"] = reader.length("/week");
        all["people"] = has_people(reader);
        all["ledger"] = has_ledger(reader);
    }
    all["groups"] = groups_json(reader);
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace dowith
