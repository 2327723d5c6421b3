// SPDX-License-Identifier: Apache-2.0
#include "sim/app/options.hpp"

#include <string_view>

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
    return line;
}

} // namespace dowith
