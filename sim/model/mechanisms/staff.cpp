// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/staff.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/model/context.hpp"

#include <algorithm>
#include <array>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<StaffParameters>>({
    {&StaffParameters::contract,
     {"contract", 36.0, {30.0, 40.0}, positive, "h/week", "hours of a full contract",
     "assumption"}},
    {&StaffParameters::direct,
     {"direct", 0.72, {0.6, 0.8}, any_share, "1",
     "share of hours left for people after meetings, travel and records", "assumption"}},
    {&StaffParameters::load_weight,
     {"load_weight", 0.25, {0.1, 1.0}, any_share, "1/week", "how fast felt load follows load",
     "assumption: smoothed over four weeks"}},
    {&StaffParameters::strain,
     {"strain", 0.78, {0.6, 0.95}, not_negative, "1/year", "strain of the work itself (b0)",
     "tuned: burnout of 0.45 at load 1"}},
    {&StaffParameters::overload,
     {"overload", 0.45, {0.2, 1.0}, not_negative, "1/year", "strain of load above 1 (b1)",
     "assumption; at 2 every policy collapses"}},
    {&StaffParameters::role_conflict,
     {"role_conflict", 0.05, {0.0, 0.2}, not_negative, "1/year",
     "strain of blurred roles that managers do not back (b2)", "assumption"}},
    {&StaffParameters::relief,
     {"relief", 0.3, {0.15, 0.45}, not_negative, "1/year",
     "relief from autonomy, accomplishment and support (b3)",
     "Community Care 2018: being part of decisions protects most; size: assumption"}},
    {&StaffParameters::recovery,
     {"recovery", 0.9, {0.6, 1.5}, not_negative, "1/year", "recovery (b4)", "assumption"}},
    {&StaffParameters::absence,
     {"absence", 0.04, {0.02, 0.06}, any_share, "1", "share of time absent without burnout",
     "assumption"}},
    {&StaffParameters::absence_burnout,
     {"absence_burnout", 0.08, {0.05, 0.15}, any_share, "1",
     "further share absent at full burnout", "assumption"}},
    {&StaffParameters::vacancy_weeks,
     {"vacancy_weeks", 12.0, {6.0, 26.0}, {0.0, 520.0}, "week",
     "time until a post is filled again", "assumption"}},
    {&StaffParameters::quit_low,
     {"quit_low", 0.08, {0.05, 0.1}, not_negative, "1/year", "quitting at burnout 0.2",
     "Community Care 2020: 40 % expect to leave within five years; size: assumption"}},
    {&StaffParameters::quit_high,
     {"quit_high", 0.25, {0.15, 0.35}, not_negative, "1/year", "quitting at burnout 0.8",
     "assumption"}},
    {&StaffParameters::new_skill,
     {"new_skill", 0.85, {0.7, 0.95}, any_share, "1",
     "skill of a newcomer over that once settled in", "assumption"}},
    {&StaffParameters::new_skill_half_life,
     {"new_skill_half_life", 52.0, {26.0, 104.0}, positive, "week",
     "half-life of a newcomer's lack of skill", "assumption"}},
    {&StaffParameters::new_burnout,
     {"new_burnout", 0.4, {0.2, 0.5}, any_share, "1", "burnout of a newcomer", "assumption"}},
    {&StaffParameters::autonomy,
     {"autonomy", 0.4, {0.2, 0.6}, any_share, "1", "autonomy in today's service", "assumption"}},
    {&StaffParameters::autonomy_blurring,
     {"autonomy_blurring", 0.2, {0.0, 0.4}, not_negative, "1",
     "gain of autonomy where roles are blurred",
     "Buurtzorg as the upper anchor; size: assumption"}},
    {&StaffParameters::attitude_half_life,
     {"attitude_half_life", 78.0, {52.0, 104.0}, positive, "week",
     "half-life of attitude's return to own base", "assumption: 18 months"}},
    {&StaffParameters::attitude_training,
     {"attitude_training", 0.15, {0.05, 0.3}, not_negative, "1/year",
     "gain of attitude from 30 hours of training a year", "assumption"}},
    {&StaffParameters::attitude_success,
     {"attitude_success", 0.2, {0.0, 0.4}, not_negative, "1/year",
     "gain of attitude where all cases are co-delivered with success", "assumption"}},
    {&StaffParameters::attitude_support,
     {"attitude_support", 0.3, {0.0, 0.5}, not_negative, "1/year",
     "gain of attitude per unit of manager support above a half", "assumption"}},
    {&StaffParameters::attitude_overload,
     {"attitude_overload", 0.5, {0.0, 1.0}, not_negative, "1/year",
     "loss of attitude per unit of overload", "assumption"}},
    {&StaffParameters::attitude_cynicism,
     {"attitude_cynicism", 0.4, {0.0, 1.0}, not_negative, "1/year",
     "loss of attitude at full cynicism", "assumption"}},
    {&StaffParameters::satisfaction_overload,
     {"satisfaction_overload", 0.2, {0.1, 0.4}, not_negative, "1",
     "loss of job satisfaction per unit of overload", "assumption"}},
    {&StaffParameters::satisfaction_cynicism,
     {"satisfaction_cynicism", 0.2, {0.1, 0.4}, not_negative, "1",
     "loss of job satisfaction at full cynicism", "assumption"}},
});

// clang-format on

constexpr double load_max = 5.0;                  // assumption: beyond it nothing more is felt
constexpr double training_of_reference = 30.0;    // h/year, at which attitude_training is told
constexpr double support_that_leaves_alone = 0.5; // of managers: neither backing nor blocking
constexpr double burnout_low = 0.2;               // at which quit_low is told
constexpr double burnout_high = 0.8;              // at which quit_high is told

double autonomy_at(const Conditions& at_work, const StaffParameters& p) {
    return p.autonomy + p.autonomy_blurring * at_work.role_blurring * at_work.release;
}

Conditions conditions_of(const Team& team, const InForce& policy) {
    double shared = 0.0;
    double served = 0.0;
    for (const Case& each : team.cases) {
        if (!each.withdrawn) {
            served += 1.0;
            shared += each.co_delivers ? static_cast<double>(each.quality) : 0.0;
        }
    }
    return {.load = team.load,
            .manager_support = policy.practice.manager_support,
            .release = policy.release,
            .role_blurring = policy.practice.role_blurring,
            .accomplishment = team.mean_quality,
            .cynicism = team.cynicism,
            .training = policy.practice.training,
            .success = served > 0.0 ? shared / served : 0.0};
}

/// Load is what staff owe over what they have; a team with nobody left is at the top of the scale.
void feel_load(Team& team, const StaffParameters& p) {
    const TeamHours& hours = team.hours;
    const double raw =
        hours.direct > 0.0 ? hours.owed / hours.direct : (hours.owed > 0.0 ? load_max : 0.0);
    team.load += p.load_weight * (std::min(load_max, raw) - team.load);
}

/// The mean bond of every professional's cases. Valid until the next call.
std::span<const double> bonds_of(const Team& team, Scratch& scratch) {
    std::vector<double>& sum = scratch.bonds;
    std::vector<double>& count = scratch.bonds_counted;
    sum.assign(team.professionals.size(), 0.0);
    count.assign(team.professionals.size(), 0.0);
    for (const Case& each : team.cases) {
        if (each.professional.exists()) {
            sum[each.professional.value] += static_cast<double>(each.bond);
            count[each.professional.value] += 1.0;
        }
    }
    for (std::size_t i = 0; i < sum.size(); ++i) {
        sum[i] = count[i] > 0.0 ? sum[i] / count[i] : 0.0;
    }
    return sum;
}

/// Nobody knows this professional's clients from now on; who takes them over, delivery settles.
void part_from_clients(Team& team, ProfessionalId p) {
    for (Case& each : team.cases) {
        if (each.professional == p) {
            each.professional = ProfessionalId::none();
            each.bond = 0.0F;
        }
    }
    team.professionals[p].caseload = 0;
}

/// Some change posts: they keep skill, attitude and burnout, and begin anew with people whom they
/// do not know and in work in which they have yet to settle.
void rotate(Neighbourhood& home, ServiceId service, const WeekContext& now) {
    Team& team = home.teams[service.value];
    const double share = now.practices[service.value].rotation;
    for (const ProfessionalId p : team.professionals.rows()) {
        if (share > 0.0 && team.professionals[p].in_post() &&
            now.draw(home, service, p, Purpose::rotation).occurs(share)) {
            part_from_clients(team, p);
            team.professionals[p].tenure_weeks = 0;
        }
    }
}

void leave(Neighbourhood& home, Team& team, ProfessionalId p, const StaffParameters& parameters) {
    part_from_clients(team, p);
    Professional& post = team.professionals[p];
    post.vacant_weeks = static_cast<std::uint16_t>(std::max(1.0, parameters.vacancy_weeks));
    home.happenings.leavers += 1.0;
}

void recruit(Neighbourhood& home, ServiceId service, ProfessionalId p, const WeekContext& now) {
    const PopulationParameters& margins = now.parameters.population;
    Professional& post = home.teams[service.value].professionals[p];
    const double skill =
        now.draw(home, service, p, Purpose::recruit_skill).normal(1.0, margins.staff_skill_sd);
    const double attitude = now.draw(home, service, p, Purpose::recruit_attitude)
                                .normal(margins.staff_attitude, margins.staff_attitude_sd);
    post.skill = static_cast<float>(std::max(0.5, skill));
    post.base_attitude = post.attitude = static_cast<float>(maths::clamp_share(attitude));
    post.burnout = static_cast<float>(now.parameters.staff.new_burnout);
    post.satisfaction = 0.5F;
    post.tenure_weeks = 0;
}

void live_at_work(Professional& who,
                  double bond,
                  const Conditions& at_work,
                  const WeekContext& now) {
    const StaffParameters& p = now.parameters.staff;
    const auto burnout = static_cast<double>(who.burnout);
    who.burnout = static_cast<float>(burnout_after(burnout, at_work, now.years, p));
    who.attitude = static_cast<float>(attitude_after(static_cast<double>(who.attitude),
                                                     static_cast<double>(who.base_attitude),
                                                     at_work,
                                                     now.years,
                                                     p));
    who.satisfaction =
        static_cast<float>(satisfaction_of(static_cast<double>(who.burnout), bond, at_work, p));
    if (who.tenure_weeks < 0xFFFFU) {
        ++who.tenure_weeks;
    }
}

} // namespace

std::span<const Declared<StaffParameters>> staff_declarations() { return declared; }

double capacity_at(double load) { return load > 1.0 ? 1.0 / load : 1.0; }

double
burnout_after(double burnout, const Conditions& at_work, double dt, const StaffParameters& p) {
    const double conflict = at_work.role_blurring * (1.0 - at_work.manager_support);
    const double resources =
        autonomy_at(at_work, p) + at_work.accomplishment + at_work.manager_support;
    const double change = p.strain + p.overload * std::max(0.0, at_work.load - 1.0) +
                          p.role_conflict * conflict -
                          p.relief * resources * capacity_at(at_work.load) - p.recovery * burnout;
    return maths::clamp_share(burnout + dt * change);
}

double attitude_after(
    double attitude, double base, const Conditions& at_work, double dt, const StaffParameters& p) {
    const double back = 1.0 - maths::half_life_factor(p.attitude_half_life, dt * weeks_per_year);
    const double gain =
        p.attitude_training * at_work.training / training_of_reference * at_work.release +
        p.attitude_success * at_work.success +
        p.attitude_support * std::max(0.0, at_work.manager_support - support_that_leaves_alone);
    const double loss =
        p.attitude_overload * std::max(0.0, at_work.load - 1.0) +
        p.attitude_cynicism * at_work.cynicism +
        p.attitude_support * std::max(0.0, support_that_leaves_alone - at_work.manager_support);
    const double next =
        attitude + back * (base - attitude) + dt * gain * (1.0 - attitude) - dt * loss * attitude;
    return maths::clamp_share(next);
}

double
satisfaction_of(double burnout, double bond, const Conditions& at_work, const StaffParameters& p) {
    const double sources =
        (bond + autonomy_at(at_work, p) + at_work.accomplishment + (1.0 - burnout)) / 4.0;
    return maths::clamp_share(sources -
                              p.satisfaction_overload * std::max(0.0, at_work.load - 1.0) -
                              p.satisfaction_cynicism * at_work.cynicism);
}

double quit_rate(double burnout, const StaffParameters& p) {
    const double slope = (p.quit_high - p.quit_low) / (burnout_high - burnout_low);
    return std::max(0.0, p.quit_low + slope * (burnout - burnout_low));
}

double absence_share(double burnout, const StaffParameters& p) {
    return maths::clamp_share(p.absence + p.absence_burnout * burnout);
}

double settled_skill(const Professional& who, const StaffParameters& p) {
    const double missing =
        (1.0 - p.new_skill) *
        maths::half_life_factor(p.new_skill_half_life, static_cast<double>(who.tenure_weeks));
    return static_cast<double>(who.skill) * (1.0 - missing);
}

TeamHours hours_present(const Team& team, const Practice& practice, const StaffParameters& p) {
    TeamHours hours;
    for (const Professional& who : team.professionals.span()) {
        if (who.in_post()) {
            const double paid = p.contract * team.post_share * practice.budget;
            hours.paid += paid;
            hours.present +=
                paid * (1.0 - absence_share(static_cast<double>(who.burnout), p)) * p.direct;
        }
    }
    return hours;
}

double mean_attitude(const Team& team) {
    return mean_over_posts(
        team, [](const Professional& who) { return static_cast<double>(who.attitude); });
}

double attitude_toward(const Team& team, ProfessionalId professional) {
    return professional.exists() ? static_cast<double>(team.professionals[professional].attitude)
                                 : mean_attitude(team);
}

void staff(Neighbourhood& home, const WeekContext& now) {
    const StaffParameters& parameters = now.parameters.staff;
    for (const ServiceId service : now.services()) {
        Team& team = home.teams[service.value];
        feel_load(team, parameters);
        const Conditions at_work = conditions_of(team, now.practices[service.value]);
        const std::span<const double> bonds = bonds_of(team, now.scratch);
        for (const ProfessionalId p : team.professionals.rows()) {
            Professional& who = team.professionals[p];
            if (!who.in_post()) {
                if (--who.vacant_weeks == 0) {
                    recruit(home, service, p, now);
                }
                continue;
            }
            live_at_work(who, bonds[p.value], at_work, now);
            const double rate = quit_rate(static_cast<double>(who.burnout), parameters);
            if (now.draw(home, service, p, Purpose::quitting)
                    .occurs(maths::weekly_probability(rate))) {
                leave(home, team, p, parameters);
            }
        }
        rotate(home, service, now);
    }
}

} // namespace dowith
