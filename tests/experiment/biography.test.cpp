// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/biography.hpp"

#include "sim/model/mechanisms/voice.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <vector>

using namespace dowith;

namespace {

/// Three citizens, of whom the first two are recorded, and a biographer who has seen week 5 begin.
struct Watched {
    Watched() {
        district.week = Week{5};
        biography.begin(1, district);
    }

    [[nodiscard]] Neighbourhood& home() { return district.neighbourhoods[0]; }

    [[nodiscard]] Citizens& citizens() { return home().citizens; }

    Case& open_case() {
        Case fresh;
        fresh.citizen = CitizenId{0U};
        fresh.severity = 0.4F;
        fresh.opened_week = 5;
        home().teams[0].cases.push_back(fresh);
        return home().teams[0].cases.back();
    }

    /// What is told of the week that ends as the district stands now.
    std::vector<LifeEventRow> tell() {
        std::vector<LifeEventRow> events;
        biography.tell(district, 0, events);
        ++district.week;
        return events;
    }

    std::vector<RecordedPerson> people{{0, 0, 0, 0}, {0, 1, 0, 1}};
    District<Neighbourhood> district{one_neighbourhood()};
    Biography biography{people, district, parameters()};

  private:
    static District<Neighbourhood> one_neighbourhood() {
        District<Neighbourhood> district;
        district.neighbourhoods.push_back(HandMade{}.home);
        return district;
    }

    /// As far as a biographer reads them: a crisis adds 0.2 to severity.
    static Parameters parameters() {
        Parameters known = default_parameters();
        known.need.crisis_severity = 0.2;
        return known;
    }
};

std::vector<LifeEvent> kinds(const std::vector<LifeEventRow>& events) {
    std::vector<LifeEvent> what;
    for (const LifeEventRow& event : events) {
        what.push_back(event.what());
    }
    return what;
}

using Kinds = std::vector<LifeEvent>;

} // namespace

SCENARIO("a week in which nothing happens is not told, and neither is how people began") {
    Watched life;
    CHECK(life.tell().empty());
    life.open_case();
    life.biography.begin(1, life.district);
    CHECK(life.tell().empty());
}

SCENARIO("a need is told as it begins and as it ends") {
    Watched life;
    life.open_case();
    const auto began = life.tell();
    REQUIRE(kinds(began) == Kinds{LifeEvent::need_began});
    CHECK(began[0].person == 0);
    CHECK(began[0].policy == 1);
    CHECK(began[0].service == 0);
    life.home().teams[0].cases.clear();
    CHECK(kinds(life.tell()) == Kinds{LifeEvent::need_ended});
}

SCENARIO("a need that ends and begins anew within a week is told as two") {
    Watched life;
    life.open_case();
    (void)life.tell();
    life.home().teams[0].cases[0].opened_week = 6;
    CHECK(kinds(life.tell()) == Kinds{LifeEvent::need_ended, LifeEvent::need_began});
}

SCENARIO("a crisis is known by a rise of need that no ordinary course makes") {
    Watched life;
    life.open_case();
    (void)life.tell();
    Case& own = life.home().teams[0].cases[0];
    own.severity += 0.005F; // worsens, as needs do
    CHECK(life.tell().empty());
    own.severity += 0.2F;
    CHECK(kinds(life.tell()) == Kinds{LifeEvent::crisis});
    own.severity = 0.95F;
    (void)life.tell();
    own.severity = 1.0F; // a crisis, cut off at the worst
    CHECK(kinds(life.tell()) == Kinds{LifeEvent::crisis});
}

SCENARIO("whoever speaks is told of, and so is what becomes of it") {
    Watched life;
    life.citizens().spoke_week[CitizenId{1U}] = 6; // week 5, plus one
    life.citizens().pending[CitizenId{1U}] = 1;
    const auto spoke = life.tell();
    REQUIRE(kinds(spoke) == Kinds{LifeEvent::spoke});
    CHECK(spoke[0].person == 1);
    life.citizens().pending[CitizenId{1U}] = 0;
    life.citizens().answered[CitizenId{1U}] = 1;
    CHECK(kinds(life.tell()) == Kinds{LifeEvent::answered});
    life.citizens().answered[CitizenId{1U}] = 0;
    CHECK(life.tell().empty());
}

SCENARIO("of two issues settled in one week, each is told as it was") {
    HandMade place{3, 2};
    for (const CitizenId c : place.people().rows()) {
        for (const std::size_t service : {0U, 1U}) {
            place.people().pending[c] = 0b11;
            place.team(service).issues.push_back({c, 5, 1.0F});
        }
    }
    place.practice(0).response_rate = 1.0;
    place.practice(1).response_rate = 0.0;
    place.practice(0).contacts_per_year = place.practice(1).contacts_per_year = 0.0;
    const auto told = [&place] {
        const std::vector<RecordedPerson> people{{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 2, 0, 2}};
        District<Neighbourhood> district;
        district.week = Week{5};
        district.neighbourhoods.push_back(place.home);
        Biography biography{people, district, place.parameters};
        biography.begin(0, district);
        place.live(voice, Week{5});
        district.neighbourhoods[0] = place.home;
        std::vector<LifeEventRow> events;
        biography.tell(district, 0, events);
        return events;
    }();
    REQUIRE(told.size() == 6);
    for (std::size_t i = 0; i < told.size(); i += 2) {
        CHECK(told[i].what() == LifeEvent::answered);
        CHECK(told[i].service == 0);
        CHECK(told[i + 1].what() == LifeEvent::left_unanswered);
        CHECK(told[i + 1].service == 1);
    }
    THEN("a week in which nothing falls due tells of neither") {
        place.live(voice, Week{6});
        for (const CitizenId c : place.people().rows()) {
            CHECK(place.people().answered[c] == 0);
            CHECK(place.people().unanswered[c] == 0);
        }
    }
}

SCENARIO("an issue that is answered in the week in which it was raised is told at once") {
    Watched life;
    life.citizens().spoke_week[CitizenId{0U}] = 6;
    life.citizens().answered[CitizenId{0U}] = 1;
    CHECK(kinds(life.tell()) == Kinds{LifeEvent::spoke, LifeEvent::answered});
}

SCENARIO("what happens to a client is told: co-delivery, a professional lost, withdrawal") {
    Watched life;
    life.open_case().professional = ProfessionalId{0U};
    (void)life.tell();
    Case& own = life.home().teams[0].cases[0];
    own.co_delivers = true;
    CHECK(kinds(life.tell()) == Kinds{LifeEvent::co_delivery_began});
    own.professional = ProfessionalId::none();
    CHECK(kinds(life.tell()) == Kinds{LifeEvent::lost_professional});
    own.co_delivers = false;
    own.withdrawn = true;
    CHECK(kinds(life.tell()) == Kinds{LifeEvent::co_delivery_ended, LifeEvent::withdrew});
    own.withdrawn = false;
    own.compelled = true;
    CHECK(kinds(life.tell()) == Kinds{LifeEvent::made_to_contribute, LifeEvent::returned});
}

SCENARIO("both ends of a peer link are told of it") {
    Watched life;
    life.home().teams[0].peer_links.push_back({CitizenId{0U}, CitizenId{1U}, 30, false});
    const auto began = life.tell();
    REQUIRE(kinds(began) == Kinds{LifeEvent::supporting_began, LifeEvent::peer_support_began});
    CHECK(began[0].person == 0);
    CHECK(began[1].person == 1);
    life.home().teams[0].peer_links.clear();
    CHECK(kinds(life.tell()) == Kinds{LifeEvent::supporting_ended, LifeEvent::peer_support_ended});
}

SCENARIO("time that passes through the bank is told with its length") {
    Watched life;
    life.home().bank.members.push_back({.citizen = CitizenId{0U}});
    life.home().bank.transactions.push_back(
        {.from = {Holder::member, 2}, .to = {Holder::member, 0}, .amount = 4, .true_hours = 6});
    const auto week = life.tell();
    REQUIRE(kinds(week) == Kinds{LifeEvent::joined_bank, LifeEvent::gave_time});
    CHECK(week[1].quarter_hours == 6);
    life.home().bank.transactions.clear();
    life.home().bank.members.clear();
    CHECK(kinds(life.tell()) == Kinds{LifeEvent::left_bank});
}
