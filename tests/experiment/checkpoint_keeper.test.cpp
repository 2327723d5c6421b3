// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/checkpoint_keeper.hpp"

#include "tests/experiment/lively_scenario.hpp"
#include "tests/experiment/memory_checkpoints.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/thread_processes.hpp"
#include "tests/support/world_builder.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <vector>

using namespace dowith;

namespace {

/// Everything happens and is recorded.
Scenario recorded_scenario() {
    Scenario scenario = lively_scenario();
    scenario.record.people = PeoplePlan{{"trust", "severity"}, {0, 10, 20}, 40};
    scenario.record.ledger = true;
    return scenario;
}

constexpr std::uint32_t burn_in = 12; // of the small scenario
constexpr std::uint32_t horizon = 20;
constexpr std::uint32_t way = burn_in + 3 * horizon; // under three policies

WorldResult undisturbed(const Scenario& scenario) {
    const auto executor = serial_executor();
    return run_world(scenario, 1, *executor);
}

/// A machine on which a world is run again and again until it is done, each time to a later stop.
struct Workshop {
    Scenario scenario = recorded_scenario();
    MemoryCheckpoints store;
    CheckpointPlan plan{&store, 7};
    std::unique_ptr<Executor> executor = serial_executor();
    std::vector<bool> stops; ///< one a stop: whether the world was kept then

    /// To its end, or to the n-th week whose end is not the end of the way.
    std::optional<WorldResult> run(int weeks = -1) {
        CheckpointKeeper keeper{plan, "key", [&weeks] { return --weeks == 0; }};
        try {
            return run_world(scenario, 1, *executor, keeper);
        } catch (const Stopped& stopped) {
            stops.push_back(stopped.is_kept);
            return {};
        }
    }
};

/// Calls visit(process, holding) in several processes, each with so many of a district's
/// neighbourhoods.
template <class Visit> void each_of(const std::vector<std::size_t>& counts, const Visit& visit) {
    in_processes(static_cast<unsigned>(counts.size()), [&](Communicator& here) {
        const std::size_t process = here.rank();
        const auto end = counts.begin() + static_cast<std::ptrdiff_t>(process);
        const std::size_t first = std::accumulate(counts.begin(), end, std::size_t{0});
        const Holding holding{first, counts[process], [&](const std::vector<double>& brought) {
                                  return here.gather_numbers(std::span<const double>{brought});
                              }};
        visit(process, holding);
    });
}

constexpr std::size_t places = 6;

District<Neighbourhood> some_district(std::uint32_t weeks) {
    SmallWorld world = WorldBuilder{}.citizens(300).neighbourhoods(places).build();
    world.run(weeks);
    return world.district;
}

District<Neighbourhood> part_of(const District<Neighbourhood>& district, const Holding& holding) {
    District<Neighbourhood> part;
    const auto first = district.neighbourhoods.begin() + static_cast<std::ptrdiff_t>(holding.first);
    part.neighbourhoods.assign(first, first + static_cast<std::ptrdiff_t>(holding.count));
    part.week = district.week;
    return part;
}

WorldStand stand_of(const District<Neighbourhood>& district) {
    WorldStand stand;
    stand.week = district.week;
    stand.neighbourhoods = places;
    return stand;
}

/// Keeps a district that lives in so many processes; what each was told of it.
std::vector<int> keep_in(const std::vector<std::size_t>& counts,
                         const District<Neighbourhood>& district,
                         const CheckpointPlan& plan) {
    std::vector<int> kept(counts.size());
    each_of(counts, [&](std::size_t process, const Holding& holding) {
        CheckpointKeeper keeper{plan, "key", {}, holding};
        kept[process] = keeper.keep(part_of(district, holding), stand_of(district)) ? 1 : 0;
    });
    return kept;
}

/// The week in which each of so many processes goes on with its part of a district, if it is that
/// part of one of these.
std::vector<std::uint32_t> find_in(const std::vector<std::size_t>& counts,
                                   const std::vector<District<Neighbourhood>>& districts,
                                   const CheckpointPlan& plan) {
    std::vector<std::uint32_t> weeks(counts.size());
    each_of(counts, [&](std::size_t process, const Holding& holding) {
        CheckpointKeeper keeper{plan, "key", {}, holding};
        District<Neighbourhood> found;
        const bool is_found = keeper.find(found).has_value();
        for (const District<Neighbourhood>& each : districts) {
            if (is_found && found.digest() == part_of(each, holding).digest()) {
                weeks[process] = each.week.value;
            }
        }
    });
    return weeks;
}

} // namespace

TEST_CASE("a world that is kept on its way comes to what it comes to undisturbed", "[checkpoint]") {
    Workshop workshop;
    const WorldResult expected = undisturbed(workshop.scenario);
    for (const std::uint32_t every : {1U, 5U, 13U, 1000U}) {
        workshop.plan.every = every;
        workshop.store.forget("key");
        const std::optional<WorldResult> result = workshop.run();
        REQUIRE(result);
        CHECK(same_result(*result, expected));
    }
}

TEST_CASE("checkpoints fall on every n-th week, the fork and a policy's end among them",
          "[checkpoint]") {
    Workshop workshop;
    workshop.plan.every = 8;
    REQUIRE(workshop.run());
    CHECK(workshop.store.kept == std::vector<std::string>{"burn-in-000008",
                                                          "fork",
                                                          "policy-0000-000016",
                                                          "policy-0000-000024",
                                                          "policy-0000-000032",
                                                          "policy-0001-000016",
                                                          "policy-0001-000024",
                                                          "policy-0001-000032",
                                                          "policy-0002-000016",
                                                          "policy-0002-000024"});
    Workshop lonely;
    lonely.scenario.policies.resize(1);
    lonely.plan.every = 6;
    REQUIRE(lonely.run());
    CHECK(lonely.store.kept[1] == "fork"); // since it is due; nobody else needs it
    CHECK(lonely.store.kept[2] == "policy-0000-000018");
}

TEST_CASE("a world that is stopped after any week goes on to what it comes to undisturbed",
          "[checkpoint]") {
    const WorldResult expected = undisturbed(recorded_scenario());
    int stop = 1;
    for (;; ++stop) {
        Workshop workshop;
        if (workshop.run(stop)) {
            break; // it came to its end first
        }
        CHECK(workshop.stops == std::vector<bool>{true});
        const std::optional<WorldResult> result = workshop.run();
        REQUIRE(result);
        CHECK(same_result(*result, expected));
    }
    // Asked after every week but the last of the burn-in, when nobody has begun to live under a
    // policy, and the very last, when there is nothing left to stop.
    CHECK(stop == static_cast<int>(way) - 1);
}

TEST_CASE("a world that is stopped after every single week comes to the same in the end",
          "[checkpoint]") {
    Workshop workshop;
    workshop.plan.every = 1000; // only where it is stopped
    std::optional<WorldResult> result;
    while (!result) {
        result = workshop.run(1);
    }
    CHECK(workshop.stops.size() == way - 2);
    CHECK(same_result(*result, undisturbed(workshop.scenario)));
}

TEST_CASE("with what executor a world is kept, and with what it goes on, is nothing to it: threads",
          "[checkpoint]") {
    const WorldResult expected = undisturbed(recorded_scenario());
    for (const int stop : {5, 30, 55}) {
        for (const unsigned before : {1U, 2U}) {
            for (const unsigned after : {1U, 2U, 3U}) {
                Workshop workshop;
                workshop.executor = threads_executor(before);
                REQUIRE_FALSE(workshop.run(stop));
                workshop.executor = threads_executor(after);
                const std::optional<WorldResult> result = workshop.run();
                REQUIRE(result);
                CHECK(same_result(*result, expected));
            }
        }
    }
}

TEST_CASE("where a checkpoint is not whole the one before it is used, and in the end none",
          "[checkpoint]") {
    Workshop workshop;
    const WorldResult expected = undisturbed(workshop.scenario);
    std::vector<std::string> from;
    workshop.plan.report = [&](std::uint32_t world, const WorldStand& stand) {
        CHECK(world == 1);
        from.push_back(checkpoint_name(stand));
    };
    constexpr int stop = burn_in + horizon + 6; // in the second policy
    REQUIRE_FALSE(workshop.run(stop));
    const std::vector<std::string> names = workshop.store.names("key");
    REQUIRE(names.size() > 4);
    for (std::size_t i = 0; i < names.size(); ++i) {
        Workshop again;
        again.plan.report = workshop.plan.report;
        REQUIRE_FALSE(again.run(stop));
        for (std::size_t newer = 0; newer < i; ++newer) {
            (newer % 2 == 0 ? again.store.lost : again.store.damaged).insert(names[newer]);
        }
        const std::optional<WorldResult> result = again.run();
        REQUIRE(result);
        CHECK(same_result(*result, expected));
    }
    CHECK(from == names);
    from.clear();
    for (const std::string& name : names) {
        workshop.store.lost.insert(name);
    }
    const std::optional<WorldResult> result = workshop.run();
    REQUIRE(result);
    CHECK(same_result(*result, expected));
    CHECK(from.empty());
}

TEST_CASE("a world that has lost its fork lives through its burn-in again, and goes on",
          "[checkpoint]") {
    Workshop workshop;
    REQUIRE_FALSE(workshop.run(20)); // under the first of three policies
    workshop.store.damaged.insert("fork");
    const std::optional<WorldResult> result = workshop.run();
    REQUIRE(result);
    CHECK(same_result(*result, undisturbed(workshop.scenario)));
}

TEST_CASE("a world that cannot be kept goes on, and says so where it is stopped", "[checkpoint]") {
    Workshop workshop;
    workshop.store.is_full = true;
    const std::optional<WorldResult> result = workshop.run();
    REQUIRE(result);
    CHECK(same_result(*result, undisturbed(workshop.scenario)));
    REQUIRE_FALSE(workshop.run(30));
    CHECK(workshop.stops == std::vector<bool>{false});
}

TEST_CASE("what was kept is gone on with even where nothing is kept any more, but not if unwanted",
          "[checkpoint]") {
    Workshop workshop;
    int reports = 0;
    workshop.plan.report = [&](std::uint32_t, const WorldStand&) { ++reports; };
    REQUIRE_FALSE(workshop.run(30));
    workshop.plan.every = 0;
    REQUIRE(workshop.run(1)); // nobody looks whether it should stop
    CHECK(reports == 1);
    workshop.plan.goes_on = false;
    REQUIRE(workshop.run());
    CHECK(reports == 1);
}

TEST_CASE("a district in several processes is kept in parts and found by any others",
          "[checkpoint]") {
    const auto district = some_district(5);
    for (const std::vector<std::size_t>& before :
         std::vector<std::vector<std::size_t>>{{6}, {3, 3}, {1, 4, 1}, {0, 6, 0, 0}}) {
        MemoryCheckpoints store;
        const CheckpointPlan plan{&store, 1};
        CHECK(keep_in(before, district, plan) == std::vector<int>(before.size(), 1));
        CHECK(find_in({6}, {district}, plan) == std::vector<std::uint32_t>{5});
        CHECK(find_in({2, 4}, {district}, plan) == std::vector<std::uint32_t>{5, 5});
        CHECK(find_in({2, 1, 3}, {district}, plan) == std::vector<std::uint32_t>{5, 5, 5});
        CHECK(find_in({0, 2, 0, 4}, {district}, plan)[3] == 5);
        CheckpointKeeper whole{plan, "key", {}};
        District<Neighbourhood> again;
        REQUIRE(whole.find(again));
        CHECK(again.digest() == district.digest());
    }
}

TEST_CASE("where one process cannot keep its part nobody takes the checkpoint for whole",
          "[checkpoint]") {
    MemoryCheckpoints store;
    const CheckpointPlan plan{&store, 1};
    const auto earlier = some_district(5);
    const auto later = some_district(7);
    REQUIRE(keep_in({2, 2, 2}, earlier, plan) == std::vector<int>{1, 1, 1});
    store.no_room_for = 4;
    CHECK(keep_in({2, 2, 2}, later, plan) == std::vector<int>{0, 0, 0});
    CHECK(store.names("key").size() == 1);
    CHECK(find_in({2, 2, 2}, {earlier, later}, plan) == std::vector<std::uint32_t>{5, 5, 5});
}

TEST_CASE("where one process cannot read its part all go on from the checkpoint before",
          "[checkpoint]") {
    MemoryCheckpoints store;
    const CheckpointPlan plan{&store, 1};
    const auto earlier = some_district(5);
    const auto later = some_district(7);
    REQUIRE(keep_in({3, 3}, earlier, plan) == std::vector<int>{1, 1});
    REQUIRE(keep_in({3, 3}, later, plan) == std::vector<int>{1, 1});
    CHECK(find_in({2, 4}, {earlier, later}, plan) == std::vector<std::uint32_t>{7, 7});
    store.damaged.insert("burn-in-000007 from 2");
    CHECK(find_in({2, 4}, {earlier, later}, plan) == std::vector<std::uint32_t>{5, 5});
}

TEST_CASE("where one process is asked to stop all keep the same week and stop", "[checkpoint]") {
    MemoryCheckpoints store;
    const CheckpointPlan plan{&store, 100};
    const auto district = some_district(5);
    std::vector<int> stopped(3);
    each_of({2, 2, 2}, [&](std::size_t process, const Holding& holding) {
        CheckpointKeeper keeper{plan, "key", [process] { return process == 1; }, holding};
        try {
            keeper.look(part_of(district, holding), [&] { return stand_of(district); });
        } catch (const Stopped& half_way) {
            stopped[process] = half_way.is_kept ? 1 : 0;
        }
    });
    CHECK(stopped == std::vector<int>{1, 1, 1});
    CHECK(find_in({6}, {district}, plan) == std::vector<std::uint32_t>{5});
}
