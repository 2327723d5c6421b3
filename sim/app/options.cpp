// SPDX-License-Identifier: Apache-2.0
#include "sim/app/options.hpp"

#include <string_view>

namespace dowith {
namespace {

std::string quoted(const std::string& word) {
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

} // namespace

std::string canonical_command(const Options& options) {
    std::string line = "dowith " + options.command;
    if (!options.scenario.empty()) {
        line += " " + quoted(options.scenario.string());
    }
    for (const std::string& assignment : options.overrides) {
        line += " --set " + quoted(assignment);
    }
    if (!options.policy.empty()) {
        line += " --policy " + quoted(options.policy);
    }
    return line;
}

} // namespace dowith
