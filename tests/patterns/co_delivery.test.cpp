// SPDX-License-Identifier: Apache-2.0
#include "tests/patterns/paired_forks.hpp"
#include "tests/patterns/pattern_runs.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

namespace {

constexpr unsigned half_a_year = 26;

/// Sums over the same people under one policy and under another.
struct Compared {
    double people = 0;
    double one = 0;
    double other = 0;

    void add(double under_one, double under_other) {
        people += 1.0;
        one += under_one;
        other += under_other;
    }
};

/// Calls `see(case under the first policy, case under the second)` for all who are clients in both,
/// as week `at` ends.
template <class See>
void see_clients_of_both(const Scenario& scenario, std::uint32_t world, unsigned at, See&& see) {
    live_side_by_side(scenario, world, [&](const Twins& twins) {
        if (twins.week + 1 != at) {
            return;
        }
        for (const Case& each : twins.other.teams[0].cases) {
            const Case* before = twins.one.teams[0].case_of(each.citizen);
            if (before != nullptr && before->opened_week == each.opened_week) {
                see(twins, *before, each);
            }
        }
    });
}

Scenario full_co_production() {
    return pattern_scenario("  full: {rung: co-production}\n", half_a_year, 20);
}

constexpr float some_hours = 5.0F; // of own work, which make a co-deliverer

/// How much more self-efficacy co-deliverers have after half a year, in s.d. of the population.
double gain_of_self_efficacy(const Scenario& scenario, std::uint32_t world) {
    Compared level;
    see_clients_of_both(
        scenario, world, half_a_year, [&](const Twins& twins, const Case&, const Case& each) {
            if (each.own_hours_total > some_hours) {
                level.add(static_cast<double>(twins.one.citizens.self_efficacy[each.citizen]),
                          static_cast<double>(twins.other.citizens.self_efficacy[each.citizen]));
            }
        });
    return (level.other - level.one) / level.people /
           scenario.parameters.population.self_efficacy_sd;
}

/// What their cases require, over what they would without co-production.
double requirement_ratio(const Scenario& scenario, std::uint32_t world) {
    Compared hours;
    see_clients_of_both(
        scenario, world, half_a_year, [&](const Twins&, const Case& before, const Case& each) {
            if (each.own_hours_total > some_hours) {
                hours.add(static_cast<double>(before.required_hours),
                          static_cast<double>(each.required_hours));
            }
        });
    return hours.other / hours.one;
}

/// Those whom conditions drove out, over those who stayed.
struct DrivenOut {
    double severity = 0;   ///< that they would have without conditions
    double free_hours = 0; ///< that they have
};

/// Of clients under full conditions for two years.
DrivenOut driven_out(const Scenario& scenario, std::uint32_t world) {
    Compared gone; // severity, and free hours
    Compared staying;
    see_clients_of_both(
        scenario, world, 104, [&](const Twins& twins, const Case& before, const Case& each) {
            const float hours = twins.one.citizens.free_hours[each.citizen];
            (each.withdrawn ? gone : staying)
                .add(static_cast<double>(before.severity), static_cast<double>(hours));
        });
    const auto ratio = [&](double Compared::*sum) {
        return gone.*sum / gone.people / (staying.*sum / staying.people);
    };
    return {ratio(&Compared::one), ratio(&Compared::other)};
}

} // namespace

SCENARIO("Y9: those who co-deliver believe more in themselves, and need as much as before",
         "[pattern]") {
    // Kennedy et al. 2007, Expert Patients: self-efficacy +0.44 s.d. at six months, use unchanged.
    const Scenario scenario = full_co_production();
    const Spread gain = spread_of(of_each_world(
        scenario, [&](std::uint32_t world) { return gain_of_self_efficacy(scenario, world); }));
    CHECK(gain.median >= 0.2);
    CHECK(gain.median <= 0.6);
    const Spread ratio = spread_of(of_each_world(
        scenario, [&](std::uint32_t world) { return requirement_ratio(scenario, world); }));
    CHECK(ratio.median >= 0.95);
    CHECK(ratio.median <= 1.05);
}

SCENARIO("F6: where contributing is made a condition, the neediest leave", "[pattern]") {
    // Steen, Brandsen and Verschuere 2018: implicit demands exclude those least able to meet them.
    Scenario scenario = pattern_scenario("  full: {rung: co-production}\n"
                                         "  demanding: {from: full, conditionality: 1}\n",
                                         104,
                                         20);
    scenario.policies.erase(scenario.policies.begin()); // told against co-production without it
    const Spread severity = spread_of(of_each_world(
        scenario, [&](std::uint32_t world) { return driven_out(scenario, world).severity; }));
    CHECK(severity.low > 1.0);
    const Spread hours = spread_of(of_each_world(
        scenario, [&](std::uint32_t world) { return driven_out(scenario, world).free_hours; }));
    CHECK(hours.high < 1.0);
}

SCENARIO("F15: in acute, safety-critical work, co-production means more crises", "[pattern]") {
    // 20,000 citizens, since few of them are in need at a time.
    static const PatternRuns runs{"  full: {rung: co-production}\n",
                                  208,
                                  10,
                                  {.citizens = 20000, .neighbourhoods = 20, .technology = "acute"}};
    CHECK(runs.difference("full", "informing", "crises").low > 0.0);
}
