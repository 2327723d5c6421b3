// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"

#include <span>

namespace dowith {

/// What a policy changes: who is asked, who decides, who does the work, and what support staff get.
/// Nothing here is an outcome. Levers are declared in practice.cpp; a policy is levers over time.
struct Practice {
    double information{};
    double voice{};
    double contacts_per_year{};
    double response_rate{};
    double response_delay{};
    double promised{};
    double delivered{};
    double outreach{};
    double design_power{};
    double commissioning_power{};
    double assessment_power{};
    double delivery_share{};
    double asset_recognition{};
    double reciprocity{};
    double peer_support{};
    double role_blurring{};
    double facilitation{};
    double training{};
    double manager_support{};
    double fidelity{};
    double conditionality{};
    double budget{};
    double skill_factor{};
    double fit_bonus{};
};

/// All levers in the order in which documents list them.
[[nodiscard]] std::span<const Declared<Practice>> levers();

/// Every lever at its declared default: a service that informs people and asks nothing of them.
[[nodiscard]] Practice default_practice();

} // namespace dowith
