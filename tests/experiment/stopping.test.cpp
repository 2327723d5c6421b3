// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/stopping.hpp"

#include "sim/experiment/comparison.hpp"
#include "sim/kernel/draw.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

using namespace dowith;

namespace {

/// Two policies that are judged by need met and wellbeing, of which need met shall be known to
/// this.
Scenario wanting(double half_width, std::uint32_t cap) {
    Scenario scenario = small_scenario();
    scenario.worlds = cap;
    scenario.primary = {"need_met", "wellbeing"};
    scenario.precision = {{"need_met", half_width}};
    return scenario;
}

/// A world of one week, in which the second policy meets so much more need than the first.
WorldResult world_with(std::uint32_t number, double difference) {
    WorldResult world;
    world.world = number;
    world.weeks = 1;
    for (const double need_met : {0.25, 0.25 + difference}) {
        std::vector<float> values(all_series().size(), 0.0F);
        values[find_series("need_met")] = static_cast<float>(need_met);
        world.values.push_back(values);
        world.digests.push_back(0);
    }
    world.realised.resize(2);
    return world;
}

/// Worlds whose differences are normal about 0.1.
std::vector<WorldResult> worlds_of(std::uint32_t count, double sd = 0.02) {
    std::vector<WorldResult> worlds;
    for (std::uint32_t world = 0; world < count; ++world) {
        worlds.push_back(world_with(world, Draw{Luck{8, 0}, {0, world}, 0, 1}.normal(0.1, sd)));
    }
    return worlds;
}

/// Where a comparison stops that is given all worlds at once.
std::optional<std::uint32_t> stop_of(const Scenario& scenario,
                                     const std::vector<WorldResult>& worlds) {
    StoppingWatch watch{scenario};
    return watch.look(worlds, static_cast<std::uint32_t>(worlds.size()));
}

} // namespace

TEST_CASE("one looks after the minimum, then at every step, and at the cap") {
    const StoppingRule rule = stopping_rule(wanting(0.01, 65));
    CHECK(rule.name() == "sequential");
    std::vector<std::uint32_t> looks;
    for (std::uint32_t worlds = 0; worlds < 65;) {
        worlds = rule.look_from(worlds, 1);
        looks.push_back(worlds);
    }
    CHECK(looks == std::vector<std::uint32_t>{30, 40, 50, 60, 65});
    CHECK(rule.look_from(30, 25) == 60); // many hands go to a later look
    CHECK(rule.look_from(60, 25) == 65);
    CHECK_FALSE(rule.looks_after(20));
}

TEST_CASE("without a precision all worlds are used, and each interval has its own 5 %") {
    Scenario scenario = wanting(0.01, 40);
    scenario.precision.clear();
    const StoppingRule rule = stopping_rule(scenario);
    CHECK(rule.name() == "fixed");
    CHECK(rule.alpha == 0.05);
    CHECK(rule.look_from(0, 1) == 40);
    scenario = wanting(0.01, 40);
    scenario.policies.resize(1); // nothing to compare
    CHECK_FALSE(stopping_rule(scenario).is_sequential);
}

TEST_CASE("all primary outcomes share the chance to miss, also those of which nothing is wanted") {
    Scenario scenario = wanting(0.01, 40);
    CHECK(stopping_rule(scenario).alpha == Approx(0.05 / 2.0));
    scenario.policies.push_back(scenario.policies.back());
    CHECK(stopping_rule(scenario).statements == 4);
    CHECK(stopping_rule(scenario).alpha == Approx(0.05 / 4.0));
}

TEST_CASE("it stops at the first look at which all is known as well as wanted") {
    const std::vector<WorldResult> worlds = worlds_of(200);
    const Scenario scenario = wanting(0.01, 200);
    const auto stop = stop_of(scenario, worlds);
    REQUIRE(stop);
    const ConfidenceSequence sequence{0.05 / 2.0, tight_at};
    const auto half_width_at = [&](std::uint32_t count) {
        RunningSpread seen;
        for (std::uint32_t world = 0; world < count; ++world) {
            seen.add(summary(worlds[world], 1, find_series("need_met")) -
                     summary(worlds[world], 0, find_series("need_met")));
        }
        return sequence.half_width(count, seen.sd());
    };
    CHECK(half_width_at(*stop) <= 0.01);
    for (std::uint32_t before = first_look; before < *stop; before += look_every) {
        CHECK(half_width_at(before) > 0.01);
    }
}

TEST_CASE("where it stops does not depend on how many worlds it is given at a time") {
    const std::vector<WorldResult> worlds = worlds_of(200);
    const Scenario scenario = wanting(0.008, 200);
    const auto stop = stop_of(scenario, worlds);
    REQUIRE(stop);
    for (const std::uint32_t batch : {1U, 7U, 10U, 64U}) {
        CAPTURE(batch);
        StoppingWatch watch{scenario};
        std::optional<std::uint32_t> found;
        for (std::uint32_t tried = batch; !found && tried <= 200; tried += batch) {
            found = watch.look({worlds.data(), tried}, tried);
        }
        CHECK(found == stop);
    }
}

TEST_CASE("a comparison that is precise says so, and its intervals are those of the rule") {
    const Scenario scenario = wanting(0.01, 200);
    std::vector<WorldResult> worlds = worlds_of(200);
    const auto stop = stop_of(scenario, worlds);
    REQUIRE(stop);
    worlds.resize(*stop);
    const Comparison joint = compare_worlds(scenario, worlds);
    CHECK(joint.stopping.is_precise);
    CHECK_FALSE(joint.stopping.fell_short());
    CHECK(joint.stopping.worlds_used == *stop);
    Scenario fixed = scenario;
    fixed.precision.clear();
    const Comparison student = compare_worlds(fixed, worlds);
    const Spread& wide = joint.outcome("need_met").differences[1].difference;
    const Spread& narrow = student.outcome("need_met").differences[1].difference;
    CHECK(half_width(wide) <= 0.01);
    CHECK(half_width(wide) > half_width(narrow)); // what looking, and another outcome, costs
    CHECK(wide.mean == narrow.mean);
    CHECK(wide.p95 == narrow.p95); // the spread between worlds is another matter
    CHECK(joint.outcome("need_met").wanted == 0.01);
    CHECK_FALSE(joint.outcome("wellbeing").wanted);
    CHECK_FALSE(student.stopping.rule.is_sequential);
}

TEST_CASE("where the cap comes first it says how many worlds would do, and these do") {
    const Scenario capped = wanting(0.004, 40);
    const Comparison short_of = compare_worlds(capped, worlds_of(40));
    CHECK(short_of.stopping.fell_short());
    const auto needed = short_of.stopping.worlds_needed;
    REQUIRE(needed);
    CHECK(*needed > 40);
    CHECK((*needed - first_look) % look_every == 0);
    // The s.d. of 40 values is off by 1/sqrt(80) = 11 %, so that half as many again are enough.
    const auto enough = static_cast<std::uint32_t>(*needed + *needed / 2);
    const auto stop = stop_of(wanting(0.004, enough + 10), worlds_of(enough + 10));
    REQUIRE(stop);
    CHECK(*stop > 40);
    CHECK(*stop <= enough);
}

TEST_CASE("below the minimum nothing is called precise, however alike the worlds") {
    const Comparison comparison = compare_worlds(wanting(0.5, 20), worlds_of(20));
    CHECK(comparison.stopping.fell_short());
    CHECK(comparison.stopping.worlds_needed == first_look);
    CHECK(stop_of(wanting(0.5, 200), worlds_of(200)) == first_look);
}

TEST_CASE("a world that failed counts as tried, and one that knows nothing as no value") {
    const Scenario scenario = wanting(0.01, 200);
    std::vector<WorldResult> worlds = worlds_of(200);
    worlds.erase(worlds.begin() + 5);
    worlds[9].values[1][find_series("need_met")] = std::numeric_limits<float>::quiet_NaN();
    StoppingWatch watch{scenario};
    CHECK_FALSE(watch.look(worlds, 30));
    CHECK(watch.statements().front().difference.count() == 28); // of need met, 30 less 2
    CHECK(watch.farthest().series == find_series("need_met"));
    CHECK(watch.look(worlds, 200).has_value());
}
