// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"

#include <span>

namespace dowith {

struct InForce;
struct Neighbourhood;
struct WeekContext;

/// People who came through it are linked to those who are in it, with a coach behind them.
struct PeerSupportParameters {
    double link_hours{};
    double link_weeks{};
    double coaches{};
    double cut_first{};
    double supporters{};
    double seekers{};
    double seeks_from{};
    double through_below{};
    double conduct_alone{};
    double conduct_coached{};
    double trust_loss{};
    double trust_half_life{};
    double coach_hours{};
    double coach_wage{};
};

[[nodiscard]] std::span<const Declared<PeerSupportParameters>> peer_support_declarations();

/// Posts of coaches among so many citizens: coaches per 1,000 × peer_support × release, less where
/// the budget is cut: × max(0, 1 - cut_first (1 - budget)), which leaves them as they are above 1.
[[nodiscard]] double
coaches_among(double citizens, const InForce& policy, const PeerSupportParameters& p);

/// The probability that a link goes well: that of links which nobody looks after, plus what full
/// coaching adds, as far as managers back it (release), the method is carried out (fidelity) and
/// staff at load L have time for it (min(1, 1/L)).
/// Source: organisational support decides whether co-production builds or costs trust, Fledderus
/// 2015. Form: ours.
[[nodiscard]] double conduct(const InForce& policy, double load, const PeerSupportParameters& p);

/// How many seekers somebody who can give so many hours a week can support at once, in all services
/// together: as time goes, and at most a supporter's part of what a coach looks after.
[[nodiscard]] unsigned links_at_most(double hours, const PeerSupportParameters& p);

/// The whole mechanism for one neighbourhood and week. The hours of a link count in the seeker's
/// case from the next delivery on.
void peer_support(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
