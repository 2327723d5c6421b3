// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/load_scenario.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dowith {

inline constexpr std::string_view one_service =
    "services: [{name: home-care, technology: long-term-care, professionals_per_1000: 4}]\n";
inline constexpr std::string_view one_policy = "policies: {today: {rung: informing}}\n";

/// The text of a scenario of one service, with more keys.
inline std::string scenario_text(std::string_view more) {
    return "dowith: 1\n" + std::string{one_service} + std::string{more};
}

/// A scenario of one service, with more keys on the third line and below.
inline LoadedScenario loaded(std::string_view more,
                             const std::vector<std::string>& overrides = {}) {
    return scenario_from_text("x.yaml", scenario_text(more), overrides);
}

/// The same with one policy.
inline Scenario scenario_of(std::string_view more, const std::vector<std::string>& overrides = {}) {
    return loaded(std::string{one_policy} + std::string{more}, overrides).scenario;
}

/// All that is wrong with a whole text; empty if nothing is.
inline std::string refusal_of(const std::string& text,
                              const std::vector<std::string>& overrides = {}) {
    try {
        static_cast<void>(scenario_from_text("x.yaml", text, overrides));
    } catch (const ScenarioErrors& errors) {
        return errors.what();
    }
    return {};
}

/// All that is wrong with a scenario of one service and one policy with more keys, which begin on
/// line 4.
inline std::string refused(std::string_view more, const std::vector<std::string>& overrides = {}) {
    return refusal_of(scenario_text(std::string{one_policy} + std::string{more}), overrides);
}

/// All that is wrong with a scenario of one service whose policies are written from line 4 on.
inline std::string refused_policies(std::string_view policies) {
    return refusal_of(scenario_text("policies:\n" + std::string{policies}));
}

/// The practice of the first service in the first stage of a policy.
inline const Practice& practice_of(const Scenario& scenario, std::string_view policy) {
    for (const Policy& each : scenario.policies) {
        if (each.name == policy)
            return each.stages.front().practice.front();
    }
    throw std::out_of_range{std::string{policy}};
}

} // namespace dowith
