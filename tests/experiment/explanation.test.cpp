// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/explain/explanation.hpp"

#include "sim/engine/executor.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/experiment/explain/lever_switch.hpp"
#include "sim/experiment/world.hpp"
#include "sim/scenario/lever_groups.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <vector>

namespace dowith {
namespace {

/// All that `explain` has, of two policies of the small place.
struct Explained {
    Scenario scenario = small_scenario();
    LeverSwitch between{
        scenario.policies[0], scenario.policies[1], scenario.horizon_weeks, groups_all};
    Scenario switched = switched_scenario(scenario, between);
    Levels levels{scenario.worlds, switched.policies.size()};

    Explained() {
        const auto executor = serial_executor();
        for (std::uint32_t world = 0; world < scenario.worlds; ++world) {
            levels.take(world, run_world(switched, world, *executor));
        }
    }
};

const Explained& small() {
    static const Explained explained;
    return explained;
}

} // namespace

SCENARIO("what groups contribute adds up to the difference, in every world") {
    const Explained& here = small();
    REQUIRE(here.between.switches().size() == 5); // asking, answering, power, delivery, backing
    for (const char* const name : {"need_met", "trust_clients", "social_cost", "contacts"}) {
        INFO(name);
        const std::size_t series = find_series(name);
        const std::vector<std::size_t> wanted{series};
        const ExplainedOutcome outcome = explain_difference(here.levels, wanted).front();
        const double size = std::fabs(here.levels.at(0, 0, series));
        // 32 terms a value, five values, each rounded at a size near that of the levels.
        const double rounding = 160.0 * 2.3e-16 * std::max(1.0, size);
        double mean = 0.0;
        for (const Contribution& each : outcome.contributions) {
            mean += each.share.mean;
        }
        CHECK(std::fabs(mean - outcome.difference.difference.mean) <= rounding);
        for (std::size_t world = 0; world < here.levels.worlds(); ++world) {
            double sum = 0.0;
            for (const Contribution& each : outcome.contributions) {
                sum += each.share_by_world[world];
            }
            const double difference =
                here.levels.at(world, 31, series) - here.levels.at(world, 0, series);
            CHECK(std::fabs(sum - difference) <= rounding);
        }
    }
}

SCENARIO("the first and the last coalition are the two policies themselves, to the last bit") {
    const Explained& here = small();
    const auto executor = serial_executor();
    for (std::uint32_t world = 0; world < here.scenario.worlds; ++world) {
        const WorldResult compared = run_world(here.scenario, world, *executor);
        const WorldResult mixed = run_world(here.switched, world, *executor);
        CHECK(mixed.digests.front() == compared.digests.front());
        CHECK(mixed.digests.back() == compared.digests.back());
        CHECK(same_numbers(mixed.values.back(), compared.values.back()));
    }
}

SCENARIO("a difference between two policies does not depend on the baseline of the comparison") {
    // Need avoided is told against the baseline, which drops out of a difference but for the
    // rounding of floats: costs near 300, to which single precision is good to 2e-5.
    Scenario turned = small().scenario;
    turned.baseline = 1;
    const auto executor = serial_executor();
    const std::size_t cost = find_series("agency_cost");
    const WorldResult by_second = run_world(turned, 0, *executor);
    const double here = small().levels.at(0, 31, cost) - small().levels.at(0, 0, cost);
    const double there = summary(by_second, 1, cost) - summary(by_second, 0, cost);
    CHECK(here == Approx(there).margin(1e-3));
}

SCENARIO("what moves alone and what moves last are differences of single policies") {
    const Explained& here = small();
    const std::vector<std::size_t> wanted{find_series("trust_clients")};
    const ExplainedOutcome outcome = explain_difference(here.levels, wanted).front();
    for (std::size_t i = 0; i < 5; ++i) {
        double alone = 0.0;
        double last = 0.0;
        for (std::size_t world = 0; world < here.levels.worlds(); ++world) {
            const auto at = [&](std::size_t coalition) {
                return here.levels.at(world, coalition, wanted[0]);
            };
            alone += (at(std::size_t{1} << i) - at(0)) / 3.0;
            last += (at(31) - at(31 ^ (std::size_t{1} << i))) / 3.0;
        }
        CHECK(outcome.contributions[i].alone.mean == Approx(alone).margin(1e-12));
        CHECK(outcome.contributions[i].last.mean == Approx(last).margin(1e-12));
    }
    CHECK(outcome.interactions.size() == 10);
    CHECK(outcome.interactions[4].first == 1);
    CHECK(outcome.interactions[4].second == 2);
}

SCENARIO("asking people more is what makes more people asked, and nothing else is") {
    // Contacts follow from how often people are asked and how many rounds managers let happen:
    // answers, power and delivery have no way to them.
    const Explained& here = small();
    const std::vector<std::size_t> wanted{find_series("contacts")};
    const ExplainedOutcome outcome = explain_difference(here.levels, wanted).front();
    const std::vector<std::size_t> order = ranked(outcome);
    CHECK(here.between.switches()[order[0]].name == "asking");
    CHECK(here.between.switches()[order[1]].name == "backing");
    CHECK(outcome.contributions[order[0]].share.mean > 0.5 * outcome.difference.difference.mean);
}

} // namespace dowith
