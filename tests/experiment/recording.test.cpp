// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/recording.hpp"

#include "sim/experiment/comparison.hpp"
#include "sim/experiment/world_run.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <set>

using namespace dowith;

namespace {

/// The small scenario, recorded: some columns of 40 citizens, and the ledger.
Scenario recorded_scenario() {
    Scenario scenario = small_scenario();
    scenario.record.people = PeoplePlan{{"trust", "severity"}, {0, 10, 20}, 40};
    scenario.record.ledger = true;
    return scenario;
}

std::size_t value_place(std::size_t policy, std::size_t week, std::size_t person) {
    return (policy * 3 + week) * 40 + person; // three recorded weeks, one service
}

std::set<std::int32_t> citizens_of(const std::vector<RecordedPerson>& people) {
    std::set<std::int32_t> citizens;
    for (const RecordedPerson& person : people) {
        citizens.insert(person.citizen);
    }
    return citizens;
}

} // namespace

TEST_CASE("looking on changes no life: a recorded world has the digests and values of another") {
    const auto executor = serial_executor();
    const WorldResult plain = run_world(small_scenario(), 0, *executor);
    const WorldResult recorded = run_world(recorded_scenario(), 0, *executor);
    CHECK_FALSE(plain.record.has_value());
    REQUIRE(recorded.record.has_value());
    CHECK(recorded.digests == plain.digests);
    for (std::size_t policy = 0; policy < plain.values.size(); ++policy) {
        CHECK(same_numbers(recorded.values[policy], plain.values[policy]));
    }
}

TEST_CASE("worlds that are not recorded are kept under the same key with and without a plan") {
    const Scenario plain = small_scenario();
    Scenario recorded = recorded_scenario();
    CHECK(world_key(recorded, 1) == world_key(plain, 1));
    CHECK(world_key(recorded, 0) != world_key(plain, 0)); // a world without records will not do
    const std::string key = world_key(recorded, 0);
    recorded.record.people->weeks.push_back(21);
    CHECK(world_key(recorded, 0) != key);
    recorded = recorded_scenario();
    recorded.record.worlds = {0, 2};
    CHECK(world_key(recorded, 0) == key); // that others are recorded too is nothing to it
}

TEST_CASE("only the worlds and policies of the plan are recorded") {
    const auto executor = serial_executor();
    Scenario scenario = recorded_scenario();
    scenario.record.policies = {"together"};
    CHECK_FALSE(run_world(scenario, 1, *executor).record.has_value());
    const WorldResult world = run_world(scenario, 0, *executor);
    REQUIRE(world.record.has_value());
    REQUIRE(world.record->person_values.size() == 1);
    CHECK(world.record->person_values[0].size() == 3 * 40); // one policy
    for (const LifeEventRow& event : world.record->events) {
        CHECK(event.policy == 1);
    }
}

TEST_CASE("a sample has the size that was asked for, and a smaller one is part of a larger one") {
    const auto executor = serial_executor();
    const ForkPoint fork = run_burn_in(small_scenario(), 0, *executor);
    const auto choose = [&](std::optional<std::uint32_t> sample) {
        return choose_people({{}, {}, sample}, fork.district, 0, fork.setting.luck);
    };
    const auto small = citizens_of(choose(30));
    const auto large = citizens_of(choose(90));
    CHECK(small.size() == 30);
    CHECK(large.size() == 90);
    CHECK(std::includes(large.begin(), large.end(), small.begin(), small.end()));
    CHECK(choose({}).size() == 400);
    CHECK(choose(5000).size() == 400);
}

TEST_CASE("a citizen's number finds the same citizen as neighbourhood and row do") {
    const auto executor = serial_executor();
    const ForkPoint fork = run_burn_in(small_scenario(), 0, *executor);
    const auto people = choose_people({{}, {}, {}}, fork.district, 0, fork.setting.luck);
    const auto first_home =
        static_cast<std::int32_t>(fork.district.neighbourhoods[0].citizens.size());
    for (const RecordedPerson& person : people) {
        CHECK(person.citizen == person.neighbourhood * first_home + person.row);
    }
}

TEST_CASE("policies start from the same people, and what is recorded is what is there") {
    const auto executor = serial_executor();
    const Scenario scenario = recorded_scenario();
    const WorldResult world = run_world(scenario, 0, *executor);
    const WorldRecord& record = *world.record;
    const ForkPoint fork = run_burn_in(scenario, 0, *executor);
    std::size_t clients = 0;
    for (std::size_t i = 0; i < 40; ++i) {
        const RecordedPerson& person = record.people[i];
        const Neighbourhood& home =
            fork.district.neighbourhoods[static_cast<std::size_t>(person.neighbourhood)];
        const CitizenId c{static_cast<std::uint32_t>(person.row)};
        for (const std::size_t policy : {0U, 1U}) {
            CHECK(record.person_values[0][value_place(policy, 0, i)] == home.citizens.trust[c]);
            const float severity = record.case_values[0][value_place(policy, 0, i)];
            const Case* const own = home.teams[0].case_of(c);
            CHECK(std::isnan(severity) == (own == nullptr));
            CHECK((own == nullptr || own->severity == severity));
        }
        clients += home.citizens.is_client(c) ? 1U : 0U;
    }
    CHECK(clients > 0); // else the half of this test says nothing
}

TEST_CASE("where no bank is open the ledger is empty") {
    const auto executor = serial_executor();
    const WorldResult world = run_world(recorded_scenario(), 0, *executor);
    CHECK(world.record->ledger.transactions.empty());
    CHECK(world.record->ledger.weeks.empty());
    CHECK(world.record->ledger.accounts.empty());
}
