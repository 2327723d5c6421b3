// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/comparison.hpp"

#include "sim/experiment/world_run.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <mutex>

using namespace dowith;

namespace {

/// Keeps worlds in memory, and counts how often it was asked for what it had.
class MemoryStore final : public WorldStore {
  public:
    std::optional<WorldResult> find(const std::string& key, const WorldShape&) override {
        const std::scoped_lock lock{mutex_};
        const auto place = kept_.find(key);
        return place == kept_.end() ? std::nullopt : std::optional{place->second};
    }

    void keep(const std::string& key, const WorldResult& world) override {
        const std::scoped_lock lock{mutex_};
        kept_[key] = world;
    }

    std::map<std::string, WorldResult> kept_;

  private:
    std::mutex mutex_;
};

} // namespace

TEST_CASE("any number of threads gives the same comparison") {
    const Scenario scenario = small_scenario();
    MemoryStore none_serial;
    MemoryStore none_tbb;
    const auto serial = serial_executor();
    const auto pool = tbb_executor(2);
    const Comparison one =
        compare_worlds(scenario, run_worlds(scenario, *serial, none_serial, {}, {}));
    const Comparison two = compare_worlds(scenario, run_worlds(scenario, *pool, none_tbb, {}, {}));
    CHECK(one.digest == two.digest);
    for (std::size_t i = 0; i < one.outcomes.size(); ++i) {
        const double of_one = one.outcomes[i].differences[1].difference.mean;
        const double of_two = two.outcomes[i].differences[1].difference.mean;
        CHECK((of_one == of_two || (std::isnan(of_one) && std::isnan(of_two))));
    }
}

TEST_CASE("what the store has is not run again, and more worlds only add") {
    Scenario scenario = small_scenario();
    MemoryStore store;
    const auto executor = serial_executor();
    const auto first = run_worlds(scenario, *executor, store, {}, {});
    CHECK(store.kept_.size() == 3);
    scenario.worlds = 5;
    Progress last;
    const auto more =
        run_worlds(scenario, *executor, store, [&](const Progress& p) { last = p; }, {});
    CHECK(last.done == 5);
    CHECK(last.found == 3);
    CHECK(more[2].digests == first[2].digests);
}

TEST_CASE("a request to stop keeps what is finished") {
    const Scenario scenario = small_scenario();
    MemoryStore store;
    const auto executor = serial_executor();
    const auto after_one = [&] { return !store.kept_.empty(); };
    CHECK_THROWS_AS(run_worlds(scenario, *executor, store, {}, after_one), Interrupted);
    CHECK(store.kept_.size() == 1);
}

TEST_CASE("worlds are named by what decides them") {
    Scenario scenario = small_scenario();
    const std::string key = world_key(scenario, 0);
    CHECK(world_key(scenario, 1) != key);
    scenario.title = "Another title";
    scenario.worlds = 50;
    CHECK(world_key(scenario, 0) == key);
    scenario.world_key = "other";
    CHECK(world_key(scenario, 0) != key);
}

TEST_CASE("the baseline differs from itself by nothing") {
    const Scenario scenario = small_scenario();
    MemoryStore store;
    const auto executor = serial_executor();
    const Comparison comparison =
        compare_worlds(scenario, run_worlds(scenario, *executor, store, {}, {}));
    for (const Outcome& outcome : comparison.outcomes) {
        CAPTURE(all_series()[outcome.series].name());
        if (outcome.differences[0].known == 0) {
            CHECK(std::isnan(outcome.levels[0].mean)); // nobody there to tell it of
            continue;
        }
        CHECK(outcome.differences[0].difference.mean == 0.0);
        CHECK(outcome.differences[0].better_share == 0.5);
    }
    CHECK(comparison.outcome("need_met").primary);
    CHECK_FALSE(comparison.outcome("trust").primary);
}

TEST_CASE("an indicator over the whole run is a mean over all weeks, others over the last year") {
    WorldResult world;
    world.weeks = 104;
    world.values.assign(1, std::vector<float>(104 * all_series().size(), 0.0F));
    const std::size_t cost = find_series("social_cost");
    const std::size_t met = find_series("need_met");
    for (std::size_t week = 0; week < 104; ++week) {
        const float value = week < 52 ? 2.0F : 4.0F;
        world.values[0][week * all_series().size() + cost] = value;
        world.values[0][week * all_series().size() + met] = value;
    }
    CHECK(summary(world, 0, cost) == 3.0);
    CHECK(summary(world, 0, met) == 4.0);
}

TEST_CASE("weeks in which an indicator is not known are left out of its mean") {
    constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
    WorldResult world;
    world.weeks = 4;
    world.values.assign(1, std::vector<float>(4 * all_series().size(), unknown));
    const std::size_t series = find_series("usual_suspects");
    CHECK(std::isnan(summary(world, 0, series)));
    world.values[0][1 * all_series().size() + series] = 0.25F;
    world.values[0][3 * all_series().size() + series] = 0.75F;
    CHECK(summary(world, 0, series) == 0.5);
    CHECK(mean_over(world, 0, series, 0, 2) == 0.25);
}
