// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/model/practice.hpp"
#include "sim/model/team.hpp"

#include <span>

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// Load strains staff, support and success restore them; the exhausted are absent, leave, and are
/// replaced late by people who know nobody.
struct StaffParameters {
    double contract{};
    double direct{};
    double load_weight{};
    double strain{};
    double overload{};
    double role_conflict{};
    double relief{};
    double recovery{};
    double absence{};
    double absence_burnout{};
    double vacancy_weeks{};
    double quit_low{};
    double quit_high{};
    double new_skill{};
    double new_skill_half_life{};
    double new_burnout{};
    double autonomy{};
    double autonomy_blurring{};
    double attitude_half_life{};
    double attitude_training{};
    double attitude_success{};
    double attitude_support{};
    double attitude_overload{};
    double attitude_cynicism{};
    double satisfaction_overload{};
    double satisfaction_cynicism{};
};

[[nodiscard]] std::span<const Declared<StaffParameters>> staff_declarations();

/// What a professional works under in one week.
struct Conditions {
    double load = 1; ///< L
    double manager_support = 0.5;
    double release = 1;
    double role_blurring = 0;
    double accomplishment = 0; ///< mean quality of what the team does
    double cynicism = 0;
    double training = 0; ///< h/year
    double success = 0;  ///< share of cases co-delivered with success
};

/// Share of what is due that a team gets done at load L: min(1, 1/L).
[[nodiscard]] double capacity_at(double load);

/// Burnout `dt` years later:
///     dB = (b0 + b1 max(0, L-1) + b2 conflict - b3 (autonomy + accomplishment + support) min(1,
///     1/L) - b4 B) dt
/// Source: job demands and resources; Community Care 2018, 3,786 social workers: being part of
/// decisions protects most. Form: ours. b0 is set
/// such that B = 0.45 at L = 1.
[[nodiscard]] double
burnout_after(double burnout, const Conditions& at_work, double dt, const StaffParameters& p);

/// Attitude `dt` years later: back toward own base, up with training, shared success and backing,
/// down with overload and cynicism. Gains work on what is missing, losses on what is there.
[[nodiscard]] double attitude_after(
    double attitude, double base, const Conditions& at_work, double dt, const StaffParameters& p);

/// Job satisfaction: the mean of bond, autonomy, accomplishment and energy (1 - B), less what
/// overload and cynicism take. Equal weights: assumption.
[[nodiscard]] double
satisfaction_of(double burnout, double bond, const Conditions& at_work, const StaffParameters& p);

/// Quitting a year: linear in burnout through the two declared points (B = 0.2 and 0.8), never
/// below 0.
[[nodiscard]] double quit_rate(double burnout, const StaffParameters& p);

/// Share of time absent: a0 + a1 B.
[[nodiscard]] double absence_share(double burnout, const StaffParameters& p);

/// Skill so far: a newcomer starts below their own level and settles in.
[[nodiscard]] double settled_skill(const Professional& who, const StaffParameters& p);

/// Paid and present hours of a team in a week, before anything is spent; the rest at 0.
[[nodiscard]] TeamHours
hours_present(const Team& team, const Practice& practice, const StaffParameters& p);

/// Mean of value(professional) over filled posts; 0 with nobody in post.
template <class Value> [[nodiscard]] double mean_over_posts(const Team& team, Value&& value) {
    double sum = 0.0;
    double filled = 0.0;
    for (const Professional& who : team.professionals.span()) {
        if (who.in_post()) {
            sum += value(who);
            filled += 1.0;
        }
    }
    return filled > 0.0 ? sum / filled : 0.0;
}

[[nodiscard]] double mean_attitude(const Team& team);

/// Attitude of whoever knows the client, or of the team where nobody does.
[[nodiscard]] double attitude_toward(const Team& team, ProfessionalId professional);

/// The whole mechanism for one neighbourhood and week.
void staff(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
