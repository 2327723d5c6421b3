// SPDX-License-Identifier: Apache-2.0
#include "tests/patterns/paired_forks.hpp"
#include "tests/patterns/pattern_runs.hpp"
#include "tests/support/catch.hpp"

#include <map>

using namespace dowith;

namespace {

constexpr unsigned follow_up = 104; // weeks since somebody was first linked
constexpr std::string_view well_supported =
    "{rung: informing, peer_support: 1, manager_support: 0.7, fidelity: 0.9}";

/// The risk of a crisis that somebody ran, summed over weeks, without peers and with them.
struct Risks {
    double without = 0;
    double with = 0;

    void add(const Twins& twins, CitizenId c) {
        const Case* before = twins.one.teams[0].case_of(c);
        const Case* after = twins.other.teams[0].case_of(c);
        without +=
            before != nullptr ? crisis_risk(*before, twins.one.citizens, twins.setting) : 0.0;
        with += after != nullptr ? crisis_risk(*after, twins.other.citizens, twins.setting) : 0.0;
    }
};

/// Crises of those who are linked to a peer at any time, over two years from then on, over those of
/// the same people where nobody links them.
double crisis_ratio_of_the_linked(const Scenario& scenario, std::uint32_t world) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, unsigned> linked_since;
    Risks risks;
    live_side_by_side(scenario, world, [&](const Twins& twins) {
        for (const PeerLink& link : twins.other.teams[0].peer_links) {
            linked_since.try_emplace({twins.one.id.value, link.seeker.value}, twins.week);
        }
        for (const auto& [who, since] : linked_since) {
            if (who.first == twins.one.id.value && twins.week < since + follow_up) {
                risks.add(twins, CitizenId{who.second});
            }
        }
    });
    return risks.with / risks.without;
}

} // namespace

SCENARIO("Y10: people with a peer have 15 to 55 % fewer crises than they would without",
         "[pattern]") {
    // Family by Family, linked data: 44 % fewer children in care within two years.
    const Scenario scenario =
        pattern_scenario("  peers: " + std::string{well_supported} + "\n", 208, 20);
    const Spread ratio = spread_of(of_each_world(scenario, [&](std::uint32_t world) {
        return crisis_ratio_of_the_linked(scenario, world);
    }));
    CAPTURE(ratio.low, ratio.high);
    CHECK(ratio.median >= 0.45);
    CHECK(ratio.median <= 0.85);
}

SCENARIO("Y11: peers beat an ordinary service, not an excellent one", "[pattern]") {
    // Butts, Buck and Coggeshall 2002: teen courts beat ordinary processing, not a good diversion.
    static const PatternRuns runs{"  peers: " + std::string{well_supported} +
                                      "\n"
                                      "  excellent: {rung: informing, skill_factor: 1.25, "
                                      "fit_bonus: 0.2, budget: 1.1, manager_support: 0.7}\n",
                                  208};
    CHECK(runs.difference("peers", "informing", "crises").high < 0.0);
    CHECK(runs.difference("peers", "informing", "need_met").low > 0.0);
    CHECK(runs.difference("peers", "excellent", "crises").low > 0.0);
    CHECK(runs.difference("peers", "excellent", "need_met").high < 0.0);
}
