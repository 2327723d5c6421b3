// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/taking_part.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/maths.hpp"
#include "sim/model/context.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<TakingPartParameters>>({
    {&TakingPartParameters::intercept,
     {"intercept", -2.8, {-3.4, -2.2}, any_number, "1",
     "logit of taking part, all else at nought (b0)",
     "monthly participation of 0.15 to 0.28, Community Life Survey; tuned to Y4"}},
    {&TakingPartParameters::efficacy,
     {"efficacy", 3.0, {1.0, 4.0}, any_number, "1",
     "logit of self-efficacy × external efficacy (b_e)",
     "Parrado et al. 2013: self-efficacy is the most consistent correlate"}},
    {&TakingPartParameters::efficacy_floor,
     {"efficacy_floor", 0.5, {0.2, 1.0}, not_negative, "1",
     "weight of self-efficacy where external efficacy is nil (x0)", "assumption"}},
    {&TakingPartParameters::ties,
     {"ties", 0.8, {0.0, 1.5}, any_number, "1", "logit of connectedness (b_s)", "assumption"}},
    {&TakingPartParameters::ties_active,
     {"ties_active", 1.0, {0.0, 2.0}, any_number, "1", "logit of the share of ties active (b_n)",
     "assumption; norms, Alford 2002"}},
    {&TakingPartParameters::motives,
     {"motives", 0.35, {0.0, 0.7}, any_number, "1", "logit of motives (b_i)",
     "Alford 2002; assumption"}},
    {&TakingPartParameters::credit,
     {"credit", 0.0, {-0.2, 0.2}, any_number, "1", "logit of a one-for-one credit (b_m)",
     "Voorberg et al. 2018: EUR 2 an hour, no effect"}},
    {&TakingPartParameters::cost,
     {"cost", 1.5, {0.0, 3.0}, any_number, "1", "logit of time asked over free time (b_c)",
     "assumption"}},
    {&TakingPartParameters::cost_hours,
     {"cost_hours", 1.0, {0.5, 3.0}, not_negative, "h/week", "time that people expect to be asked",
     "assumption"}},
    {&TakingPartParameters::fatigue,
     {"fatigue", 3.5, {1.0, 5.0}, any_number, "1", "logit of fatigue (b_f)",
     "Sjoberg, Mellon and Peixoto 2017; size tuned"}},
    {&TakingPartParameters::asked,
     {"asked", 0.8, {0.3, 1.5}, any_number, "1", "logit of being asked in person (b_ask)",
     "assumption: not being asked is a leading reason for not volunteering"}},
    {&TakingPartParameters::gap_voice,
     {"gap_voice", 0.8, {0.3, 1.5}, any_number, "1", "logit of advantage in speaking",
     "NCVO; Third Sector Research Centre on the civic core; size: assumption"}},
    {&TakingPartParameters::gap_action,
     {"gap_action", 0.2, {-0.3, 0.6}, any_number, "1", "logit of advantage in doing",
     "Uzochukwu and Thomas 2018; Brandsen 2021; size: assumption"}},
    {&TakingPartParameters::collective,
     {"collective", 1.0, {0.5, 2.0}, any_number, "1",
     "logit lost where the task is for all and done in a group (k_coll)",
     "Bovaird et al. 2014: a gulf between individual and collective"}},
    {&TakingPartParameters::salience,
     {"salience", 0.3, {0.1, 0.6}, not_negative, "1",
     "elasticity of salience to shortfall of quality",
     "Parrado et al. 2013 for the direction; size: assumption"}},
    {&TakingPartParameters::information_ease,
     {"information_ease", 0.3, {0.0, 0.6}, any_number, "1", "gain of ease with information",
     "Parrado et al. 2013: information raises it somewhat; size: assumption"}},
    {&TakingPartParameters::refresh,
     {"refresh", 0.04, {0.02, 0.1}, any_share, "1",
     "share of citizens whose disposition changes, per four weeks",
     "assumption: a third of volunteers stop within a year"}},
    {&TakingPartParameters::community_hours,
     {"community_hours", 0.8, {0.2, 2.0}, not_negative, "h/week",
     "given to community life while active, times the propensity to give", "assumption"}},
    {&TakingPartParameters::community_hours_max,
     {"community_hours_max", 0.5, {0.2, 0.8}, any_share, "1",
     "largest share of free hours given to community life", "assumption"}},
});

// clang-format on

/// What services matter to a client: by the quality of the first that they are a client of.
double clients_salience(CitizenId c, const Neighbourhood& home, const TakingPartParameters& p) {
    const auto first = static_cast<std::size_t>(std::countr_zero(home.citizens.client_of[c]));
    const Case* own = home.teams[first].case_of(c);
    EXPECTS(own != nullptr);
    return salience(static_cast<double>(own->quality), p);
}

/// How much the services on whose books `c` is ask for something back: the most of any.
double asked_to_give_back(CitizenId c, const Neighbourhood& home, const WeekContext& now) {
    double asked = 0.0;
    for (const ServiceId service : now.services()) {
        if ((home.citizens.client_of[c] >> service.value & 1U) != 0) {
            const InForce& policy = now.practices[service.value];
            asked = std::max(asked, policy.practice.reciprocity * policy.release);
        }
    }
    return asked;
}

} // namespace

std::span<const Declared<TakingPartParameters>> taking_part_declarations() { return declared; }

Person person_at(const Citizens& people, CitizenId c) {
    const auto wide = [](float x) { return static_cast<double>(x); };
    return {.advantage = wide(people.advantage[c]),
            .free_hours = wide(people.free_hours[c]),
            .motives = wide(people.motives[c]),
            .threshold = wide(people.threshold[c]),
            .self_efficacy = wide(people.self_efficacy[c]),
            .external_efficacy = wide(people.external_efficacy[c]),
            .fatigue = wide(people.fatigue[c]),
            .capability = wide(people.capability[c]),
            .dependency = wide(people.dependency[c]),
            .connectedness = wide(people.connectedness[c]),
            .ties_active = wide(people.ties_active[c])};
}

double mean_quality(const Neighbourhood& home) {
    double sum = 0.0;
    for (const Team& team : home.teams) {
        sum += team.mean_quality;
    }
    return home.teams.empty() ? 0.0 : sum / static_cast<double>(home.teams.size());
}

double
ease(double dependency, double capability, double information, const TakingPartParameters& p) {
    return (1.0 - dependency) * (0.5 + 0.5 * capability) *
           (1.0 + p.information_ease * (information - usual_information));
}

double salience(double quality, const TakingPartParameters& p) {
    return maths::pow(1.0 - maths::clamp_share(quality), p.salience);
}

Invitation asked_to_help(double quality, double information, const TakingPartParameters& p) {
    return {.salience = salience(quality, p),
            .information = information,
            .gap = p.gap_action,
            .asked = 1.0};
}

double
chance_of_taking_part(const Person& who, const Invitation& to, const TakingPartParameters& p) {
    const double pull = to.salience * ease(who.dependency, who.capability, to.information, p);
    if (!(pull > who.threshold)) { // so that what is not a number opens no gate
        return 0.0;
    }
    const double time_cost = std::min(2.0, p.cost_hours / who.free_hours);
    const double logit =
        p.intercept + p.efficacy * who.self_efficacy * (p.efficacy_floor + who.external_efficacy) +
        p.ties * who.connectedness + p.ties_active * who.ties_active + p.motives * who.motives +
        p.credit * to.credit - p.cost * time_cost - p.fatigue * who.fatigue + p.asked * to.asked +
        to.gap * (2.0 * who.advantage - 1.0) - p.collective * to.collective;
    return maths::logistic(logit);
}

void taking_part(Neighbourhood& home, const WeekContext& now) {
    const TakingPartParameters& p = now.parameters.taking_part;
    Citizens& people = home.citizens;
    Invitation community{.information = now.information(), .gap = p.gap_action};
    const double publics_salience = salience(mean_quality(home), p);
    const std::size_t count = people.size();
    const std::uint32_t first =
        (weeks_per_round - now.week.value % weeks_per_round) % weeks_per_round;
    for (std::size_t row = first; row < count; row += weeks_per_round) {
        const CitizenId c{row};
        const Draw refresh = now.draw(home, c, Purpose::community_refresh);
        if (refresh.occurs(p.refresh, 0)) {
            people.disposition[c] = static_cast<float>(refresh.uniform(1));
        }
        const bool client = people.is_client(c);
        community.salience = client ? clients_salience(c, home, p) : publics_salience;
        community.asked = client ? asked_to_give_back(c, home, now) : 0.0;
        const double chance = chance_of_taking_part(person_at(people, c), community, p);
        const bool active = static_cast<double>(people.disposition[c]) < chance;
        const double hours =
            std::min(p.community_hours * static_cast<double>(people.giving[c]),
                     p.community_hours_max * static_cast<double>(people.free_hours[c]));
        people.hours_given[c] = active ? static_cast<float>(hours) : 0.0F;
    }
}

} // namespace dowith
