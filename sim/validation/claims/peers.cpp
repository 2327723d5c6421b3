// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/need.hpp"
#include "sim/validation/bench.hpp"
#include "sim/validation/follow.hpp"

#include <array>
#include <map>
#include <utility>
#include <vector>

namespace dowith {
namespace {

constexpr std::string_view place = "place";
constexpr Weeks at_the_end{156, 208};
constexpr std::uint32_t follow_up = 104; // weeks since somebody was first linked

/// When somebody, by neighbourhood and row, was first linked to a peer.
using LinkedSince = std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>;

/// The risk of crises that the linked run in a week, within two years of being linked.
double risk_of(const LinkedSince& linked,
               const District<Neighbourhood>& now,
               std::uint32_t week,
               const Setting& setting) {
    double risk = 0.0;
    for (const auto& [who, since] : linked) {
        const Neighbourhood& home = now.neighbourhoods[who.first];
        const Case* const own = home.teams.front().case_of(CitizenId{who.second});
        if (own != nullptr && week >= since && week < since + follow_up) {
            risk += crisis_rate_of(*own,
                                   static_cast<double>(home.citizens.capability[own->citizen]),
                                   setting.technologies.front(),
                                   setting.parameters.need);
        }
    }
    return risk;
}

/// Crises of those who are linked to a peer at any time, over two years from then on, over those of
/// the same people where nobody links them.
double crises_of_the_linked(const Scenario& scenario, const ForkPoint& fork, Executor& executor) {
    LinkedSince linked;
    double with = 0.0;
    double without = 0.0;
    const std::uint32_t weeks = scenario.horizon_weeks;
    follow(scenario, fork, "peers", weeks, executor, [&](const auto& now, std::uint32_t week) {
        for (const Neighbourhood& home : now.neighbourhoods) {
            for (const PeerLink& link : home.teams.front().peer_links) {
                linked.try_emplace({home.id.value, link.seeker.value}, week);
            }
        }
        with += risk_of(linked, now, week, fork.setting);
    });
    follow(scenario, fork, "informing", weeks, executor, [&](const auto& now, std::uint32_t week) {
        without += risk_of(linked, now, week, fork.setting);
    });
    return with / without;
}

constexpr std::array y10{
    Part{"crises of people with a peer, over those of the same people without, two years",
         "1",
         {.low = 0.45, .high = 0.85},
         Estimator::median,
         [](Bench& bench) { return bench.study(place, crises_of_the_linked); }},
};

Sample peers_less(Bench& bench, std::string_view other, std::string_view indicator) {
    return bench.difference(place, "peers", other, indicator, at_the_end);
}

constexpr std::array y11{
    Part{"crises, peers less an ordinary service",
         "1e-3 year-1",
         at_most_zero,
         Estimator::mean,
         [](Bench& bench) { return peers_less(bench, "informing", "crises"); }},
    Part{"need met, peers less an ordinary service",
         "1",
         at_least_zero,
         Estimator::mean,
         [](Bench& bench) { return peers_less(bench, "informing", "need_met"); }},
    Part{"crises, peers less an excellent service",
         "1e-3 year-1",
         at_least_zero,
         Estimator::mean,
         [](Bench& bench) { return peers_less(bench, "excellent", "crises"); }},
    Part{"need met, peers less an excellent service",
         "1",
         at_most_zero,
         Estimator::mean,
         [](Bench& bench) { return peers_less(bench, "excellent", "need_met"); }},
};

constexpr std::array all{
    Claim{"Y10",
          ClaimKind::pattern,
          "people with a peer have 15 to 55 % fewer crises than they would without",
          "Family by Family, linked data: 44 % fewer children in care within two years",
          {},
          y10},
    Claim{"Y11",
          ClaimKind::pattern,
          "peers beat an ordinary service, not an excellent one",
          "Butts, Buck and Coggeshall 2002: teen courts beat ordinary processing, not a good "
          "diversion",
          {place, {"peers", "excellent"}},
          y11},
};

} // namespace

std::span<const Claim> claims_of_peers() { return all; }

} // namespace dowith
