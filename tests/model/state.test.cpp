// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/state.hpp"

#include "sim/kernel/state_bytes.hpp"
#include "sim/model/neighbourhood.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <algorithm>
#include <cstring>

using namespace dowith;

namespace {

/// A place in which every mechanism has something to do, and every list of a state holds something.
SmallWorld lively_place() {
    Practice practice = busy_practice();
    practice.commissioning_power = 0.8;
    SmallWorld world = WorldBuilder{}
                           .citizens(900)
                           .neighbourhoods(3)
                           .services(2)
                           .practice(practice)
                           .bank(busy_bank_rules())
                           .tuned([](Parameters& p) {
                               p.time_bank.founders = 0.2;
                               p.time_bank.idle_weeks = 4.0;
                               p.time_bank.leaving = 20.0;
                               p.commissioning.period = 4.0;
                           })
                           .build();
    for (Neighbourhood& home : world.district.neighbourhoods) { // as a file of people says it
        home.bank.founders = {{.citizen = CitizenId{1U}, .floor = -4.0, .initial_credits = 2.0}};
    }
    return world;
}

/// What comes of saving and reading every neighbourhood; what cannot be seen from outside, such as
/// notices, is made anew.
District<Neighbourhood> read_back(const District<Neighbourhood>& district, const Rules& rules) {
    District<Neighbourhood> again;
    again.week = district.week;
    for (const Neighbourhood& home : district.neighbourhoods) {
        StateBytes bytes{state_bytes(home)};
        load_state(again.neighbourhoods.emplace_back(), bytes);
        CHECK(bytes.left() == 0);
    }
    open_board(again, rules);
    return again;
}

bool is_same(const Neighbourhood::Notice& a, const Neighbourhood::Notice& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(Glimpse)) == 0;
}

std::size_t transactions_of(const District<Neighbourhood>& district) {
    std::size_t count = 0;
    for (const Neighbourhood& home : district.neighbourhoods) {
        count += home.bank.transactions.size();
    }
    return count;
}

} // namespace

TEST_CASE(
    "every list of a lively neighbourhood holds something by the time that states are saved") {
    SmallWorld world = lively_place();
    const Neighbourhood& home = world.district.neighbourhoods[0];
    CHECK_FALSE(home.bank.founders.empty()); // until the bank opens
    world.run(30);
    CHECK(home.knows_peers);
    CHECK_FALSE(home.bank.members.empty());
    CHECK_FALSE(home.bank.former.empty());
    CHECK_FALSE(home.bank.organisations.empty());
    CHECK(transactions_of(world.district) > 0);
    CHECK_FALSE(home.citizens.ties.across_border.empty());
    for (const Team& team : home.teams) {
        CHECK_FALSE(team.cases.empty());
        CHECK_FALSE(team.issues.empty());
        CHECK_FALSE(team.peer_links.empty());
        CHECK(team.post_share != team.historic_share);
    }
}

TEST_CASE("a neighbourhood that is read back has the same bits in every field, also unseen ones") {
    for (const std::uint32_t weeks : {0U, 1U, 7U, 30U}) {
        SmallWorld world = lively_place();
        world.run(weeks);
        const Rules rules{world.setting, world.policy, world.begins};
        const District<Neighbourhood> again = read_back(world.district, rules);
        CHECK(again.digest() == world.district.digest());
        CHECK(again.week == world.district.week);
        for (std::size_t i = 0; i < again.neighbourhoods.size(); ++i) {
            // Field by field: the gaps between the fields of a flat record are nobody's.
            const Citizens& people = world.district.neighbourhoods[i].citizens;
            const Citizens& read = again.neighbourhoods[i].citizens;
            CHECK(state_bytes(read.answered) == state_bytes(people.answered));
            CHECK(state_bytes(read.unanswered) == state_bytes(people.unanswered));
            CHECK(state_bytes(again.neighbourhoods[i].happenings) ==
                  state_bytes(world.district.neighbourhoods[i].happenings));
            CHECK(again.neighbourhoods[i].bank.transactions.size() ==
                  world.district.neighbourhoods[i].bank.transactions.size());
        }
    }
}

TEST_CASE("notices that are published anew after reading are those that stood on the board") {
    for (const std::uint32_t weeks : {0U, 4U, 5U, 30U}) { // hours are commissioned after 4
        SmallWorld world = lively_place();
        world.run(weeks);
        const Rules rules{world.setting, world.policy, world.begins};
        const District<Neighbourhood> again = read_back(world.district, rules);
        for (std::size_t i = 0; i < again.board.size(); ++i) {
            CHECK(is_same(again.board[i], world.district.board[i]));
        }
    }
}

TEST_CASE("thirty weeks are the same whether or not they were stopped and read back in between") {
    constexpr std::uint32_t weeks = 30;
    SmallWorld straight = lively_place();
    straight.run(weeks);
    for (const std::uint32_t every : {1U, 4U, 13U, 29U}) {
        SmallWorld stopped = lively_place();
        const Rules rules{stopped.setting, stopped.policy, stopped.begins};
        while (stopped.district.week.value < weeks) {
            stopped.run(std::min(every, weeks - stopped.district.week.value));
            stopped.district = read_back(stopped.district, rules);
        }
        CHECK(stopped.district.digest() == straight.district.digest());
    }
}
