// SPDX-License-Identifier: Apache-2.0
#include "tests/experiment/small_scenario.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace dowith {

Policy one_stage(const std::string& name, const Practice& practice) {
    return {name,
            {{.from_week = 0,
              .rung = name,
              .rung_number = 3,
              .cell = "",
              .practice = {practice},
              .bank = default_bank_rules()}}};
}

Scenario small_scenario() {
    Scenario scenario;
    scenario.name = "small";
    scenario.title = "A small place";
    scenario.seed = 11;
    scenario.worlds = 3;
    scenario.burn_in_weeks = 12;
    scenario.horizon_weeks = 20;
    scenario.population = {.citizens = 400, .neighbourhoods = 2};
    scenario.services = {{"care", "long-term-care", default_technology(), 4.0}};
    scenario.parameters = default_parameters();
    const Practice informing = default_practice();
    Practice together = informing;
    together.contacts_per_year = 12.0;
    together.response_rate = 0.8;
    together.design_power = 0.5;
    together.delivery_share = 0.4;
    together.manager_support = 0.7;
    scenario.burn_in = one_stage("informing", informing);
    scenario.policies = {one_stage("informing", informing), one_stage("together", together)};
    scenario.primary = {"need_met"};
    scenario.resolved = "small";
    scenario.world_key = "small";
    return scenario;
}

bool same_numbers(std::span<const float> a, std::span<const float> b) {
    return std::ranges::equal(a, b, [](float x, float y) {
        return std::bit_cast<std::uint32_t>(x) == std::bit_cast<std::uint32_t>(y);
    });
}

} // namespace dowith
