// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/lever_groups.hpp"

#include "sim/scenario/preset.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace dowith {

SCENARIO("every lever stands in one group, so that moving all groups moves the whole policy") {
    GIVEN("all levers of practice and of the time bank") {
        for (const Lever& lever : all_levers()) {
            INFO(lever.name());
            const auto holds = [&](const LeverGroup& group) {
                return std::ranges::find(group.levers, lever.name()) != group.levers.end();
            };
            CHECK(std::ranges::count_if(lever_groups(), holds) == 1);
        }
    }
    GIVEN("all names in all groups") {
        std::size_t named = 0;
        for (const LeverGroup& group : lever_groups()) {
            named += group.levers.size();
        }
        THEN("each is that of a lever: none is a slip, or left over from one that is gone") {
            CHECK(named == all_levers().size());
        }
    }
    GIVEN("what befalls a policy") {
        THEN("it is moved by one group, which holds nothing else") {
            CHECK(std::ranges::count_if(lever_groups(), &LeverGroup::holds_events) == 1);
            CHECK(std::ranges::find_if(lever_groups(), &LeverGroup::holds_events)->levers.empty());
        }
    }
    GIVEN("what groups are called") {
        std::set<std::string> names;
        for (const LeverGroup& group : lever_groups()) {
            names.emplace(group.name);
            names.emplace(group.says);
        }
        THEN("no two are called alike") { CHECK(names.size() == 2 * groups_all); }
    }
}

SCENARIO("whatever groups differ, mergers bring them down to six") {
    const auto groups_left = [](unsigned differing) {
        std::size_t left = 0;
        for (std::size_t group = 0; group < groups_all; ++group) {
            left += (differing >> group) & 1U;
        }
        for (const GroupMerger& merger : group_mergers()) {
            const bool both =
                ((differing >> merger.first) & 1U) + ((differing >> merger.second) & 1U) == 2;
            left -= left > groups_least && both ? 1 : 0;
        }
        return left;
    };
    for (unsigned differing = 0; differing < (1U << groups_all); ++differing) {
        REQUIRE(groups_left(differing) <= groups_least);
    }
}

} // namespace dowith
