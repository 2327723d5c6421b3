// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/model/technology.hpp"

#include <cstdint>
#include <span>

namespace dowith {

struct Case;
struct Neighbourhood;
struct WeekContext;

/// Need arises, worsens or recovers with the quality received, breaks into crises, and ends.
struct NeedParameters {
    double disadvantage{};
    double ties{};
    double dependency{};
    double agency{};
    double severity_a{};
    double severity_b{};
    double worsen{};
    double recover{};
    double exit{};
    double closed_below{};
    double variation_sd{};
    double variation_half_life{};
    double crisis_rate{};
    double crisis_severity{};
    double crisis_trust{};
};

[[nodiscard]] std::span<const Declared<NeedParameters>> need_declarations();

/// What bears on a citizen's risk of coming into need.
struct Risk {
    double advantage = 0.5;   ///< a
    double connectedness = 0; ///< C - C̄, against the mean at the end of burn-in
    double dependency = 0;    ///< D
    double agency = 0;        ///< R - R̄, against the mean at the end of burn-in
};

/// Relative risk of coming into need: exp(b_a(1 - 2a) - b_t(C - C̄) + b_d D - b_r(R - R̄)).
/// Form: log-linear, ours. Source of the directions: Holt-Lunstad 2010 for ties.
[[nodiscard]] double relative_risk(const Risk& risk, const NeedParameters& p);

/// No citizen's relative risk is above this, whatever their standing.
[[nodiscard]] double relative_risk_bound(const NeedParameters& p);

/// How age bears on the risk of needing a service: exp(gradient (band - middle band)).
[[nodiscard]] double age_risk(std::uint8_t age_band, const Technology& technology);

/// Severity n a time dt (years) later under outcome quality q:
///     n + dt (worsen (1 - q) n (1 - n) - recover q n), kept in [0, 1]
/// Form: logistic worsening against proportional recovery, ours.
[[nodiscard]] double severity_after(double n, double q, double dt, const NeedParameters& p);

/// Crises a year of a case: rate n_eff² (1 - q) (1 + harm max(0, (P_min - P)/P_min)).
/// `rate` is that at severity 1 and no quality; P staff input, P_min the safe one.
[[nodiscard]] double crisis_rate(
    double n_eff, double q, double staff_input, double safe_input, double harm, double rate);

/// The same of a case as it stands: times 1 + amateur_risk (1 - K), K the client's capability,
/// where the client, peers or members of the time bank give hours to it.
[[nodiscard]] double crisis_rate_of(const Case& each,
                                    double capability,
                                    const Technology& technology,
                                    const NeedParameters& p);

/// The whole mechanism for one neighbourhood and week: closes, moves and opens cases.
void need(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
