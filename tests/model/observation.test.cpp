// SPDX-License-Identifier: Apache-2.0
#include "sim/model/observation.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

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
