// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"

#include <span>

namespace dowith {

/// How a kind of service turns staff hours and citizens' hours into outcomes, and what need it
/// meets: care, schooling, policing, upkeep… Data (scenarios/technologies.yaml), not code.
struct Technology {
    double prevalence{};
    double onset_rate{};
    double hours_full{};
    double substitution{};
    double staff_weight{};
    double returns{};
    double own_input{};
    double safe_staff_input{};
    double harm{};
    double amateur_risk{};
    double fit_floor{};
    double fit_ceiling{};
    double relationship{};
    double age_gradient{};
    double collective{};
};

[[nodiscard]] std::span<const Declared<Technology>> technology_declarations();

/// Long-term care at home: the technology of the reference scenario, and the declared default.
[[nodiscard]] Technology default_technology();

} // namespace dowith
