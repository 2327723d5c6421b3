// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/kernel/maths_float.hpp"
#include "sim/model/ids.hpp"
#include "sim/model/ties.hpp"

#include <span>

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// People who meet are tied more closely, or begin to be; ties that are not kept up fade.
struct TiesParameters {
    double gain{};
    double half_life{};
    double kin_half_life{};
    double let_go{};
    double meeting_hours{};
    double meeting_reach{};
};

[[nodiscard]] std::span<const Declared<TiesParameters>> ties_declarations();

/// A quarter of the citizens each week: they see the share of the people whom they know who are
/// active, and their mean self-efficacy, as published last week, here or across the border; their
/// ties fade toward what ordinary life keeps up; and those who are active may meet somebody alike
/// who is active too.
void ties(Neighbourhood& home, const WeekContext& now);

/// Two citizens of one neighbourhood spend `hours` with each other. Their tie grows at both ends:
///     s' = s + Δ (1 - s),  Δ = 1 - e^(-gain × hours)
/// so that two hours do what one hour and another do. Without a tie yet, one of strength Δ begins
/// where both have a place for it (Ties::begin); else the acquaintance is not kept. Connectedness
/// follows when the citizen next looks at their ties, within four weeks.
/// Form: ours.
void meet(Neighbourhood& home, CitizenId a, CitizenId b, double hours, const TiesParameters& p);

/// At this sum of strengths people are connected to 63 %; assumption: a sum of 1 makes 0.49.
inline constexpr double connectedness_scale = 1.5;

/// How connected the strengths of somebody's ties make them: 1 - e^(-Σ strength / 1.5).
/// Form and scale: assumption; close to linear for few ties, saturating for many.
[[nodiscard]] inline float connectedness_of(double strength_sum) {
    return 1.0F - maths::exp_f(static_cast<float>(strength_sum * (-1.0 / connectedness_scale)));
}

/// The strength sum at which someone is as connected as this; the inverse of the above.
[[nodiscard]] double strength_sum_for(double connectedness);

} // namespace dowith
