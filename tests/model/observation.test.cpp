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
