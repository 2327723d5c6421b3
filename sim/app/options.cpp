// SPDX-License-Identifier: Apache-2.0
#include "sim/app/options.hpp"

#include <string_view>
#include <vector>

namespace dowith {

std::string shell_word(const std::string& word) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./=,:+@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) {
        return word;
    }
    std::string inside;
    for (const char c : word) {
        inside += c == '\'' ? std::string{"'\\''"} : std::string{c};
    }
    return "'" + inside + "'";
}

std::string canonical_command(const Options& options) {
    std::string line = "dowith " + options.command;
    if (!options.scenario.empty()) {
        line += " " + shell_word(options.scenario.string());
    }
    for (const std::string& assignment : options.overrides) {
        line += " --set " + shell_word(assignment);
    }
    if (!options.policy.empty()) {
        line += " --policy " + shell_word(options.policy);
    }
    if (options.world) {
        line += " --world " + std::to_string(*options.world);
    }
    return line;
}

std::string one_world_command(const Options& options, std::uint32_t world) {
    Options one;
    one.command = "run";
    one.scenario = options.scenario;
    one.overrides = options.overrides;
    one.policy = options.policy;
    one.world = world;
    std::erase_if(one.overrides,
                  [](const std::string& override) { return override.starts_with("worlds="); });
    return canonical_command(one);
}

} // namespace dowith
