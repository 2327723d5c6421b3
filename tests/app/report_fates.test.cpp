// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/fates.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace dowith;

namespace {

/// Two worlds of three people each, under two policies, as these begin and end. The first two of a
/// world are of the least advantaged fifth, the third of the most. Under the second policy
/// everybody fares otherwise only at the end.
PeopleOfResult six_people() {
    PeopleOfResult people;
    people.policies = {"asked", "together"};
    people.weeks = {0, 52};
    people.person_columns = {"advantage", "wellbeing"};
    for (const std::int32_t world : {3, 8}) {
        for (const std::int32_t citizen : {0, 1, 2}) {
            people.record.people.push_back({world, citizen, 0, citizen});
        }
    }
    const std::vector<float> ranks{0.05F, 0.15F, 0.95F, 0.1F, 0.0F, 1.0F};
    std::vector<float> advantage;
    for (int slice = 0; slice < 4; ++slice) {
        advantage.insert(advantage.end(), ranks.begin(), ranks.end());
    }
    const std::vector<float> as_begun(6, 0.5F);
    std::vector<float> wellbeing{as_begun};
    wellbeing.insert(wellbeing.end(), {0.5F, 0.5F, 0.5F, 0.5F, 0.5F, 0.5F}); // asked, week 52
    wellbeing.insert(wellbeing.end(), as_begun.begin(), as_begun.end());
    wellbeing.insert(wellbeing.end(), {0.7F, 0.4F, 0.505F, 0.6F, 0.6F, 0.3F}); // together, week 52
    people.record.person_values = {advantage, wellbeing};
    return people;
}

} // namespace

SCENARIO("the same people are told apart by how they fare in the end, fifth by fifth") {
    const auto fates = fates_by_fifth(six_people(), 1, 0);
    REQUIRE(fates.has_value());
    const Fates& least = fates->front();
    CHECK(least.people() == 4);
    CHECK(least.better == 3);
    CHECK(least.worse == 1);
    const Fates& most = fates->back();
    CHECK(most.people() == 2);
    CHECK(most.alike == 1); // by half a hundredth
    CHECK(most.worse == 1);
    CHECK((*fates)[2].people() == 0);
    CHECK(std::isnan((*fates)[2].change.mean));
}

SCENARIO("the mean change is of worlds, so that its interval says how worlds differ") {
    const Spread change = fates_by_fifth(six_people(), 1, 0)->front().change;
    CHECK(change.mean == Approx(0.075)); // +0.05 and +0.1
    CHECK(change.low < 0.05);
    CHECK(change.high > 0.1);
}

SCENARIO("turned round, who gained loses as much") {
    const auto there = fates_by_fifth(six_people(), 1, 0);
    const auto back = fates_by_fifth(six_people(), 0, 1);
    for (std::size_t fifth = 0; fifth < quintiles; ++fifth) {
        CHECK((*there)[fifth].better == (*back)[fifth].worse);
        CHECK((*there)[fifth].alike == (*back)[fifth].alike);
    }
    CHECK(there->front().change.mean == Approx(-back->front().change.mean));
}

SCENARIO("where wellbeing or advantage was not recorded, nothing is told") {
    PeopleOfResult people = six_people();
    people.person_columns[1] = "trust";
    CHECK_FALSE(fates_by_fifth(people, 1, 0).has_value());
}
