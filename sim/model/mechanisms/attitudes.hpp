// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"

#include <span>

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// Beliefs and abilities drift back to each citizen's own level, and move with what they live
/// through: own contributions, quality received, the bond, being done for, being noticed.
struct AttitudesParameters {
    double mastery{};
    double failure{};
    double self_efficacy_half_life{};
    double external_efficacy_half_life{};
    double information_efficacy{};
    double social_learning{};
    double capability_gain{};
    double capability_half_life{};
    double facilitation_full{};
    double dependency_gain{};
    double dependency_loss{};
    double dependency_floor{};
    double trust_rate{};
    double trust_quality{};
    double trust_bond{};
    double trust_absence{};
    double trust_public{};
    double reference_quality{};
    double reference_bond{};
    double reference_staff_input{};
    double recognition{};
};

[[nodiscard]] std::span<const Declared<AttitudesParameters>> attitudes_declarations();

/// Self-efficacy after `hours` of supported activity: E + η h success (1 - E). Mastery: Bandura.
/// Source of the size: 30 h raise it by 0.4 to 0.5 SD, Expert Patients trial, Kennedy et al. 2007.
[[nodiscard]] double
after_mastery(double self_efficacy, double hours, double success, const AttitudesParameters& p);

/// Capability after `hours` of activity with this much support: K + λ h support (1 - K).
[[nodiscard]] double
after_practice(double capability, double hours, double support, const AttitudesParameters& p);

/// Share of what a case requires that is done for the client: 1 - own hours / (½R), in [0, 1].
[[nodiscard]] double done_for_share(double own_hours, double required);

/// Dependency a week later: + k_d done-for (1 - D) - k_r agency max(0, D - floor), a month.
[[nodiscard]] double
dependency_after(double dependency, double done_for, double agency, const AttitudesParameters& p);

/// What a client's trust moves toward:
///     base + a (q - 0.40) + b (bond - 0.6) - c max(0, 0.85 - P)
/// Form and sizes: assumption. Both arrows: service moves trust, trust moves
/// voice.
[[nodiscard]] double trust_target(
    double base, double quality, double bond, double staff_input, const AttitudesParameters& p);

/// The whole mechanism for one neighbourhood and week.
void attitudes(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
