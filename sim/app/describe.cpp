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

constexpr std::array topics{
    Topic{"schedule", describe_schedule},
    Topic{"parameters", describe_parameters},
    Topic{"levers", describe_levers},
    Topic{"indicators", describe_indicators},
    Topic{"ladder", describe_ladder},
    Topic{"technologies", describe_technologies},
    Topic{"schema", nullptr},
    Topic{"formats", describe_formats},
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

} // namespace

std::span<const Topic> describable() { return topics; }

int describe(const Options& options) {
    const Topic& topic = find_topic(options.topic);
    if (topic.tell == nullptr) {
        if (options.markdown) {
            throw UsageError{"the schema has one form, JSON; leave --markdown out"};
        }
        print(scenario_schema());
        return exit_code::ok;
    }
    const Reference reference = topic.tell();
    if (options.json) {
        print(as_json(reference));
    } else {
        print(options.markdown ? as_markdown(reference) : as_text(reference));
    }
    return exit_code::ok;
}

} // namespace dowith
