// SPDX-License-Identifier: Apache-2.0
#include "sim/app/options.hpp"

#include "sim/kernel/text.hpp"

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

namespace {

std::string outcome_words(const Options& options) {
    std::string words;
    for (const std::string& outcome : options.outcomes) {
        words += (words.empty() ? " --outcomes " : ",") + outcome;
    }
    return words;
}

} // namespace

std::string canonical_command(const Options& options) {
    std::string line = "dowith " + options.command;
    if (options.command == "explain") {
        line += " " + shell_word(options.from_policy) + " " + shell_word(options.to_policy);
    }
    if (!options.scenario.empty()) {
        line += " " + shell_word(options.scenario.string());
    }
    for (const std::string& assignment : options.overrides) {
        line += " --set " + shell_word(assignment);
    }
    if (!options.policy.empty()) {
        line += " --policy " + shell_word(options.policy);
    }
    if (options.groups != groups_least) {
        line += " --groups " + std::to_string(options.groups);
    }
    if (options.command != "explain") { // whose file holds all outcomes, whichever are asked for
        line += outcome_words(options);
    }
    if (options.willingness != willingness_most) {
        line += " --willingness " + number_text(options.willingness);
    }
    for (const std::string& factor : options.vary) {
        line += " --vary " + shell_word(factor);
    }
    if (!options.design.empty()) {
        line += " --design " + options.design;
    }
    if (options.points) {
        line += " --points " + std::to_string(*options.points);
    }
    if (!options.points_from.empty()) {
        line += " --points-from " + shell_word(options.points_from.string());
    }
    if (options.world) {
        line += " --world " + std::to_string(*options.world);
    }
    if (options.week) {
        line += " --week " + std::to_string(*options.week);
    }
    if (options.neighbourhood) {
        line += " --neighbourhood " + std::to_string(*options.neighbourhood);
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
