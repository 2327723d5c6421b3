// SPDX-License-Identifier: Apache-2.0
#include "sim/model/observation.hpp"

#include "sim/model/indicators.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <cmath>

using namespace dowith;

namespace {

/// A busy district after two years, so that every sum has something in it.
const Neighbourhood& lived_in() {
    static const SmallWorld world = [] {
        SmallWorld made =
            WorldBuilder{}.citizens(1500).services(2).practice(busy_practice()).build();
        made.run(104);
        return made;
    }();
    return world.district.neighbourhoods[0];
}

constexpr std::uint32_t last_week = 103;

} // namespace

SCENARIO("what is seen of a hand-made place is what was put there") {
    HandMade place{5, 2};
    Case& mild = place.open_case(CitizenId{1U}, 0.2F, 0);
    mild.quality = 0.5F;
    place.open_case(CitizenId{1U}, 0.6F, 1).quality = 0.25F;
    place.open_case(CitizenId{4U}, 0.4F, 1).co_delivers = true;
    place.people().trust[CitizenId{1U}] = 0.3F;
    place.people().hours_given[CitizenId{0U}] = 2.0F;
    place.people().spoke_week[CitizenId{3U}] = 1; // week 0
    place.professional(0, 1).vacant_weeks = 2;
    const Observation seen = observe(place.home, 0);
    CHECK(seen.at(Measure::citizens) == 5.0);
    CHECK(seen.at(Measure::cases) == 3.0);
    CHECK(seen.at(Measure::citizens, Group::clients) == 2.0); // a client of two services is one
    CHECK(seen.at(Measure::trust, Group::clients) == Approx(0.3 + 0.45));
    CHECK(seen.at(Measure::severity) == Approx(1.2));
    CHECK(seen.at(Measure::unmet_need) == Approx(0.2 * 0.5 + 0.6 * 0.75 + 0.4 * 0.6));
    CHECK(seen.at(Measure::quality, Group::quintile_2) == Approx(0.75));
    CHECK(seen.at(Measure::community_hours, Group::quintile_1) == 2.0);
    CHECK(seen.at(Measure::citizens, Group::speakers) == 1.0);
    CHECK(seen.at(Measure::taking_part) == 3.0); // gives hours, spoke, co-delivers
    CHECK(seen.at(Measure::taking_part, Group::clients) == 1.0);
    CHECK(seen.at(Measure::teams) == 2.0);
    CHECK(seen.at(Measure::posts) == 2.0);
    CHECK(seen.at(Measure::posts_filled) == 1.0);
    CHECK(seen.at(Measure::burnout) == Approx(0.45)); // of those in post
}

SCENARIO("fifths add up to the whole, for people and for cases") {
    const Observation seen = observe(lived_in(), last_week);
    for (const Measure measure : {Measure::citizens,
                                  Measure::trust,
                                  Measure::taking_part,
                                  Measure::cases,
                                  Measure::own_hours,
                                  Measure::unmet_need}) {
        double sum = 0.0;
        for (std::size_t quintile = 0; quintile < quintiles; ++quintile) {
            sum += seen.at(measure, quintile_group(quintile));
        }
        CAPTURE(static_cast<int>(measure));
        CHECK(seen.at(measure) == sum);
        CHECK(sum > 0.0);
    }
    CHECK(seen.at(Measure::citizens) == 1500.0);
}

SCENARIO("clients and speakers are some of the people, never more") {
    const Observation seen = observe(lived_in(), last_week);
    for (const Group group : {Group::clients, Group::speakers}) {
        CHECK(seen.at(Measure::citizens, group) > 0.0);
        CHECK(seen.at(Measure::citizens, group) < seen.at(Measure::citizens));
        CHECK(seen.at(Measure::taking_part, group) <= seen.at(Measure::citizens, group));
    }
    CHECK(seen.at(Measure::citizens, Group::clients) <= seen.at(Measure::cases));
}

SCENARIO("observations add up measure by measure, and nothing added to nothing is nothing") {
    const Observation seen = observe(lived_in(), last_week);
    Observation twice = seen;
    twice += seen;
    CHECK(twice.at(Measure::trust, Group::clients) ==
          2.0 * seen.at(Measure::trust, Group::clients));
    HandMade empty{0};
    empty.home.teams.clear();
    const Observation nothing = observe(empty.home, 0);
    CHECK(nothing.at(Measure::citizens) == 0.0);
    CHECK(nothing.at(Measure::teams) == 0.0);
}

SCENARIO("a speaker is one who spoke within the year") {
    HandMade place;
    place.people().spoke_week[CitizenId{0U}] = 1; // in week 0
    CHECK(observe(place.home, 50).at(Measure::citizens, Group::speakers) == 1.0);
    CHECK(observe(place.home, 60).at(Measure::citizens, Group::speakers) == 0.0);
}

SCENARIO("how people fare is seen of all, of clients and by rank") {
    HandMade place{5};
    place.open_case(CitizenId{1U}, 0.2F);
    place.people().wellbeing[CitizenId{1U}] = 0.4F;
    place.people().wellbeing[CitizenId{4U}] = 0.7F;
    place.people().channels[CitizenId{1U}].give = Strength{0.25};
    place.people().channels[CitizenId{4U}].give = Strength{0.5};
    place.people().connectedness[CitizenId{0U}] = 0.1F;
    const Observation seen = observe(place.home, 0);
    CHECK(seen.at(Measure::wellbeing) == Approx(1.1));
    CHECK(seen.at(Measure::wellbeing, Group::clients) == Approx(0.4));
    CHECK(seen.at(Measure::wellbeing, Group::quintile_5) == Approx(0.7));
    CHECK(seen.at(Measure::give) == Approx(0.75).margin(1.0 / 65535.0));
    CHECK(seen.at(Measure::give, Group::clients) == Approx(0.25).margin(0.5 / 65535.0));
    CHECK(seen.at(Measure::lonely) == 1.0);
    CHECK(seen.at(Measure::lonely, Group::quintile_1) == 1.0);
    CHECK(seen.at(Measure::lonely, Group::clients) == 0.0);
}

SCENARIO("a circle of three is closed, a chain is not, and whoever knows nobody is alone") {
    HandMade place{6}; // two of each tercile
    const auto tie = [&](std::uint32_t a, std::uint32_t b, std::size_t of_a, std::size_t of_b) {
        place.people().ties.partner[CitizenId{a}][of_a] = CitizenId{b};
        place.people().ties.partner[CitizenId{b}][of_b] = CitizenId{a};
    };
    tie(0, 1, 2, 3);
    tie(1, 2, 2, 3);
    tie(2, 0, 2, 3);
    tie(2, 3, 7, 0);
    tie(3, 4, 4, 7);
    const Observation seen = observe(place.home, 0);
    CHECK(seen.at(Measure::looked_at) == 6.0);
    CHECK(seen.at(Measure::ties) == 10.0);
    CHECK(seen.at(Measure::isolates) == 1.0);     // the sixth
    CHECK(seen.at(Measure::cross_ties) == 6.0);   // 1 and 2, 2 and 0, 3 and 4: from both ends
    CHECK(seen.at(Measure::pairs_known) == 6.0);  // of 0 and 1 one, of 2 three, of 3 one
    CHECK(seen.at(Measure::pairs_closed) == 3.0); // from each corner of the circle once
}

SCENARIO("everybody's ties are looked at in turn, once in as many weeks as there are turns") {
    for (const std::size_t citizens : {7U, 100U, 3000U}) {
        const std::size_t turns = citizens < 104 ? 1 : 52;
        HandMade place{citizens};
        double looked_at = 0.0;
        for (std::uint32_t week = 0; week < turns; ++week) {
            looked_at += observe(place.home, week).at(Measure::looked_at);
        }
        CHECK(looked_at == static_cast<double>(citizens));
    }
}

SCENARIO("a concentration index leans to those who have more of it, and not where all have alike") {
    HandMade place{4}; // ranks 1/8, 3/8, 5/8, 7/8
    const auto index = [&](std::string_view name) {
        return all_series()[find_series(name)].value(observe(place.home, 0));
    };
    CHECK(std::isnan(index("voice_concentration"))); // nobody spoke
    place.people().spoke_week[CitizenId{3U}] = 1;
    CHECK(index("voice_concentration") == Approx(2.0 * (0.875 - 0.5)));
    place.people().spoke_week[CitizenId{0U}] = 1;
    CHECK(index("voice_concentration") == Approx(0.0).margin(1e-12));
    place.people().hours_given[CitizenId{0U}] = 2.0F;
    CHECK(index("hours_concentration") == Approx(2.0 * (0.125 - 0.5)));
    // Of those in need, the first and the last: the better off is met twice as well.
    place.open_case(CitizenId{0U}, 0.3F).quality = 0.3F;
    place.open_case(CitizenId{3U}, 0.3F).quality = 0.6F;
    CHECK(index("benefit_concentration") ==
          Approx(2.0 * ((0.3 * 0.125 + 0.6 * 0.875) / 0.9 - 0.5)));
}

SCENARIO("hours are told as unequal as they are given, in one week of four") {
    HandMade place{4};
    const auto gini = [&](std::uint32_t week) {
        return all_series()[find_series("hours_gini")].value(observe(place.home, week));
    };
    CHECK(std::isnan(gini(0)));
    CHECK(std::isnan(gini(3))); // nobody gives any: neither equal nor unequal
    place.people().hours_given[CitizenId{2U}] = 5.0F;
    CHECK(gini(3) == Approx(0.75)); // one of four gives all
    for (const CitizenId c : place.people().rows()) {
        place.people().hours_given[c] = 5.0F;
    }
    CHECK(gini(3) == Approx(0.0).margin(1e-12));
    // 1, 2, 3, 4: 2 (1 + 4 + 9 + 16)/(4 · 10) - 5/4
    for (const CitizenId c : place.people().rows()) {
        place.people().hours_given[c] = static_cast<float>(c.value + 1);
    }
    CHECK(gini(7) == Approx(0.25));
}

SCENARIO("hours given to a peer or through the time bank count as hours, and as taking part") {
    HandMade place{4};
    const auto value = [&](std::string_view name) {
        return all_series()[find_series(name)].value(observe(place.home, 3));
    };
    GIVEN("a peer who supports a client") {
        place.open_case(CitizenId{0U}, 0.5F).peer_hours = 1.0F;
        place.team().peer_links.push_back({.supporter = CitizenId{3U}, .seeker = CitizenId{0U}});
        CHECK(value("taking_part") == Approx(0.25));
        CHECK(value("hours_gini") == Approx(0.75));
        CHECK(value("hours_concentration") == Approx(2.0 * (0.875 - 0.5)));
    }
    GIVEN("a member who gave an hour this week") {
        place.home.bank.members.push_back(
            {.citizen = CitizenId{3U}, .hours_lately = 1.0F, .active_week = 4});
        CHECK(value("taking_part") == Approx(0.25));
        CHECK(value("hours_gini") == Approx(0.75));
        CHECK(value("hours_concentration") == Approx(2.0 * (0.875 - 0.5)));
    }
    GIVEN("a member who traded long ago") {
        place.home.bank.members.push_back({.citizen = CitizenId{3U}, .active_week = 1});
        const Observation seen = observe(place.home, 30);
        CHECK(all_series()[find_series("taking_part")].value(seen) == 0.0);
    }
}

SCENARIO("who waits, who speaks anew and what would last are told of the week") {
    HandMade place{5};
    place.open_case(CitizenId{1U}, 0.5F);
    place.open_case(CitizenId{2U}, 0.5F).professional = ProfessionalId::none();
    place.home.teams[0].hours.owed = 10.0;
    place.home.teams[0].hours.direct = 7.0;
    place.home.happenings.new_speakers = 1.0;
    place.home.happenings.panel_speakers = 2.0;
    place.home.happenings.citizen_hours = 3.0; // of kin, clients and peers
    place.home.happenings.kin_hours = 1.0;
    place.people().hours_given[CitizenId{0U}] = 1.0F;
    place.people().spoke_week[CitizenId{4U}] = 1;
    const Observation seen = observe(place.home, 0);
    const auto value = [&](std::string_view name) {
        return all_series()[find_series(name)].value(seen);
    };
    CHECK(value("waiting") == Approx(0.3));
    CHECK(value("without_professional") == Approx(0.5));
    CHECK(value("community_active") == Approx(0.2));
    CHECK(value("spoke_lately") == Approx(0.2));
    CHECK(value("new_speakers") == Approx(52000.0 / 5.0));
    CHECK(value("panel_speaking") == Approx(2.0 * 52000.0 / 5.0));
    CHECK(value("lasting_activity") == Approx(0.5)); // (1 + 1) / (1 + 3): peers need coaches
}
