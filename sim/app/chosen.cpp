// SPDX-License-Identifier: Apache-2.0
#include "sim/app/chosen.hpp"

#include "sim/app/command_line.hpp"
#include "sim/model/indicators.hpp"
#include "sim/scenario/nearest_name.hpp"
#include "sim/scenario/outcomes.hpp"

#include <algorithm>
#include <string_view>

namespace dowith {

std::size_t chosen_policy(const Scenario& scenario, const std::string& name) {
    std::vector<std::string_view> names;
    for (std::size_t policy = 0; policy < scenario.policies.size(); ++policy) {
        if (scenario.policies[policy].name == name) {
            return policy;
        }
        names.push_back(scenario.policies[policy].name);
    }
    throw UsageError{name + " is no policy of " + scenario.name + "; " + suggest_name(name, names)};
}

std::vector<std::size_t> chosen_outcomes(const Scenario& scenario,
                                         const std::vector<std::string>& asked) {
    const std::vector<std::string> known = outcome_names();
    const std::vector<std::string_view> names{known.begin(), known.end()};
    std::vector<std::size_t> places;
    for (const std::string& name : asked.empty() ? scenario.primary : asked) {
        if (std::ranges::find(known, name) == known.end()) {
            throw UsageError{name + " is no outcome; " +
                             suggest_of_many(name, names, "`dowith describe indicators`")};
        }
        const std::size_t place = find_series(name);
        if (std::ranges::find(places, place) == places.end()) {
            places.push_back(place);
        }
    }
    if (places.empty()) {
        throw UsageError{scenario.name + " names no primary outcome; name some with --outcomes"};
    }
    return places;
}

} // namespace dowith
