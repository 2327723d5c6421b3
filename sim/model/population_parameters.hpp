// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"

#include <span>

namespace dowith {

/// The margins from which a population is drawn, near where the model would bring it by itself.
struct PopulationParameters {
    double thirty_and_over{};
    double forty_five_and_over{};
    double sixty_five_and_over{};
    double eighty_and_over{};
    double self_efficacy{};
    double self_efficacy_sd{};
    double self_efficacy_gap{};
    double external_efficacy{};
    double external_efficacy_sd{};
    double external_efficacy_gap{};
    double trust{};
    double trust_sd{};
    double peer_trust{};
    double peer_trust_sd{};
    double came_through{};
    double capability{};
    double capability_sd{};
    double connectedness{};
    double connectedness_sd{};
    double free_hours{};
    double free_hours_sd{};
    double giving_sd{};
    double threshold{};
    double known_skills{};
    double rewiring{};
    double border_kin{};
    double severity_scale{};
    double client_dependency{};
    double client_bond{};
    double client_quality{};
    double staff_skill_sd{};
    double staff_attitude{};
    double staff_attitude_sd{};
    double staff_burnout{};
    double staff_burnout_sd{};
    double circles{};
};

[[nodiscard]] std::span<const Declared<PopulationParameters>> population_declarations();

} // namespace dowith
