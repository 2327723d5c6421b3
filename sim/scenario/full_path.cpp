// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/full_path.hpp"

#include "sim/model/parameters.hpp"
#include "sim/model/practice.hpp"
#include "sim/model/technology.hpp"

#include <algorithm>
#include <vector>

namespace dowith {
namespace {

/// Whether `path` begins with the name of a mechanism, as in `need.exit`. The population's margins
/// share theirs with a key of the file, so there the whole path decides.
bool names_parameter(std::string_view path) {
    const std::string_view group = path.substr(0, path.find('.'));
    return std::ranges::any_of(all_parameters(), [&](const ParameterEntry& entry) {
        return entry.path() == path || (entry.group == group && group != "population");
    });
}

/// Everything in a scenario that bears this name alone.
std::vector<std::string> bearers(std::string_view name) {
    std::vector<std::string> paths;
    for (const ParameterEntry& entry : all_parameters()) {
        if (entry.declaration.name == name)
            paths.push_back("parameters." + entry.path());
    }
    for (const Declared<Practice>& lever : levers()) {
        if (lever.declaration.name == name)
            paths.push_back("policies.NAME." + std::string{name});
    }
    for (const Declared<BankRules>& rule : bank_levers()) {
        if (rule.declaration.name == name)
            paths.push_back("policies.NAME.time_bank." + std::string{name});
    }
    for (const Declared<Technology>& property : technology_declarations()) {
        if (property.declaration.name == name)
            paths.push_back("services.NAME." + std::string{name});
    }
    return paths;
}

std::string joined(const std::vector<std::string>& paths) {
    std::string text;
    for (const std::string& path : paths)
        text += (text.empty() ? "" : ", ") + path;
    return text;
}

bool is_parameter(const std::string& path) { return path.starts_with("parameters."); }

} // namespace

std::optional<std::string> with_full_path(std::string_view assignment, Problems& problems) {
    const std::string whole{assignment};
    const std::size_t equals = assignment.find('=');
    const std::string_view path = assignment.substr(0, equals);
    if (equals == std::string_view::npos || path.empty())
        return whole; // whoever sets it says what is wrong
    if (path.find('.') != std::string_view::npos)
        return names_parameter(path) ? "parameters." + whole : whole;
    const std::vector<std::string> found = bearers(path);
    if (found.empty())
        return whole;
    if (found.size() == 1 && is_parameter(found.front()))
        return found.front() + whole.substr(equals);
    const Place place{"--set " + whole};
    if (found.size() == 1) {
        problems.error(place,
                       std::string{path},
                       "needs the name of what it belongs to",
                       "write " + found.front());
    } else {
        problems.error(
            place, std::string{path}, "may mean several numbers", "write one of " + joined(found));
    }
    return {};
}

} // namespace dowith
