// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/kernel/maths_float.hpp"
#include "sim/model/ids.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace dowith {

struct Citizens;
struct Neighbourhood;
struct WeekContext;

/// How well people are told how a service works, usually: at this level formulas are neutral.
inline constexpr double usual_information = 0.7;

/// Who takes part: a gate of salience and ease, then a chance that grows with efficacy, ties and
/// being asked, and falls with cost and fatigue.
struct TakingPartParameters {
    double intercept{};
    double efficacy{};
    double efficacy_floor{};
    double ties{};
    double ties_active{};
    double motives{};
    double credit{};
    double cost{};
    double cost_hours{};
    double fatigue{};
    double asked{};
    double gap_voice{};
    double gap_action{};
    double collective{};
    double salience{};
    double information_ease{};
    double refresh{};
    double community_hours{};
    double community_hours_max{};
};

[[nodiscard]] std::span<const Declared<TakingPartParameters>> taking_part_declarations();

/// A citizen as this decision sees them.
struct Person {
    double advantage = 0.5;
    double free_hours = 10; ///< h/week
    double motives = 0.5;
    double threshold = 0;         ///< θ
    double self_efficacy = 0;     ///< E
    double external_efficacy = 0; ///< X
    double fatigue = 0;
    double capability = 0; ///< K
    double dependency = 0; ///< D
    double connectedness = 0;
    double ties_active = 0; ///< share of ties active
};

[[nodiscard]] Person person_at(const Citizens& people, CitizenId c);

/// Mean over services of the quality that each last delivered, 0 to 1; 0 where there is none.
[[nodiscard]] double mean_quality(const Neighbourhood& home);

/// What a citizen is invited to.
struct Invitation {
    double salience = 1;      ///< of what it is about, see salience()
    double information = 0.7; ///< how fully people are told how it works
    double gap = 0;           ///< logit from lowest to highest advantage, halved
    double asked = 0;         ///< 1 where somebody asks in person
    double credit = 0;        ///< value of a credit for it
    double collective = 0;    ///< how far it is done in a group and for all, 0 to 1
};

/// How easy it is: (1 - D)(½ + ½K)(1 + i (information - 0.7)).
/// Source: van Eijk and Steen 2016, ease and competency; form: ours.
[[nodiscard]] inline double
ease(double dependency, double capability, double information, const TakingPartParameters& p) {
    return (1.0 - dependency) * (0.5 + 0.5 * capability) *
           (1.0 + p.information_ease * (information - usual_information));
}

/// How much it matters: (1 - q)^s. Good outcomes discourage: Parrado et al. 2013.
[[nodiscard]] double salience(double quality, const TakingPartParameters& p);

/// To do something for a service whose quality is as here, asked in person.
[[nodiscard]] Invitation
asked_to_help(double quality, double information, const TakingPartParameters& p);

/// The logit of accepting one invitation:
///     -∞ where salience · ease <= θ, else
///     b0 + b_e E(x0 + X) + b_s C + b_n ties active + b_i motives + b_m credit
///     - b_c min(2, cost / free hours) - b_f fatigue + b_ask asked + gap (2a - 1)
///     - k_coll collective
/// Source: two stages after van Eijk and Steen 2016; efficacy strongest, Parrado et al. 2013.
[[nodiscard]] inline double
logit_of_taking_part(const Person& who, const Invitation& to, const TakingPartParameters& p) {
    const double pull = to.salience * ease(who.dependency, who.capability, to.information, p);
    const double time_cost = std::min(2.0, p.cost_hours / who.free_hours);
    const double logit =
        p.intercept + p.efficacy * who.self_efficacy * (p.efficacy_floor + who.external_efficacy) +
        p.ties * who.connectedness + p.ties_active * who.ties_active + p.motives * who.motives +
        p.credit * to.credit - p.cost * time_cost - p.fatigue * who.fatigue + p.asked * to.asked +
        to.gap * (2.0 * who.advantage - 1.0) - p.collective * to.collective;
    // What is not a number opens no gate.
    return maths::chosen(pull > who.threshold, logit, -std::numeric_limits<double>::infinity());
}

/// The chance of accepting one invitation, logistic in the above; for standing activities the share
/// of time active.
[[nodiscard]] double
chance_of_taking_part(const Person& who, const Invitation& to, const TakingPartParameters& p);

/// The whole mechanism: who is active in ordinary community life from this week on. A quarter of
/// the citizens reconsider each week.
void taking_part(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
