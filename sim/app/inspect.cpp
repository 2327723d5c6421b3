// SPDX-License-Identifier: Apache-2.0
#include "output/record_file.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/data_error.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/file_kind.hpp"
#include "sim/app/file_portrait.hpp"
#include "sim/app/story.hpp"
#include "sim/app/terminal.hpp"
#include "sim/scenario/nearest_name.hpp"

#include <fmt/format.h>

#include <numeric>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

/// The recorded policies that the options ask for.
std::vector<std::size_t> chosen_policies(const PeopleOfResult& people, const std::string& name) {
    std::vector<std::size_t> all(people.policies.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (name.empty()) {
        return all;
    }
    for (const std::size_t policy : all) {
        if (people.policies[policy] == name) {
            return {policy};
        }
    }
    const std::vector<std::string_view> names{people.policies.begin(), people.policies.end()};
    throw UsageError{name + " is no recorded policy; " + suggest_name(name, names)};
}

std::string story_text(const PersonView& person, const std::vector<std::size_t>& policies) {
    const Style style{output_is_terminal()};
    std::string text = who_they_are(person);
    for (const std::size_t policy : policies) {
        text += "\n" + style.bold("Under " + person.people().policies[policy]) + "\n" +
                life_under(person, policy);
    }
    return text + "\n" +
           style.bold("After " + std::to_string(person.people().weeks.back()) + " weeks") + "\n" +
           side_by_side(person, policies, style) + "\n" + what_is_not_told(person);
}

void tell_story(const NetcdfReader& result, const Options& options) {
    if (!has_people(result)) {
        throw DataError{options.file.string() +
                        ": nobody is recorded in it; write `record: {people: {sample: 200}}` into "
                        "the scenario and simulate it again"};
    }
    const PeopleOfResult people = read_people(result);
    const PersonView person = find_person(people, options.citizen, options.world);
    const std::vector<std::size_t> policies = chosen_policies(people, options.policy);
    print(options.json
              ? story_json(person, policies).dump(2, ' ', false, Json::error_handler_t::replace) +
                    "\n"
              : story_text(person, policies));
}

void refuse_other_kinds(const FileKind& kind, const Options& options) {
    if (kind.word != "result") {
        throw DataError{fmt::format(
            "{}: it is {}; stories are told of results", options.file.string(), kind.says)};
    }
}

std::string scenario_in(const NetcdfReader& file, const FileKind& kind, const Options& options) {
    if (!has_provenance(file)) {
        throw DataError{fmt::format("{}: it is {}, which holds no scenario; ask its result",
                                    options.file.string(),
                                    kind.says)};
    }
    return file.attribute<std::string>("/", "resolved_scenario");
}

} // namespace

int inspect(const Options& options) {
    if (options.citizen.empty() && (options.world || !options.policy.empty())) {
        throw UsageError{"--policy and --world say whose story is told; name a --citizen as well"};
    }
    const FileKind& kind = kind_of(options.file);
    const NetcdfReader file{options.file, NetcdfReader::kind_of(options.file)};
    if (options.resolved) {
        print(scenario_in(file, kind, options));
    } else if (!options.citizen.empty()) {
        refuse_other_kinds(kind, options);
        tell_story(file, options);
    } else if (options.json) {
        print(file_portrait_json(file, options.file, kind));
    } else {
        print(file_portrait(file, options.file, kind, Style{output_is_terminal()}));
    }
    return exit_code::ok;
}

} // namespace dowith
