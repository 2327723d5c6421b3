// SPDX-License-Identifier: Apache-2.0
#include "sim/model/schedule.hpp"

#include "sim/kernel/text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <set>

using namespace dowith;

SCENARIO("a week is a list that says what happens, where it is described, and in which order") {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < schedule().size(); ++i) {
        const Mechanism& each = schedule()[i];
        CAPTURE(std::string{each.name});
        CHECK(names.insert(each.name).second);
        CHECK(each.section == str("7.", i + 1)); // the ODD describes them in this order
        CHECK((!each.sentence.empty() && each.sentence.back() != '.'));
        CHECK(each.live != nullptr);
    }
    CHECK(schedule().front().name == "need");
    CHECK(schedule().back().name == "commissioning");
}

SCENARIO("a week's happenings are that week's alone, whichever mechanisms are in force") {
    SmallWorld world = WorldBuilder{}.citizens(100).build();
    const Mechanism count{"count", "", "", [](Neighbourhood& home, const WeekContext&) {
                              home.happenings.contacts += 1.0;
                          }};
    world.mechanisms = std::span{&count, 1};
    world.run(3, [](const District<Neighbourhood>& now) {
        CHECK(now.neighbourhoods[0].happenings.contacts == 1.0);
    });
}

SCENARIO("people show others what they did this week: community life or co-delivery") {
    HandMade place;
    place.people().hours_given[CitizenId{0U}] = 1.0F;
    place.open_case(CitizenId{1U}, 0.5F).co_delivers = true;
    place.people().self_efficacy[CitizenId{2U}] = 0.8F;
    const Setting setting{place.parameters, place.technologies, place.luck};
    const Policy policy = one_practice("one", default_practice());
    Neighbourhood::Notice notice;
    Rules{setting, policy, Week{0}}.publish(place.home, notice);
    REQUIRE(notice.size() == 3);
    CHECK(notice[0].is_active());
    CHECK(notice[1].is_active());
    CHECK(!notice[2].is_active());
    CHECK(notice[2].self_efficacy() == 0.8F);
}
