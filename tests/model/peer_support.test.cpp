// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/peer_support.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/worked_numbers.hpp"
#include "tests/support/world_builder.hpp"

#include <algorithm>
#include <cmath>
#include <set>

using namespace dowith;

namespace {

constexpr CitizenId seeker{0U};
constexpr CitizenId supporter{4U};

PeerSupportParameters peer_numbers() { return worked_parameters().peer_support; }

/// Everybody wants to, nobody lacks time, and all links go well, among so few that a coach has room
/// for all: the first citizen is in it, the fifth came through it, and both decide in week 0.
HandMade place_of_two() {
    HandMade place{8};
    place.open_case(seeker, 0.5F).quality = 0.4F;
    place.people().came_through[supporter] = 1;
    place.practice().peer_support = 1.0;
    place.practice().fidelity = 1.0;
    place.parameters.taking_part.intercept = 100.0;
    place.parameters.peer_support.coaches = 125.0; // one for these eight
    place.parameters.peer_support.conduct_coached = 1.0;
    return place;
}

/// The same, where the link that is made goes bad.
HandMade place_of_conflict() {
    HandMade place = place_of_two();
    place.parameters.peer_support.conduct_alone = 0.0;
    place.parameters.peer_support.conduct_coached = 0.0;
    return place;
}

InForce full_practice(double release, double fidelity) {
    InForce policy{.practice = default_practice(), .release = release};
    policy.practice.peer_support = 0.5;
    policy.practice.fidelity = fidelity;
    return policy;
}

} // namespace

SCENARIO("coaches and conduct follow what is backed, as the worked example says") {
    const PeerSupportParameters p = peer_numbers();
    // 0.5 a thousand, for 3,000 citizens, half of full practice, backed to 0.8
    CHECK(coaches_among(3000.0, full_practice(0.8, 0.7), p) == Approx(0.6));
    // 0.7 + 0.25 · 0.8 · 0.7, and half of what coaching adds where staff owe twice what they have
    CHECK(conduct(full_practice(0.8, 0.7), 1.0, p) == Approx(0.84));
    CHECK(conduct(full_practice(0.8, 0.7), 2.0, p) == Approx(0.77));
    CHECK(conduct(full_practice(1.0, 1.0), 0.5, p) == 0.95);
    CHECK(conduct(full_practice(0.0, 1.0), 1.0, p) == 0.7);
    CHECK(coaches_among(3000.0, full_practice(0.0, 1.0), p) == 0.0);
    InForce austere = full_practice(0.8, 0.7);
    austere.practice.budget = 0.75; // coaches are cut twice as far as the budget
    CHECK(coaches_among(3000.0, austere, p) == Approx(0.3));
    austere.practice.budget = 0.4;
    CHECK(coaches_among(3000.0, austere, p) == 0.0);
    austere.practice.budget = 1.5;
    CHECK(coaches_among(3000.0, austere, p) == Approx(0.6));
}

SCENARIO("a supporter has at most a fair part of a coach's seekers, and less with little time") {
    const PeerSupportParameters p = peer_numbers();
    CHECK(links_at_most(18.0, p) == 3); // 40 over 15, rounded up
    CHECK(links_at_most(3.0, p) == 2);  // at 1.5 h each
    CHECK(links_at_most(1.4, p) == 0);
    CHECK(links_at_most(-1.0, p) == 0); // gives more than that already
    PeerSupportParameters free = p;
    free.link_hours = 0.0;
    CHECK(links_at_most(0.0, free) == 3); // what takes no time is bound by the coach alone
}

SCENARIO("somebody who came through it helps somebody in it, and both grow by it") {
    HandMade place = place_of_two();
    place.live(peer_support);
    REQUIRE(place.team().peer_links.size() == 1);
    const PeerLink& link = place.team().peer_links[0];
    CHECK(link.supporter == supporter);
    CHECK(link.seeker == seeker);
    CHECK(link.until_week == 30);
    CHECK_FALSE(link.is_bad);
    CHECK(place.team().cases[0].peer_hours == 1.5F);
    CHECK_FALSE(place.team().cases[0].peer_conflict);
    CHECK(place.home.happenings.coach_cost == Approx(25.0 * 36.0));
    for (const CitizenId c : {seeker, supporter}) {
        // 1.5 h at quality 0.4: E 0.45 + 0.0085 · 1.5 · 0.4 · 0.55, K 0.5 + 0.004 · 1.5 · 0.5
        CHECK(place.people().self_efficacy[c] == Approx(0.45 + 0.002805));
        CHECK(place.people().capability[c] == Approx(0.503));
        CHECK(place.people().peer_trust[c] == place.people().base_peer_trust[c]);
    }
    THEN("they come to know each other") {
        const auto knows = [&](CitizenId one, CitizenId other) {
            const auto& ties = place.people().ties;
            for (std::size_t slot = 0; slot < Ties::slots; ++slot) {
                if (ties.partner[one][slot] == other) {
                    return ties.strength[one][slot].value();
                }
            }
            return 0.0;
        };
        const double first_week = knows(seeker, supporter);
        CHECK(first_week > 0.0);
        CHECK(knows(supporter, seeker) == first_week);
        place.live(peer_support, Week{1});
        CHECK(knows(seeker, supporter) > first_week);
    }
    THEN("the hours count in the next delivery as others' do") {
        const double with = [&] {
            place.live(delivery, Week{1});
            return static_cast<double>(place.team().cases[0].citizen_input);
        }();
        place.team().cases[0].peer_hours = 0.0F;
        place.live(delivery, Week{1});
        const auto without = static_cast<double>(place.team().cases[0].citizen_input);
        CHECK(with - without == Approx(0.7 * 1.5 / 3.0)); // severity 0.5 requires 3 h
    }
}

SCENARIO("a link that goes bad costs both sides heart and trust in peers, and the help its fit") {
    HandMade place = place_of_conflict();
    place.live(peer_support);
    REQUIRE(place.team().peer_links.size() == 1);
    CHECK(place.team().cases[0].peer_conflict);
    CHECK_FALSE(place.people().ties.partner[seeker][Ties::kin_slots].exists()); // no new friends
    for (const CitizenId c : {seeker, supporter}) {
        CHECK(place.people().peer_trust[c].value() == Approx(0.5 * 0.97).margin(1.0 / 65535));
        CHECK(place.people().self_efficacy[c] == Approx(0.45 * 0.99));
        CHECK(place.people().capability[c] == 0.5F);
    }
    THEN("design fits the seeker a quarter less well in the next delivery") {
        HandMade good = place;
        good.team().cases[0].peer_conflict = false;
        for (HandMade* each : {&place, &good}) {
            each->live(delivery, Week{1});
        }
        const double kept = 0.75 * 0.4; // received quality moves a quarter of the way
        CHECK(place.team().cases[0].quality - kept ==
              Approx(0.75 * (good.team().cases[0].quality - kept)).epsilon(1e-5));
    }
    THEN("trust in services follows for client and supporter, and comes back with trust in peers") {
        HandMade unhurt = place;
        unhurt.people().peer_trust = unhurt.people().base_peer_trust;
        for (HandMade* each : {&place, &unhurt}) {
            each->live(attitudes, Week{1});
        }
        for (const CitizenId c : {seeker, supporter}) { // 0.8 · 0.015, at 0.3 a year
            const double lost = static_cast<double>(unhurt.people().trust[c]) -
                                static_cast<double>(place.people().trust[c]);
            CHECK(lost == Approx(0.8 * 0.015 * 0.3 / 52.0).epsilon(0.01));
        }
        place.practice().peer_support = 0.0;
        place.team().peer_links.clear();
        const double missing = 0.5 - place.people().peer_trust[seeker].value();
        for (std::uint32_t week = 1; week <= 104; ++week) {
            place.live(peer_support, Week{week});
        }
        // Half of it in a half-life; sixteen bits round each of 26 steps by half a step at most.
        CHECK(0.5 - place.people().peer_trust[seeker].value() ==
              Approx(missing / 2.0).margin(13.0 / 65535));
    }
}

SCENARIO("nobody is linked without a policy, a backer, a wish, time, need or experience") {
    HandMade place = place_of_two();
    WHEN("peer support is no part of the policy") { place.practice().peer_support = 0.0; }
    WHEN("managers stand in the way") { place.practices[0].release = 0.0; }
    WHEN("nothing is paid for") { place.practice().budget = 0.0; }
    WHEN("nobody wants to") { place.parameters.taking_part.intercept = -100.0; }
    WHEN("the supporter has no time") { place.people().free_hours[supporter] = 2.0F; }
    WHEN("need is mild") { place.team().cases[0].severity = 0.29F; }
    WHEN("the client was driven out") { place.team().cases[0].withdrawn = true; }
    WHEN("nobody came through it") { place.people().came_through[supporter] = 0; }
    WHEN("who came through it is in it again") { place.open_case(supporter, 0.3F); }
    WHEN("only the one in it came through it before") {
        place.people().came_through[supporter] = 0;
        place.people().came_through[seeker] = 1;
    }
    WHEN("it is another week of the month") {
        place.live(peer_support, Week{1});
        CHECK(place.team().peer_links.empty());
        place.parameters.taking_part.intercept = -100.0;
    }
    place.live(peer_support);
    CHECK(place.team().peer_links.empty());
    CHECK(place.team().cases[0].peer_hours == 0.0F);
}

SCENARIO(
    "a link ends after its weeks, with the need, with the case, and with the supporter's peace") {
    HandMade place = place_of_two();
    place.live(peer_support);
    place.parameters.taking_part.intercept = -100.0; // no new one
    REQUIRE(place.team().peer_links.size() == 1);
    WHEN("nothing happens for thirty weeks") {
        place.live(peer_support, Week{29});
        CHECK(place.team().peer_links.size() == 1);
        place.live(peer_support, Week{30});
    }
    WHEN("the seeker came through it") {
        place.team().cases[0].severity = 0.2F;
        place.live(peer_support, Week{1});
        CHECK(place.team().peer_links.size() == 1);
        place.team().cases[0].severity = 0.19F;
        place.live(peer_support, Week{2});
    }
    WHEN("the case closes") {
        place.team().cases.clear();
        place.live(peer_support, Week{1});
    }
    WHEN("the case closed and another opened in the same week") {
        place.team().cases[0].opened_week = 1;
        place.live(peer_support, Week{1});
    }
    WHEN("the seeker is driven out") {
        place.team().cases[0].withdrawn = true;
        place.live(peer_support, Week{1});
    }
    WHEN("the supporter comes into need") {
        place.open_case(supporter, 0.3F);
        place.live(peer_support, Week{1});
    }
    CHECK(place.team().peer_links.empty());
    for (const Case& each : place.team().cases) {
        CHECK(each.peer_hours == 0.0F);
    }
}

SCENARIO("a coach has room for so many seekers and supporters, and nobody has two peers") {
    constexpr std::size_t people = 400;
    HandMade place{people};
    for (std::size_t row = 0; row < people; ++row) {
        if (row % 2 == 0) {
            place.open_case(CitizenId{row}, 0.5F);
        } else {
            place.people().came_through[CitizenId{row}] = 1;
        }
    }
    place.practice().peer_support = 1.0;
    place.parameters.taking_part.intercept = 100.0;
    place.parameters.peer_support.coaches = 1000.0 / people; // one for all of them
    for (std::uint32_t week = 0; week < 20; ++week) {
        place.live(peer_support, Week{week});
        std::multiset<std::uint32_t> supporters;
        std::set<std::uint32_t> seekers;
        for (const PeerLink& link : place.team().peer_links) {
            supporters.insert(link.supporter.value);
            seekers.insert(link.seeker.value);
        }
        REQUIRE(seekers.size() == place.team().peer_links.size());
        REQUIRE(seekers.size() <= 40);
        REQUIRE(std::set<std::uint32_t>(supporters.begin(), supporters.end()).size() <= 15);
        for (const std::uint32_t each : supporters) {
            REQUIRE(supporters.count(each) <= 2); // ten free hours
        }
    }
    CHECK(place.team().peer_links.size() == 30); // fifteen with two each
}

SCENARIO("who came through two services gives to both together no more than to one") {
    HandMade place{8, 2};
    const HandMade alone = place_of_two();
    place.parameters = alone.parameters;
    place.people().came_through[supporter] = 0b11;
    for (const std::size_t service : {0U, 1U}) {
        place.practices[service] = alone.practices[0];
        for (const std::size_t row : {0U, 1U, 2U}) {
            place.open_case(CitizenId{row}, 0.5F, service);
        }
    }
    const auto links = [&] {
        for (std::uint32_t week = 0; week < weeks_per_round; ++week) {
            place.live(peer_support, Week{week});
        }
        return place.team(0).peer_links.size() + place.team(1).peer_links.size();
    };
    WHEN("time is what bounds them") { // 3 h of ten free ones, at 1.5 h a link
        CHECK(links() == 2);
    }
    WHEN("their part of a coach's seekers is what bounds them") {
        place.people().free_hours[supporter] = 60.0F;
        CHECK(links() == 3);
    }
    WHEN("they give hours to their own case as well") {
        place.open_case(supporter, 0.1F, 1).own_hours = 1.5F;
        CHECK(links() == 1);
    }
    WHEN("they give all that they can to their own case") {
        place.open_case(supporter, 0.1F, 1).own_hours = 3.0F;
        CHECK(links() == 0);
    }
}

SCENARIO("of two who could, whoever supports fewer is linked, whatever the service") {
    HandMade place{8, 2};
    const HandMade alone = place_of_two();
    place.parameters = alone.parameters;
    place.practices[1] = alone.practices[0];
    constexpr CitizenId farther{7U};
    place.people().came_through[supporter] = place.people().came_through[farther] = 0b11;
    place.open_case(CitizenId{1U}, 0.5F, 0);
    place.team(0).peer_links.push_back({supporter, CitizenId{1U}, 30, false});
    place.open_case(seeker, 0.5F, 1);
    for (std::uint32_t week = 1; week <= weeks_per_round; ++week) {
        place.live(peer_support, Week{week});
    }
    REQUIRE(place.team(1).peer_links.size() == 1);
    CHECK(place.team(1).peer_links[0].supporter == farther);
}

SCENARIO("peers are alike: of two who could, the one nearer in advantage is linked") {
    HandMade place = place_of_two();
    HandMade wide{400};
    wide.open_case(CitizenId{200U}, 0.5F);
    for (const std::size_t row : {0U, 196U, 396U}) {
        wide.people().came_through[CitizenId{row}] = 1;
    }
    wide.practices = place.practices;
    wide.parameters = place.parameters;
    wide.live(peer_support);
    REQUIRE(wide.team().peer_links.size() == 1);
    CHECK(wide.team().peer_links[0].supporter == CitizenId{196U});
}

SCENARIO("a fraction of a place for a seeker is a whole one in that share of neighbourhoods") {
    constexpr unsigned places = 400;
    double linked = 0.0;
    for (unsigned id = 0; id < places; ++id) {
        HandMade place = place_of_two();
        place.home.id = NeighbourhoodId{id};
        place.parameters.peer_support.coaches = 125.0 * 0.3 / 40.0; // room for 0.3 of a seeker
        place.parameters.peer_support.supporters = 40.0;
        place.live(peer_support);
        linked += static_cast<double>(place.team().peer_links.size());
    }
    const double sd = std::sqrt(places * 0.3 * 0.7); // binomial
    CHECK(linked == Approx(places * 0.3).margin(4.0 * sd));
}

SCENARIO("links go bad as often as conduct says") {
    constexpr std::size_t people = 4000;
    HandMade place{people};
    for (std::size_t row = 0; row < people; ++row) {
        if (row % 2 == 0) {
            place.open_case(CitizenId{row}, 0.5F);
        } else {
            place.people().came_through[CitizenId{row}] = 1;
        }
    }
    place.practice().peer_support = 1.0; // fidelity 0.7, full release: 0.7 + 0.25 · 0.7 go well
    place.parameters.taking_part.intercept = 100.0;
    place.parameters.peer_support.coaches = 1e6;
    for (std::uint32_t week = 0; week < weeks_per_round; ++week) {
        place.live(peer_support, Week{week});
    }
    const auto& links = place.team().peer_links;
    const auto count = static_cast<double>(links.size());
    const auto bad = static_cast<double>(std::count_if(
        links.begin(), links.end(), [](const PeerLink& link) { return link.is_bad; }));
    CHECK(count == people / 2.0);
    const double p = 0.125; // binomial s.d. √(n p (1 - p))
    CHECK(bad == Approx(count * p).margin(4.0 * std::sqrt(count * p * (1.0 - p))));
}

SCENARIO("who was deep in need and is so no longer came through it, and so did who recovered") {
    HandMade place;
    NeedParameters& p = place.parameters.need;
    p.worsen = p.recover = p.exit = p.variation_sd = p.crisis_rate = 0.0;
    place.technology().onset_rate = 0.0;
    place.open_case(CitizenId{0U}, 0.31F);
    place.open_case(CitizenId{1U}, 0.29F);
    place.open_case(CitizenId{2U}, 0.01F); // recovered: the case closes
    place.live(need);
    CHECK(place.people().came_through[CitizenId{0U}] == 0);
    CHECK(place.people().came_through[CitizenId{2U}] == 1);
    REQUIRE(place.team().cases.size() == 2);
    for (Case& each : place.team().cases) {
        each.severity = 0.19F;
    }
    place.live(need);
    CHECK(place.people().came_through[CitizenId{0U}] == 1);
    CHECK(place.people().came_through[CitizenId{1U}] == 0); // was never deep in it
}

SCENARIO("a neighbourhood without people has no peers") {
    HandMade empty{0};
    empty.practice().peer_support = 1.0;
    empty.live(peer_support);
    CHECK(empty.team().peer_links.empty());
    CHECK(empty.home.happenings.coach_cost == 0.0);
}
