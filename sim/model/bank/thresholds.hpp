// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// What a member weighs who thinks about the next credit.
struct Prospects {
    double spending = 0; ///< own requests a week that are served while there is credit
    double earning = 0;  ///< requests a week that would come to them while they offer
    double discount = 0; ///< rate at which later counts less, 1/week
    double cost = 0;     ///< of serving, over the benefit of being served
};

/// The most credits at which one more is still worth its work: the largest κ with
///     cost <= E[e^(-discount T(κ))],
/// T the time until a member who starts with κ credits, earns below κ and spends, has spent all.
/// By first steps down, φ_κ = s/(r + s), φ_x = s/(r + s + e (1 - φ_(x+1))), E = φ_1 · … · φ_κ.
/// Source: Kash, Friedman and Halpern 2007, best reply among threshold strategies; form: ours, in
/// continuous time.
[[nodiscard]] unsigned best_reply(const Prospects& prospects);

/// A quarter of the members each week set their target anew to the best reply to what they have
/// lately seen.
void reconsider_targets(Neighbourhood& home, const WeekContext& now);

/// Notes how willing members are now, lets what was seen before fade, and adds this week's.
void watch_the_market(Neighbourhood& home, const WeekContext& now, double affordable, double found);

} // namespace dowith
