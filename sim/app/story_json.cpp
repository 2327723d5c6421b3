// SPDX-License-Identifier: Apache-2.0
#include "sim/app/story.hpp"

#include <cmath>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(std::optional<double> number) { return number ? Json(*number) : Json{}; }

Json events_json(const PersonView& person, std::size_t policy) {
    Json all = Json::array();
    const auto& services = person.people().services;
    for (const LifeEventRow& event : person.events(policy)) {
        const auto service = static_cast<std::size_t>(event.service);
        const auto what = static_cast<std::size_t>(event.event);
        const auto names = life_event_names();
        all.push_back(
            {{"week", event.week},
             {"event", what < names.size() ? Json(names[what]) : Json(event.event)},
             {"service", service < services.size() ? Json(services[service]) : Json{}},
             {"hours", event.quarter_hours > 0 ? Json(hours_of(event.quarter_hours)) : Json{}}});
    }
    return all;
}

/// One list a column, a number or null for every recorded week.
template <class Level> Json columns_json(const std::vector<std::string>& columns, Level level) {
    Json all = Json::object();
    for (const std::string& column : columns) {
        all[column] = level(column);
    }
    return all;
}

Json policy_json(const PersonView& person, std::size_t policy) {
    const PeopleOfResult& people = person.people();
    const auto over_weeks = [&](auto level) {
        Json weeks = Json::array();
        for (std::size_t week = 0; week < people.weeks.size(); ++week) {
            weeks.push_back(number_or_null(level(week)));
        }
        return weeks;
    };
    Json services = Json::object();
    for (std::size_t service = 0; service < people.services.size(); ++service) {
        services[people.services[service]] =
            columns_json(people.case_columns, [&](const std::string& column) {
                return over_weeks(
                    [&](std::size_t week) { return person.level(column, policy, week, service); });
            });
    }
    const Json levels = columns_json(people.person_columns, [&](const std::string& column) {
        return over_weeks([&](std::size_t week) { return person.level(column, policy, week); });
    });
    return {{"name", people.policies[policy]},
            {"events", events_json(person, policy)},
            {"levels", levels},
            {"services", services}};
}

} // namespace

Json story_json(const PersonView& person, const std::vector<std::size_t>& policies) {
    const RecordedPerson& who = person.identity();
    Json lives = Json::array();
    for (const std::size_t policy : policies) {
        lives.push_back(policy_json(person, policy));
    }
    return {{"citizen", who.citizen},
            {"id", person.id().empty() ? Json{} : Json(person.id())},
            {"world", who.world},
            {"neighbourhood", who.neighbourhood},
            {"row", who.row},
            {"record_weeks", person.people().weeks},
            {"policies", lives}};
}

} // namespace dowith
