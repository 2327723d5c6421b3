// SPDX-License-Identifier: Apache-2.0
#include "sim/app/story.hpp"

#include "sim/app/data_error.hpp"
#include "tests/support/catch.hpp"

#include <limits>

using namespace dowith;

namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

/// One policy recorded of two, two weeks, one service, and two people in each of two worlds; of
/// everybody trust and of clients severity. The first person is a client, then no more.
PeopleOfResult four_people() {
    PeopleOfResult people;
    people.all_policies = {"ask", "share"};
    people.policies = {"share"};
    people.weeks = {0, 26};
    people.services = {"home-care"};
    people.person_columns = {"trust"};
    people.case_columns = {"severity"};
    people.record.people = {{0, 3, 0, 3}, {0, 17, 1, 2}, {1, 3, 0, 3}, {1, 9, 0, 9}};
    people.record.person_values = {{0.45F, 0.5F, 0.2F, 0.2F, 0.52F, 0.5F, 0.1F, 0.2F}};
    people.record.case_values = {
        {0.4F, missing, missing, missing, missing, missing, missing, missing}};
    return people;
}

void add(PeopleOfResult& people,
         LifeEvent what,
         std::int32_t week,
         std::int32_t service = no_service,
         std::int32_t quarter_hours = 0) {
    people.record.events.push_back(
        {0, 1, week, service, static_cast<std::int32_t>(what), quarter_hours});
}

/// A text on one line.
std::string flat(const std::string& text) {
    std::string line;
    for (const char c : text) {
        const bool is_space = c == '\n' || c == ' ';
        if (!is_space || (!line.empty() && line.back() != ' ')) {
            line += is_space ? ' ' : c;
        }
    }
    return line;
}

std::string life_of_first(const PeopleOfResult& people) {
    return flat(life_under(PersonView{people, 0}, 0));
}

bool has(const std::string& text, const std::string& words) {
    INFO(text);
    return text.find(words) != std::string::npos;
}

} // namespace

SCENARIO("a life is told in the order of its weeks, and what repeats in one sentence") {
    PeopleOfResult people = four_people();
    add(people, LifeEvent::crisis, 4, 0);
    add(people, LifeEvent::crisis, 9, 0);
    add(people, LifeEvent::co_delivery_began, 12, 0);
    add(people, LifeEvent::need_ended, 20, 0);
    const std::string life = life_of_first(people);
    CHECK(has(life, "As the policy began they were in need of home-care (severity 0.40)."));
    CHECK(has(life,
              "In weeks 4 and 9 they had a crisis. In week 12 they began to co-deliver home-care. "
              "In week 20 they came out of need of home-care."));
    CHECK_FALSE(has(life, "After 26 weeks they were in need"));
    CHECK(has(life, "Trust rose from 0.45 to 0.52."));
}

SCENARIO("voice and time given are told as sums") {
    PeopleOfResult people = four_people();
    GIVEN("nothing said") { CHECK(has(life_of_first(people), "They never spoke.")); }
    GIVEN("things said, and what became of them") {
        add(people, LifeEvent::spoke, 2);
        add(people, LifeEvent::spoke, 8);
        add(people, LifeEvent::answered, 10, 0);
        add(people, LifeEvent::left_unanswered, 12, 0);
        CHECK(has(life_of_first(people),
                  "They spoke twice (weeks 2 and 8); they were answered once and were left without "
                  "an answer once."));
    }
    GIVEN("time given and received") {
        add(people, LifeEvent::joined_bank, 1);
        add(people, LifeEvent::gave_time, 3, no_service, 6);
        add(people, LifeEvent::gave_time, 5, no_service, 7);
        add(people, LifeEvent::received_time, 5, no_service, 4);
        const std::string life = life_of_first(people);
        CHECK(has(life, "In week 1 they joined the time bank."));
        CHECK(has(life,
                  "Through the time bank they gave 3.25 hours in 2 weeks and received 1 hour in 1 "
                  "week."));
    }
}

SCENARIO("nobody is told what happened to others, or under another policy") {
    PeopleOfResult people = four_people();
    add(people, LifeEvent::crisis, 4, 0);
    people.record.events.push_back({0, 0, 5, 0, static_cast<std::int32_t>(LifeEvent::withdrew)});
    CHECK(PersonView(people, 0).events(0).size() == 1);
    CHECK(PersonView(people, 1).events(0).empty());
    CHECK_FALSE(has(life_of_first(people), "left home-care"));
}

SCENARIO("every event but those that are summed has words of its own") {
    for (std::size_t what = 0; what < life_event_names().size(); ++what) {
        PeopleOfResult people = four_people();
        const std::string nothing = life_of_first(people);
        add(people, static_cast<LifeEvent>(what), 5, 0, 4);
        INFO(life_event_names()[what]);
        CHECK(life_of_first(people) != nothing);
    }
}

SCENARIO("what was not recorded is said, not made up") {
    const PeopleOfResult people = four_people();
    const PersonView person{people, 1};
    CHECK(flat(who_they_are(person)) == "Citizen 17 lives in neighbourhood 1 of world 0. ");
    const std::string note = flat(what_is_not_told(person));
    CHECK(has(note, "recorded after weeks 0 and 26"));
    CHECK(has(note, "Not recorded: advantage, age band"));
    CHECK_FALSE(has(note, ", trust"));
    CHECK_FALSE(person.level("wellbeing", 0, 0).has_value());
    CHECK_FALSE(person.level("severity", 0, 0, 0).has_value());
}

SCENARIO("a citizen is found by number and world, or by the file's id") {
    PeopleOfResult people = four_people();
    CHECK(find_person(people, "17", {}).identity().row == 2);
    CHECK(find_person(people, "3", {}).identity().world == 0);
    CHECK(find_person(people, "3", 1U).identity().world == 1);
    CHECK_THROWS_AS(find_person(people, "9", {}), DataError); // lives in world 1
    CHECK_THROWS_AS(find_person(people, "4", {}), DataError);
    people.record.ids = {"ann", "ben", "cem", "dag"};
    CHECK(find_person(people, "ben", {}).identity().citizen == 17);
    CHECK(has(flat(who_they_are(find_person(people, "ben", {}))), "Citizen 17 (\"ben\" in"));
}

SCENARIO("those with most to tell are named first") {
    PeopleOfResult people = four_people();
    people.record.events.push_back({1, 1, 5, 0, 0, 0});
    CHECK(busiest(people, 5) == std::vector<std::int32_t>{17, 3});
    CHECK(busiest(people, 1) == std::vector<std::int32_t>{17});
}

SCENARIO("a story is data as well") {
    PeopleOfResult people = four_people();
    add(people, LifeEvent::gave_time, 3, no_service, 6);
    const auto story = story_json(PersonView{people, 0}, {0});
    CHECK(story["citizen"] == 3);
    const auto& life = story["policies"][0];
    CHECK(life["name"] == "share");
    CHECK(life["events"][0]["event"] == "gave_time");
    CHECK(life["events"][0]["hours"] == 1.5);
    CHECK(life["events"][0]["service"].is_null());
    CHECK(life["levels"]["trust"].size() == 2);
    CHECK(life["services"]["home-care"]["severity"][1].is_null());
}
