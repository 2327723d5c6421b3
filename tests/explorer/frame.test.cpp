// SPDX-License-Identifier: Apache-2.0
#include "web/engine/frame.hpp"

#include "sim/scenario/load_scenario.hpp"
#include "tests/experiment/lively_scenario.hpp"
#include "tests/support/catch.hpp"
#include "web/engine/worlds_side_by_side.hpp"

#include <cmath>
#include <memory>

using namespace dowith;

namespace {

bool has(std::uint8_t marks, Mark mark) { return (marks & static_cast<std::uint8_t>(mark)) != 0; }

std::size_t count(const Frame& frame, Mark mark) {
    std::size_t marked = 0;
    for (const std::uint8_t marks : frame.marks) {
        marked += has(marks, mark) ? 1U : 0U;
    }
    return marked;
}

/// The lively scenario's world after a few weeks, under the policy in which everything happens.
struct Seen {
    Seen() {
        for (int week = 0; week < 10; ++week) {
            worlds.live_week();
        }
    }

    [[nodiscard]] const District<Neighbourhood>& district() const {
        return worlds.district(0); // the lively one
    }

    [[nodiscard]] Frame frame() const {
        return frame_of(district(), Week{district().week.value - 1}, true);
    }

    Scenario scenario = lively_scenario();
    std::unique_ptr<Executor> executor = serial_executor();
    WorldsSideBySide worlds{scenario, 0, *executor};
};

} // namespace

TEST_CASE("a frame tells of every citizen and every post once") {
    const Seen seen;
    const Frame frame = seen.frame();
    const FixedPeople people = fixed_people(seen.district());
    const FixedStaff staff = fixed_staff(seen.district());
    CHECK(people.neighbourhood.size() == seen.worlds.people().size());
    CHECK(people.advantage.size() == people.neighbourhood.size());
    CHECK(frame.need.size() == people.neighbourhood.size());
    CHECK(frame.marks.size() == people.neighbourhood.size());
    CHECK(frame.staff_load.size() == staff.service.size());
    CHECK(frame.staff_in_post.size() == staff.service.size());
    std::size_t posts = 0;
    for (const Neighbourhood& home : seen.district().neighbourhoods) {
        for (const Team& team : home.teams) {
            posts += team.professionals.size();
        }
    }
    CHECK(staff.service.size() == posts);
}

TEST_CASE("a frame has as many clients, members and speakers as the indicators count") {
    const Seen seen;
    const Frame frame = seen.frame();
    const std::uint32_t week = seen.district().week.value - 1;
    Observation all;
    for (const Neighbourhood& home : seen.district().neighbourhoods) {
        all += observe(home, week);
    }
    REQUIRE(seen.scenario.services.size() == 1); // else a client may have two cases
    CHECK(static_cast<double>(count(frame, Mark::client)) == all.at(Measure::cases));
    CHECK(static_cast<double>(count(frame, Mark::member)) == all.at(Measure::bank_members));
    CHECK(static_cast<double>(count(frame, Mark::co_delivers)) == all.at(Measure::co_delivering));
    CHECK(count(frame, Mark::client) > 0);
    CHECK(count(frame, Mark::member) > 0);
    CHECK(count(frame, Mark::co_delivers) > 0);
    double credits = 0.0;
    for (const float each : frame.credits) {
        credits += std::isnan(each) ? 0.0 : static_cast<double>(each);
    }
    CHECK(credits == Approx(all.at(Measure::bank_balances)).margin(1e-6));
}

TEST_CASE("exchanges of a frame are the hours that the bank counts, between two who both exist") {
    // A club in which everybody trades.
    const Scenario scenario =
        scenario_from_text("club.yaml",
                           "dowith: 1\nextends: liquidity-crisis.yaml\n"
                           "population: {citizens: 300}\nweeks: {burn_in: 1, horizon: 12}\n",
                           {})
            .scenario;
    const auto executor = serial_executor();
    WorldsSideBySide worlds{scenario, 0, *executor};
    double told = 0.0;
    double counted = 0.0;
    while (!worlds.is_over()) {
        worlds.live_week();
        const District<Neighbourhood>& district = worlds.district(0);
        const Frame frame = frame_of(district, Week{district.week.value - 1}, true);
        REQUIRE(frame.exchanges.size() % 3 == 0);
        for (std::size_t i = 0; i < frame.exchanges.size(); i += 3) {
            CHECK(frame.exchanges[i] != frame.exchanges[i + 1]);
            REQUIRE(frame.exchanges[i] < frame.need.size());
            REQUIRE(frame.exchanges[i + 1] < frame.need.size());
            CHECK(has(frame.marks[frame.exchanges[i]], Mark::contributes));
            told += frame.exchanges[i + 2] / 4.0;
        }
        for (const Neighbourhood& home : district.neighbourhoods) {
            counted += home.happenings.bank_hours;
        }
    }
    CHECK(told > 0.0);
    CHECK(told == Approx(counted));
}

TEST_CASE("a tie is told once, from the smaller number, and within [0, 1]") {
    const Seen seen;
    const KnownPairs known = known_pairs(seen.district());
    REQUIRE(known.pairs.size() == 2 * known.strength.size());
    REQUIRE(!known.strength.empty());
    std::size_t here = 0;
    for (std::size_t tie = 0; tie < known.strength.size(); ++tie) {
        CHECK(known.pairs[2 * tie] < known.pairs[2 * tie + 1]);
        const float strength = known.strength[tie];
        CHECK((std::isnan(strength) || (strength >= 0.0F && strength <= 1.0F)));
        here += std::isnan(strength) ? 0U : 1U;
    }
    std::size_t ends = 0;
    for (const Neighbourhood& home : seen.district().neighbourhoods) {
        for (const CitizenId c : home.citizens.rows()) {
            for (std::size_t slot = 0; slot < Ties::slots; ++slot) {
                ends += home.citizens.ties.partner[c][slot].exists() ? 1U : 0U;
            }
        }
    }
    CHECK(2 * here == ends);
}

TEST_CASE("a frame of people before the first week tells of nothing that happened in it") {
    const Seen seen;
    const Frame frame = frame_of(seen.worlds.fork().district, Week{0}, false);
    CHECK(count(frame, Mark::spoke) == 0);
    CHECK(count(frame, Mark::answered) == 0);
    CHECK(frame.exchanges.empty());
    CHECK(count(frame, Mark::client) > 0);
}
