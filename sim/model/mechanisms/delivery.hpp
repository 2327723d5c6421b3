// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/model/technology.hpp"

#include <span>
#include <vector>

namespace dowith {

struct Case;
struct Neighbourhood;
struct WeekContext;

/// Staff and citizens put in their hours, and together they make the outcome.
struct DeliveryParameters {
    double kin{};
    double triage{};
    double relief{};
    double own_hours_max{};
    double others_input{};
    double compelled_worth{};
    double skill_strain{};
    double reference_burnout{};
    double bond_gain{};
    double bond_skill{};
    double bond_blurring{};
    double conflict{};
    double conflict_below{};
    double quality_weight{};
    double set_up{};
    double co_ordination{};
    double co_ordination_fixed{};
    double learning{};
    double co_delivery_refresh{};
    double information_input{};
    double compulsion_fatigue{};
    double withdrawal{};
    double returning{};
};

[[nodiscard]] std::span<const Declared<DeliveryParameters>> delivery_declarations();

/// What staff and citizens produce together:
///     q = min(1, fit · [d P^r + (1 - d)(c0 + C)^r]^(v/r)),   r = 1 - 1/σ
/// P staff input, C citizens' input, d weight of staff, σ elasticity of substitution, v returns to
/// scale; Cobb–Douglas P^(dv) (c0 + C)^((1-d)v) at σ = 1; the lesser of the two as σ -> 0, their
/// weighted mean as σ -> ∞.
/// Source: Ostrom 1996 and Parks et al. 1981 for complements and substitutes; CES form: ours.
[[nodiscard]] double
outcome(double staff, double citizens, double fit, double own_input, const Technology& technology);

/// Input that no service can do without, c0 (1 + i (information - 0.7)): to know how a service
/// works is an input. Form: ours.
[[nodiscard]] double own_input(double c0, double information, const DeliveryParameters& p);

/// Hours a week that kin give: kin R (½ + connectedness).
[[nodiscard]] double kin_hours(double required, double connectedness, const DeliveryParameters& p);

/// What citizens besides kin put into a case in a week, in hours that count in full:
///     own hours · K (times compelled_worth where they were made to) + others_input (peers + bank)
/// Who is made to contribute does so unwillingly; others know a client's life less than they do.
[[nodiscard]] double extra_hours(const Case& each, double capability, const DeliveryParameters& p);

/// Citizens' input, over the hours required (never less than 0.1 h), at most 1 - c0:
///     (kin R (½ + connectedness) + extra hours) / max(R, 0.1)
[[nodiscard]] double citizens_input(
    double required, double connectedness, double extra, double c0, const DeliveryParameters& p);

/// Hours that staff owe to a case: R (1 - relief · σ/(1 + σ) · extra hours over R). What citizens
/// do relieves staff as far as one can stand in for the other.
[[nodiscard]] double
owed_hours(double required, double extra, double substitution, const DeliveryParameters& p);

/// Hours for each case in proportion to its weight, none above its cap, `available` in all:
/// min(cap_i, λ weight_i) with the λ that spends min(available, Σ cap). Exact, by order of cap over
/// weight. Both spans of one length, weights above 0 where caps are. The result is left in `given`;
/// `order` is scratch memory.
void share_out(double available,
               std::span<const double> caps,
               std::span<const double> weights,
               std::vector<double>& given,
               std::vector<std::size_t>& order);

/// Co-ordination hours a week of one co-producer (who contributes, or whom a peer helps) for a team
/// of `experience` co-producer-years: first × learning^log2(1 + experience), first in h a month.
/// Form: learning curve, ours; that volunteers cost co-ordination: Musso, Young and Thom 2019.
[[nodiscard]] double co_ordination_hours(double experience, const DeliveryParameters& p);

/// The whole mechanism for one neighbourhood and week.
void delivery(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
