// SPDX-License-Identifier: Apache-2.0
#include "sim/app/describe.hpp"

#include "sim/app/command_line.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/terminal.hpp"
#include "sim/scenario/load_scenario.hpp"
#include "sim/scenario/nearest_name.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace dowith {
namespace {

std::vector<std::string_view> ladder_names() {
    std::vector<std::string_view> names;
    for (const Ladder& ladder : built_in_ladders()) {
        names.emplace_back(ladder.name);
    }
    return names;
}

constexpr std::array topics{
    Topic{"schedule", describe_schedule},
    Topic{"parameters", describe_parameters},
    Topic{"levers", describe_levers},
    Topic{"indicators", describe_indicators},
    Topic{"ladder", nullptr, describe_ladder, ladder_names},
    Topic{"grid", describe_grid},
    Topic{"self-assessment", describe_self_assessment},
    Topic{"technologies", describe_technologies},
    Topic{"population", describe_population},
    Topic{"schema", nullptr},
    Topic{"formats", describe_formats},
    Topic{"people", describe_people},
    Topic{"claims", describe_claims},
};

const Topic& find_topic(const std::string& name) {
    std::vector<std::string_view> names;
    for (const Topic& topic : topics) {
        if (topic.name == name) {
            return topic;
        }
        names.push_back(topic.name);
    }
    throw UsageError{name + " is nothing that can be described; " + suggest_name(name, names)};
}

Reference reference_of(const Topic& topic, const std::string& member) {
    if (topic.members == nullptr && !member.empty()) {
        throw UsageError{std::string{topic.name} + " is described as a whole; leave " + member +
                         " out"};
    }
    if (topic.members == nullptr) {
        return topic.tell();
    }
    const std::vector<std::string_view> names = topic.members();
    if (!member.empty() && std::find(names.begin(), names.end(), member) == names.end()) {
        throw UsageError{member + " is no " + std::string{topic.name} + "; " +
                         suggest_name(member, names)};
    }
    return topic.tell_member(member);
}

} // namespace

std::span<const Topic> describable() { return topics; }

int describe(const Options& options) {
    const Topic& topic = find_topic(options.topic);
    if (topic.name == "schema") {
        if (options.markdown) {
            throw UsageError{"the schema has one form, JSON; leave --markdown out"};
        }
        print(scenario_schema());
        return exit_code::ok;
    }
    const Reference reference = reference_of(topic, options.member);
    if (options.json) {
        print(as_json(reference));
    } else {
        print(options.markdown ? as_markdown(reference) : as_text(reference));
    }
    return exit_code::ok;
}

} // namespace dowith
