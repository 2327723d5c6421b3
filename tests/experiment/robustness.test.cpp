// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/robustness/robustness.hpp"

#include "sim/engine/executor.hpp"
#include "sim/experiment/world.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <vector>

namespace dowith {
namespace {

constexpr std::array<const char*, 3> judged{"need_met", "social_cost", "trust_clients"};

/// Two worlds in which nothing happens but what the test says.
class MadeUp {
  public:
    MadeUp() {
        scenario = small_scenario();
        for (std::uint32_t number = 0; number < 2; ++number) {
            WorldResult& world = worlds[number];
            world.world = number;
            world.weeks = 104;
            world.digests = {1, 2};
            world.values.assign(2, std::vector<float>(104 * all_series().size(), 0.0F));
        }
    }

    /// The level of every week.
    void set(std::size_t world, std::size_t policy, const char* name, float value) {
        set_weeks(world, policy, name, 0, 104, value);
    }

    void set_weeks(std::size_t world,
                   std::size_t policy,
                   const char* name,
                   std::size_t first,
                   std::size_t last,
                   float value) {
        for (std::size_t week = first; week < last; ++week) {
            worlds[world].values[policy][week * all_series().size() + find_series(name)] = value;
        }
    }

    [[nodiscard]] Levels levels() const {
        Levels all{2, 2};
        all.take(0, worlds[0]);
        all.take(1, worlds[1]);
        return all;
    }

    [[nodiscard]] Robustness robustness() const {
        std::vector<std::size_t> series;
        for (const char* const name : judged) {
            series.push_back(find_series(name));
        }
        return robustness_of(scenario, levels(), series, willingness_grid(100000.0));
    }

    Scenario scenario;
    std::array<WorldResult, 2> worlds;
};

} // namespace

SCENARIO("the best policy has the most of what is good and the least of what is bad") {
    MadeUp made_up;
    made_up.set(0, 1, "need_met", 0.4F);
    made_up.set(1, 1, "need_met", 0.2F);
    made_up.set(0, 0, "social_cost", 600.0F);
    made_up.set(0, 1, "social_cost", 550.0F);
    made_up.set(1, 0, "social_cost", 600.0F);
    made_up.set(1, 1, "social_cost", 620.0F);
    made_up.set(0, 1, "trust_clients", 0.1F);
    made_up.set(1, 1, "trust_clients", 0.1F);
    const Robustness found = made_up.robustness();
    CHECK(found.outcomes[0].best[1].count == 2.0);
    CHECK(found.outcomes[1].best[1].count == 1.0);
    CHECK(found.outcomes[1].regret[1].most == Approx(20.0));
    CHECK(found.outcomes[1].regret[0].most == Approx(50.0));
    CHECK(found.outcomes[1].minimax == std::vector<std::size_t>{1});
    CHECK(found.best_in_all[1].count == 1.0);
    CHECK(found.best_in_all[0].count == 0.0);
    CHECK(found.undominated[0].count == 1.0); // it is cheaper in the second world
    CHECK(found.undominated[1].count == 2.0);
}

SCENARIO("cost and effect are those of the whole run, and need left unmet is counted once") {
    MadeUp made_up;
    for (std::size_t world = 0; world < 2; ++world) {
        // A hundredth of a severity-year less is left unmet per citizen and year, for two pounds of
        // the agency's and three of citizens' time; half of that in the second world.
        const float size = world == 0 ? 1.0F : 0.5F;
        made_up.set(world, 1, "agency_cost", 2.0F * size);
        made_up.set(world, 1, "citizens_time", 3.0F * size);
        made_up.set(world, 1, "social_cost", 1e6F);                     // bears on no plane
        made_up.set_weeks(world, 0, "unmet_need", 0, 52, 20.0F * size); // first year only
    }
    const Robustness found = made_up.robustness();
    REQUIRE(found.money.size() == 2);
    const Plane& agency = found.money[0].planes[1];
    const Plane& social = found.money[1].planes[1];
    CHECK(agency.cost.mean == Approx(1.5));
    CHECK(social.cost.mean == Approx(3.75));
    CHECK(agency.effect.mean == Approx(0.0075)); // 10 and 5 per thousand, over the whole run
    CHECK(agency.quadrants.better_dearer.count == 2.0);
    // Each severity-year costs 200 pounds in the one view, 500 in the other.
    const auto best_at = [&](std::size_t view, std::size_t step) {
        return found.money[view].curve[step].best[1].share;
    };
    CHECK(best_at(0, 0) == 0.0);
    CHECK(best_at(0, 1) == 1.0); // at 2,000
    CHECK(best_at(1, 1) == 1.0);
    const Robustness low = robustness_of(made_up.scenario,
                                         made_up.levels(),
                                         std::vector{find_series("need_met")},
                                         std::array{300.0});
    CHECK(low.money[0].curve[0].best[1].share == 1.0);
    CHECK(low.money[1].curve[0].best[1].share == 0.0);
}

SCENARIO("where a year of need met is worth what the scenario says, net benefit is social cost") {
    // The claim on which the social view rests, on worlds that were lived: unmet_value is need left
    // unmet times its value. Single precision and the order of sums leave 1e-5 of levels near 1000.
    const Scenario scenario = small_scenario();
    const auto executor = serial_executor();
    Levels levels{1, 2};
    levels.take(0, run_world(scenario, 0, *executor));
    const double worth = scenario.parameters.money.unmet_need;
    const Robustness found =
        robustness_of(scenario, levels, std::vector{find_series("need_met")}, std::array{worth});
    const std::vector<double>& benefit = found.money[1].curve[0].mean_net_benefit;
    const std::size_t social = find_series("social_cost");
    const double saved = levels.at(0, 0, social) - levels.at(0, 1, social);
    CHECK(benefit[1] - benefit[0] == Approx(saved).margin(0.02));
}

SCENARIO("where no money is told there is no value for money") {
    MadeUp made_up;
    std::erase_if(made_up.scenario.mechanisms,
                  [](const Mechanism& each) { return each.name == "money"; });
    CHECK(made_up.robustness().money.empty());
    CHECK(made_up.robustness().effects.empty());
}

SCENARIO("worlds that could not be had are left out, and the others keep their numbers") {
    const MadeUp made_up;
    Levels levels{3, 2};
    levels.take(0, made_up.worlds[0]);
    levels.take(2, made_up.worlds[1]);
    levels.leave_out(std::array{std::size_t{1}});
    CHECK(levels.worlds() == 2);
    CHECK(levels.numbers() == std::vector<std::int32_t>{0, 1});
    CHECK(levels.digest() == made_up.levels().digest());
}

} // namespace dowith
