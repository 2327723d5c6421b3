// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/attitudes.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/kernel/wide.hpp"
#include "sim/model/context.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<AttitudesParameters>>({
    {&AttitudesParameters::mastery,
     {"mastery", 0.0095, {0.004, 0.012}, not_negative, "1/h",
     "gain of self-efficacy per hour of supported activity that succeeds",
     "Kennedy et al. 2007, Expert Patients trial: 0.44 SD after 30 hours, at quality 0.55; "
     "tuned to Y9"}},
    {&AttitudesParameters::failure,
     {"failure", 0.01, {0.0, 0.03}, any_share, "1/week",
     "loss of self-efficacy in a week of working together that turns into a clash", "assumption"}},
    {&AttitudesParameters::self_efficacy_half_life,
     {"self_efficacy_half_life", 104.0, {52.0, 208.0}, positive, "week",
     "half-life of self-efficacy's return to own base", "assumption"}},
    {&AttitudesParameters::external_efficacy_half_life,
     {"external_efficacy_half_life", 156.0, {52.0, 260.0}, positive, "week",
     "half-life of external efficacy's return to own base", "assumption"}},
    {&AttitudesParameters::information_efficacy,
     {"information_efficacy", 0.06, {0.0, 0.1}, any_number, "1",
     "shift of the level to which external efficacy returns, with information", "assumption"}},
    {&AttitudesParameters::social_learning,
     {"social_learning", 0.1, {0.0, 0.3}, not_negative, "1/year",
     "rate at which self-efficacy follows the mean of ties", "assumption"}},
    {&AttitudesParameters::capability_gain,
     {"capability_gain", 0.004, {0.001, 0.01}, not_negative, "1/h",
     "gain of capability per hour of supported activity", "assumption"}},
    {&AttitudesParameters::capability_half_life,
     {"capability_half_life", 104.0, {26.0, 104.0}, positive, "week",
     "half-life of capability's return to own base", "assumption"}},
    {&AttitudesParameters::support_floor,
     {"support_floor", 0.5, {0.2, 0.8}, any_share, "1",
     "support of activity that nobody facilitates", "assumption"}},
    {&AttitudesParameters::facilitation_full,
     {"facilitation_full", 0.02, {0.01, 0.1}, positive, "1",
     "share of staff hours at which activity is fully supported", "assumption"}},
    {&AttitudesParameters::dependency_gain,
     {"dependency_gain", 0.02, {0.0, 0.05}, not_negative, "1/month",
     "gain of dependency while all is done for a client",
     "nef slides: services may make people more dependent; size: assumption"}},
    {&AttitudesParameters::dependency_loss,
     {"dependency_loss", 0.06, {0.02, 0.1}, not_negative, "1/month",
     "loss of dependency at full own agency", "assumption"}},
    {&AttitudesParameters::dependency_floor,
     {"dependency_floor", 0.1, {0.0, 0.2}, any_share, "1",
     "dependency of those whom nobody does for", "assumption"}},
    {&AttitudesParameters::trust_rate,
     {"trust_rate", 0.3, {0.1, 0.7}, not_negative, "1/year", "rate at which trust follows service",
     "assumption"}},
    {&AttitudesParameters::trust_quality,
     {"trust_quality", 0.5, {0.2, 0.8}, any_number, "1", "level of trust per unit of quality",
     "assumption"}},
    {&AttitudesParameters::trust_bond,
     {"trust_bond", 0.1, {0.0, 0.2}, any_number, "1", "level of trust per unit of bond",
     "assumption"}},
    {&AttitudesParameters::trust_absence,
     {"trust_absence", 0.2, {0.0, 0.3}, any_number, "1",
     "level of trust lost when left alone by staff", "assumption"}},
    {&AttitudesParameters::trust_peers,
     {"trust_peers", 0.8, {0.3, 1.0}, any_number, "1",
     "level of trust per unit of trust in peers",
     "Fledderus 2015: trust in fellow participants led the fall; size: assumption"}},
    {&AttitudesParameters::trust_public,
     {"trust_public", 0.3, {0.0, 0.6}, any_share, "1",
     "share of the effect of quality that reaches those who are no clients", "assumption"}},
    {&AttitudesParameters::reference_quality,
     {"reference_quality", 0.4, {0.3, 0.5}, any_share, "1",
     "quality at which trust stands at its base", "assumption: near the level at the start"}},
    {&AttitudesParameters::reference_bond,
     {"reference_bond", 0.6, {0.4, 0.8}, any_share, "1", "bond at which trust stands at its base",
     "assumption"}},
    {&AttitudesParameters::reference_staff_input,
     {"reference_staff_input", 0.85, {0.7, 1.0}, not_negative, "1",
     "staff input below which a client feels left alone", "assumption"}},
    {&AttitudesParameters::recognition,
     {"recognition", 2.0, {0.5, 4.0}, not_negative, "1/year",
     "rate at which full recognition uncovers one more skill of a client",
     "hidden assets uncovered: nef and NESTA; rate: assumption"}},
});

// clang-format on

/// Everybody's self-efficacy returns to its own level, and follows that of those whom one knows.
DOWITH_WIDE void drift_with_ties(std::span<float> level,
                                 std::span<const float> base,
                                 std::span<const float> of_ties,
                                 float back,
                                 float social) {
    for (std::size_t row = 0; row < level.size(); ++row) {
        level[row] += back * (base[row] - level[row]) + social * (of_ties[row] - level[row]);
    }
}

/// Everybody's level returns to its own base, which all share a shift of.
DOWITH_WIDE void
drift_to_shifted(std::span<float> level, std::span<const float> base, float back, float shift) {
    for (std::size_t row = 0; row < level.size(); ++row) {
        level[row] += back * (std::clamp(base[row] + shift, 0.0F, 1.0F) - level[row]);
    }
}

/// Everybody's level returns to its own base.
DOWITH_WIDE void drift_back(std::span<float> level, std::span<const float> base, float back) {
    for (std::size_t row = 0; row < level.size(); ++row) {
        level[row] += back * (base[row] - level[row]);
    }
}

/// What all citizens share: the return to their own levels, and learning from those they know.
void drift(Citizens& people, double information, const WeekContext& now) {
    const AttitudesParameters& p = now.parameters.attitudes;
    const auto back = [](double half_life) {
        return static_cast<float>(1.0 - maths::half_life_factor(half_life, 1.0));
    };
    drift_with_ties(people.self_efficacy.span(),
                    people.base_self_efficacy.span(),
                    people.ties_efficacy.span(),
                    back(p.self_efficacy_half_life),
                    static_cast<float>(p.social_learning * now.years));
    drift_to_shifted(
        people.external_efficacy.span(),
        people.base_external_efficacy.span(),
        back(p.external_efficacy_half_life),
        static_cast<float>(p.information_efficacy * (information - usual_information)));
    drift_back(
        people.capability.span(), people.base_capability.span(), back(p.capability_half_life));
}

/// Mean over services; the quality that moves nobody's trust where there is none.
double quality_heard_of(const Neighbourhood& home, const WeekContext& now) {
    double sum = 0.0;
    for (const Team& team : home.teams) {
        sum += team.mean_quality;
    }
    return home.teams.empty() ? now.parameters.attitudes.reference_quality
                              : sum / static_cast<double>(home.teams.size());
}

/// How far trust in peers stands from its own base.
float disappointment(Strength trust, Strength base) {
    return static_cast<float>(trust.value() - base.value());
}

/// What trust in peers does to everybody's level of trust. Valid until the next call.
DOWITH_WIDE void weigh_peers(std::span<const Strength> trust,
                             std::span<const Strength> base,
                             float weight,
                             std::span<float> of_peers) {
    for (std::size_t row = 0; row < of_peers.size(); ++row) {
        of_peers[row] = weight * disappointment(trust[row], base[row]);
    }
}

/// Those who are no clients trust by what they hear, and by what they think of their peers.
DOWITH_WIDE void hear_of_services(std::span<float> trust,
                                  std::span<const float> base,
                                  std::span<const float> of_peers,
                                  std::span<const std::uint8_t> client_of,
                                  float heard,
                                  float pace) {
    for (std::size_t row = 0; row < trust.size(); ++row) {
        const float counts = client_of[row] == 0 ? 1.0F : 0.0F;
        const float target = std::clamp(base[row] + heard + of_peers[row], 0.0F, 1.0F);
        trust[row] += counts * pace * (target - trust[row]);
    }
}

/// Those who are no clients grow out of past dependency, the more so the more they can.
DOWITH_WIDE void grow_out_of_dependency(std::span<float> dependency,
                                        std::span<const float> capability,
                                        std::span<const std::uint8_t> client_of,
                                        float floor,
                                        float loss) {
    for (std::size_t row = 0; row < dependency.size(); ++row) {
        const float counts = client_of[row] == 0 ? 1.0F : 0.0F;
        const float above = std::max(0.0F, dependency[row] - floor);
        dependency[row] -= counts * loss * capability[row] * above;
    }
}

void move_the_public(Neighbourhood& home, const WeekContext& now) {
    const AttitudesParameters& p = now.parameters.attitudes;
    Citizens& people = home.citizens;
    std::vector<float>& of_peers = now.scratch.of_peers;
    of_peers.assign(people.size(), 0.0F); // as long as nobody's trust in peers has moved
    if (home.knows_peers) {
        weigh_peers(people.peer_trust.span(),
                    people.base_peer_trust.span(),
                    static_cast<float>(p.trust_peers),
                    of_peers);
    }
    const double heard = quality_heard_of(home, now) - p.reference_quality;
    hear_of_services(people.trust.span(),
                     people.base_trust.span(),
                     of_peers,
                     people.client_of.span(),
                     static_cast<float>(p.trust_public * p.trust_quality * heard),
                     static_cast<float>(p.trust_rate * now.years));
    grow_out_of_dependency(people.dependency.span(),
                           people.capability.span(),
                           people.client_of.span(),
                           static_cast<float>(p.dependency_floor),
                           static_cast<float>(p.dependency_loss * months_per_year * now.years));
}

void recognise(Citizens& people,
               const Neighbourhood& home,
               CitizenId c,
               ServiceId service,
               const WeekContext& now) {
    const InForce& policy = now.practices[service.value];
    const double rate =
        now.parameters.attitudes.recognition * policy.practice.asset_recognition * policy.release;
    const unsigned latent = people.skills[c] & ~static_cast<unsigned>(people.recognised[c]);
    if (latent == 0 || rate <= 0.0) {
        return;
    }
    if (now.draw(home, c, Purpose::recognition)
            .occurs(maths::weekly_probability(rate), service.value)) {
        const unsigned lowest = 1U << static_cast<unsigned>(std::countr_zero(latent));
        people.recognised[c] = static_cast<std::uint16_t>(people.recognised[c] | lowest);
    }
}

void move_a_client(const Case& each,
                   Neighbourhood& home,
                   ServiceId service,
                   const WeekContext& now) {
    const AttitudesParameters& p = now.parameters.attitudes;
    const InForce& policy = now.practices[service.value];
    Citizens& people = home.citizens;
    const CitizenId c = each.citizen;
    const auto quality = static_cast<double>(each.quality);
    const auto hours = static_cast<double>(each.own_hours);
    const double facilitated =
        std::min(1.0, policy.practice.facilitation * policy.release / p.facilitation_full);
    const double support = p.support_floor + (1.0 - p.support_floor) * facilitated;
    double e = static_cast<double>(people.self_efficacy[c]);
    if (each.clash) {
        e -= p.failure * e;
    } else if (each.co_delivers) {
        e = after_mastery(e, hours, quality, p);
    }
    people.self_efficacy[c] = static_cast<float>(e);
    people.capability[c] = static_cast<float>(
        after_practice(static_cast<double>(people.capability[c]), hours, support, p));
    const float freely = each.compelled ? 0.0F : each.own_hours; // to be made to is not to act
    const auto own_agency =
        static_cast<double>(agency(people.capability[c], people.hours_given[c] + freely));
    people.dependency[c] = static_cast<float>(dependency_after(
        static_cast<double>(people.dependency[c]),
        each.withdrawn ? 0.0 : done_for_share(hours, static_cast<double>(each.required_hours)),
        own_agency,
        p));
    const double target = trust_target(static_cast<double>(people.base_trust[c]),
                                       {.quality = quality,
                                        .bond = static_cast<double>(each.bond),
                                        .staff_input = static_cast<double>(each.staff_input),
                                        .peer_trust = static_cast<double>(disappointment(
                                            people.peer_trust[c], people.base_peer_trust[c]))},
                                       p);
    const double pace = p.trust_rate * now.years / std::popcount(people.client_of[c]);
    const auto trust = static_cast<double>(people.trust[c]);
    people.trust[c] = static_cast<float>(maths::clamp_share(trust + pace * (target - trust)));
    recognise(people, home, c, service, now);
}

} // namespace

std::span<const Declared<AttitudesParameters>> attitudes_declarations() { return declared; }

double
after_mastery(double self_efficacy, double hours, double success, const AttitudesParameters& p) {
    return self_efficacy + maths::clamp_share(p.mastery * hours * success) * (1.0 - self_efficacy);
}

double
after_practice(double capability, double hours, double support, const AttitudesParameters& p) {
    const double gain = maths::clamp_share(p.capability_gain * hours * support);
    return capability + gain * (1.0 - capability);
}

double done_for_share(double own_hours, double required) {
    return required <= 0.0 ? 0.0 : maths::clamp_share(1.0 - own_hours / (0.5 * required));
}

double
dependency_after(double dependency, double done_for, double agency, const AttitudesParameters& p) {
    const double month = months_per_year / weeks_per_year;
    const double gain =
        maths::clamp_share(p.dependency_gain * month * done_for) * (1.0 - dependency);
    const double loss = maths::clamp_share(p.dependency_loss * month * agency) *
                        std::max(0.0, dependency - p.dependency_floor);
    return maths::clamp_share(dependency + gain - loss);
}

double trust_target(double base, const Experience& lived, const AttitudesParameters& p) {
    return base + p.trust_quality * (lived.quality - p.reference_quality) +
           p.trust_bond * (lived.bond - p.reference_bond) -
           p.trust_absence * std::max(0.0, p.reference_staff_input - lived.staff_input) +
           p.trust_peers * lived.peer_trust;
}

void attitudes(Neighbourhood& home, const WeekContext& now) {
    drift(home.citizens, now.information(), now);
    move_the_public(home, now);
    for (const ServiceId service : now.services()) {
        for (const Case& each : home.teams[service.value].cases) {
            move_a_client(each, home, service, now);
        }
    }
}

} // namespace dowith
