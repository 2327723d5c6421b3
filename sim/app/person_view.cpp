// SPDX-License-Identifier: Apache-2.0
#include "sim/app/person_view.hpp"

#include "sim/app/data_error.hpp"
#include "sim/app/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dowith {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

std::size_t place_of(const std::vector<std::string>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? nowhere : static_cast<std::size_t>(found - names.begin());
}

std::optional<double> unless_missing(float value) {
    return std::isnan(value) ? std::nullopt : std::optional{static_cast<double>(value)};
}

std::int32_t first_world(const PeopleOfResult& people) {
    return people.record.people.empty() ? 0 : people.record.people.front().world;
}

std::string recorded_text(const PeopleOfResult& people) {
    constexpr std::size_t shown = 8;
    const std::vector<std::int32_t> numbers = busiest(people, shown);
    std::vector<std::string> names;
    names.reserve(numbers.size());
    for (const std::int32_t number : numbers) {
        names.push_back(std::to_string(number));
    }
    return fmt::format("{} are recorded, those with most to tell being {}",
                       people.record.people.size(),
                       listed(names));
}

} // namespace

std::string PersonView::id() const {
    return person_ < people_->record.ids.size() ? people_->record.ids[person_] : std::string{};
}

std::optional<double>
PersonView::level(std::string_view column, std::size_t policy, std::size_t week) const {
    const std::size_t place = place_of(people_->person_columns, column);
    if (place == nowhere) {
        return {};
    }
    const std::size_t slice = policy * people_->weeks.size() + week;
    return unless_missing(
        people_->record.person_values[place][slice * people_->record.people.size() + person_]);
}

std::optional<double> PersonView::level(std::string_view column,
                                        std::size_t policy,
                                        std::size_t week,
                                        std::size_t service) const {
    const std::size_t place = place_of(people_->case_columns, column);
    if (place == nowhere) {
        return {};
    }
    const std::size_t slice =
        (policy * people_->weeks.size() + week) * people_->services.size() + service;
    return unless_missing(
        people_->record.case_values[place][slice * people_->record.people.size() + person_]);
}

std::optional<bool>
PersonView::in_need(std::size_t policy, std::size_t week, std::size_t service) const {
    if (people_->case_columns.empty()) {
        return {};
    }
    return level(people_->case_columns.front(), policy, week, service).has_value();
}

std::vector<LifeEventRow> PersonView::events(std::size_t policy) const {
    const std::size_t in_file = place_of(people_->all_policies, people_->policies[policy]);
    std::vector<LifeEventRow> own;
    for (const LifeEventRow& event : people_->record.events) {
        if (event.person == static_cast<std::int32_t>(person_) &&
            event.policy == static_cast<std::int32_t>(in_file)) {
            own.push_back(event);
        }
    }
    return own;
}

PersonView find_person(const PeopleOfResult& people,
                       const std::string& citizen,
                       std::optional<std::uint32_t> world) {
    const std::int32_t wanted = world ? static_cast<std::int32_t>(*world) : first_world(people);
    const WorldRecord& record = people.record;
    for (std::size_t i = 0; i < record.people.size(); ++i) {
        const bool is_named = i < record.ids.size() && record.ids[i] == citizen;
        const bool is_numbered = std::to_string(record.people[i].citizen) == citizen;
        if (record.people[i].world == wanted && (is_named || is_numbered)) {
            return {people, i};
        }
    }
    throw DataError{fmt::format(
        "citizen {} of world {} is not recorded here; {}", citizen, wanted, recorded_text(people))};
}

std::vector<std::int32_t> busiest(const PeopleOfResult& people, std::size_t most) {
    const auto& rows = people.record.people;
    std::vector<std::pair<std::int64_t, std::int32_t>> told; // minus the events, number
    told.reserve(rows.size());
    for (const RecordedPerson& row : rows) {
        told.emplace_back(0, row.citizen);
    }
    for (const LifeEventRow& event : people.record.events) {
        --told[static_cast<std::size_t>(event.person)].first;
    }
    for (std::size_t i = told.size(); i > 0; --i) {
        if (rows[i - 1].world != first_world(people)) {
            told.erase(told.begin() + static_cast<std::ptrdiff_t>(i - 1));
        }
    }
    std::sort(told.begin(), told.end());
    std::vector<std::int32_t> numbers;
    for (std::size_t i = 0; i < std::min(most, told.size()); ++i) {
        numbers.push_back(told[i].second);
    }
    return numbers;
}

} // namespace dowith
