// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/taking_part.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/maths.hpp"
#include "sim/kernel/wide.hpp"
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

/// What community life means to those in turn, and how far they are asked to give back.
void invite(const Neighbourhood& home, const WeekContext& now) {
    const TakingPartParameters& p = now.parameters.taking_part;
    const double publics_salience = salience(mean_quality(home), p);
    now.scratch.salience.clear();
    now.scratch.asked.clear();
    now.for_each_in_turn(home.citizens, [&](CitizenId c) {
        const bool client = home.citizens.is_client(c);
        now.scratch.salience.push_back(client ? clients_salience(c, home, p) : publics_salience);
        now.scratch.asked.push_back(client ? asked_to_give_back(c, home, now) : 0.0);
    });
}

/// Columns of persons, without bounds, for loops that take several rows at once.
class People {
  public:
    explicit People(const Citizens& people)
        : advantage_{people.advantage.span()},
          free_hours_{people.free_hours.span()}, motives_{people.motives.span()},
          threshold_{people.threshold.span()}, self_efficacy_{people.self_efficacy.span()},
          external_efficacy_{people.external_efficacy.span()}, fatigue_{people.fatigue.span()},
          capability_{people.capability.span()}, dependency_{people.dependency.span()},
          connectedness_{people.connectedness.span()}, ties_active_{people.ties_active.span()} {}

    [[nodiscard]] Person at(std::size_t row) const {
        const auto wide = [row](std::span<const float> column) {
            return static_cast<double>(column[row]);
        };
        return {.advantage = wide(advantage_),
                .free_hours = wide(free_hours_),
                .motives = wide(motives_),
                .threshold = wide(threshold_),
                .self_efficacy = wide(self_efficacy_),
                .external_efficacy = wide(external_efficacy_),
                .fatigue = wide(fatigue_),
                .capability = wide(capability_),
                .dependency = wide(dependency_),
                .connectedness = wide(connectedness_),
                .ties_active = wide(ties_active_)};
    }

  private:
    std::span<const float> advantage_;
    std::span<const float> free_hours_;
    std::span<const float> motives_;
    std::span<const float> threshold_;
    std::span<const float> self_efficacy_;
    std::span<const float> external_efficacy_;
    std::span<const float> fatigue_;
    std::span<const float> capability_;
    std::span<const float> dependency_;
    std::span<const float> connectedness_;
    std::span<const float> ties_active_;
};

/// The logit of taking part in community life of everybody in turn. Parameters come as copies, so
/// that no logit could be one of them.
DOWITH_WIDE void weigh_up(People people,
                          std::size_t first,
                          Invitation community,
                          TakingPartParameters p,
                          std::span<const double> salience,
                          std::span<const double> asked,
                          std::span<double> logits) {
    for (std::size_t i = 0; i < logits.size(); ++i) {
        community.salience = salience[i];
        community.asked = asked[i];
        logits[i] = logit_of_taking_part(people.at(first + weeks_per_round * i), community, p);
    }
}

/// The chances that go with logits, in single precision.
DOWITH_WIDE void estimate(std::span<const double> logits, std::span<float> chances) {
    for (std::size_t i = 0; i < logits.size(); ++i) {
        chances[i] = maths::logistic_f(static_cast<float>(logits[i]));
    }
}

/// Who is active until they are next in turn.
void decide(Neighbourhood& home, const WeekContext& now) {
    const TakingPartParameters& p = now.parameters.taking_part;
    Citizens& people = home.citizens;
    const std::uint64_t refreshed = occurs_threshold(p.refresh);
    auto logit = now.scratch.logits.begin();
    auto chance = now.scratch.chances.begin();
    now.for_each_in_turn(home, Purpose::community_refresh, [&](CitizenId c, std::uint32_t word) {
        if (word < refreshed) {
            people.disposition[c] =
                static_cast<float>(now.draw(home, c, Purpose::community_refresh).uniform(1));
        }
        const double most =
            std::min(p.community_hours * static_cast<double>(people.giving[c]),
                     p.community_hours_max * static_cast<double>(people.free_hours[c]));
        const auto disposition = static_cast<double>(people.disposition[c]);
        const bool active = maths::is_below_logistic(disposition, *logit++, *chance++);
        people.hours_given[c] = active ? static_cast<float>(most) : 0.0F;
    });
}

} // namespace

std::span<const Declared<TakingPartParameters>> taking_part_declarations() { return declared; }

Person person_at(const Citizens& people, CitizenId c) {
    EXPECTS(c.value < people.size());
    return People{people}.at(c.value);
}

double mean_quality(const Neighbourhood& home) {
    double sum = 0.0;
    for (const Team& team : home.teams) {
        sum += team.mean_quality;
    }
    return home.teams.empty() ? 0.0 : sum / static_cast<double>(home.teams.size());
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
    return maths::logistic(logit_of_taking_part(who, to, p));
}

void taking_part(Neighbourhood& home, const WeekContext& now) {
    const TakingPartParameters& p = now.parameters.taking_part;
    Scratch& scratch = now.scratch;
    invite(home, now);
    scratch.logits.resize(scratch.salience.size());
    weigh_up(People{home.citizens},
             now.first_in_turn(),
             {.information = now.information(), .gap = p.gap_action},
             p,
             scratch.salience,
             scratch.asked,
             scratch.logits);
    scratch.chances.resize(scratch.logits.size());
    estimate(scratch.logits, scratch.chances);
    decide(home, now);
}

} // namespace dowith
