// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/model/team.hpp"

#include <span>

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// A service comes to fit those whose issues it acted on, as far as citizens share in its design.
struct DesignFitParameters {
    double learning{};
    double groups{};
    double spill{};
    double volume{};
    double fading{};
    double half_life{};
};

[[nodiscard]] std::span<const Declared<DesignFitParameters>> design_fit_declarations();

/// An answered issue adds one perspective to what the team knows of its people.
void take_to_heart(Design& design, float advantage, std::size_t need_group);

/// How many distinct perspectives of tercile h a team has heard:
///     N_h = D_h (1 - e^(-W_h/W0)),  W_h = stock per 1,000 citizens, D_h inverse Simpson of it
/// Stock: own tercile's answered issues plus `spill` of the others', by need group.
/// Form: ours. Source: breadth of participants is what co-design lacks most, a review of 16
/// studies (International Journal of Integrated Care, APIC3213).
[[nodiscard]] double perspectives(const Design& design,
                                  std::size_t tercile,
                                  double citizens,
                                  const DesignFitParameters& p);

/// The fit toward which design moves: fit0 + (fit_max - fit0)(1 - e^(-k power N)).
/// Voice without power improves nothing.
[[nodiscard]] double fit_target(
    double floor, double ceiling, double power, double perspectives, const DesignFitParameters& p);

/// The whole mechanism for one neighbourhood and week.
void design_fit(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
