// SPDX-License-Identifier: Apache-2.0
#include "web/engine/life_story.hpp"

#include "sim/app/one_line.hpp"
#include "sim/app/story.hpp"
#include "sim/app/words.hpp"
#include "sim/model/person_columns.hpp"

#include <cmath>
#include <limits>
#include <string>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

/// Adds how a citizen stands in a district, as files have it.
void record(const District<Neighbourhood>& district,
            const RecordedPerson& person,
            WorldRecord& to) {
    const Neighbourhood& home =
        district.neighbourhoods[static_cast<std::size_t>(person.neighbourhood)];
    const CitizenId citizen{static_cast<std::uint32_t>(person.row)};
    for (std::size_t column = 0; column < person_columns().size(); ++column) {
        to.person_values[column].push_back(person_columns()[column].read(home, citizen));
    }
    for (std::size_t column = 0; column < case_columns().size(); ++column) {
        for (const Team& team : home.teams) {
            const Case* const own = team.case_of(citizen);
            to.case_values[column].push_back(own != nullptr
                                                 ? case_columns()[column].read(*own)
                                                 : std::numeric_limits<float>::quiet_NaN());
        }
    }
}

/// One citizen, recorded as policies began and as they stand now.
PeopleOfResult record_of(const WorldsSideBySide& worlds, std::size_t person) {
    PeopleOfResult people;
    for (const Policy& policy : worlds.scenario().policies) {
        people.all_policies.push_back(policy.name);
    }
    people.policies = people.all_policies;
    people.weeks = {0};
    if (worlds.lived() > 0) {
        people.weeks.push_back(static_cast<std::int32_t>(worlds.lived()));
    }
    for (const ServicePlan& service : worlds.scenario().services) {
        people.services.push_back(service.name);
    }
    for (const PersonColumn& column : person_columns()) {
        people.person_columns.emplace_back(column.name);
    }
    for (const CaseColumn& column : case_columns()) {
        people.case_columns.emplace_back(column.name);
    }
    WorldRecord& record_here = people.record;
    record_here.people = {worlds.people()[person]};
    record_here.person_values.resize(person_columns().size());
    record_here.case_values.resize(case_columns().size());
    for (std::size_t policy = 0; policy < people.policies.size(); ++policy) {
        record(worlds.fork().district, worlds.people()[person], record_here);
        if (worlds.lived() > 0) {
            record(worlds.district(policy), worlds.people()[person], record_here);
        }
    }
    record_here.events = worlds.events_of(person);
    for (LifeEventRow& event : record_here.events) {
        event.person = 0; // place among the recorded
    }
    return people;
}

/// "In week 3 they … . They spoke … ." as one item a sentence.
Json sentences(const std::string& text) {
    Json all = Json::array();
    std::string rest = on_one_line(text);
    while (!rest.empty()) {
        const std::size_t end = rest.find(". ");
        all.push_back(rest.substr(0, end == std::string::npos ? end : end + 1));
        rest = end == std::string::npos ? std::string{} : rest.substr(end + 2);
    }
    return all;
}

Json standing(const PersonView& person, std::size_t policy) {
    const PeopleOfResult& people = person.people();
    const std::size_t now = people.weeks.size() - 1;
    Json all = Json::array();
    const auto add = [&](std::string name, std::optional<double> level) {
        if (level) {
            all.push_back({{"name", std::move(name)}, {"value", decimal(*level, 2)}});
        }
    };
    for (const std::string& column : people.person_columns) {
        if (!is_told_of_the_person(column)) {
            add(plain_words(column), person.level(column, policy, now));
        }
    }
    for (std::size_t service = 0; service < people.services.size(); ++service) {
        for (const std::string& column : people.case_columns) {
            add(plain_words(column) + ", " + people.services[service],
                person.level(column, policy, now, service));
        }
    }
    return all;
}

} // namespace

Json life_json(const WorldsSideBySide& worlds, std::size_t person) {
    const PeopleOfResult people = record_of(worlds, person);
    const PersonView view{people, 0};
    Json lives = Json::array();
    for (std::size_t policy = 0; policy < people.policies.size(); ++policy) {
        lives.push_back(
            {{"standing", standing(view, policy)}, {"story", sentences(life_under(view, policy))}});
    }
    return {{"who", on_one_line(who_they_are(view))}, {"lives", lives}};
}

} // namespace dowith
