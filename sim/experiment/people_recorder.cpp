// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/people_recorder.hpp"

#include "sim/model/purposes.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace dowith {
namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

template <class ColumnType>
std::vector<const ColumnType*> chosen(const std::vector<std::string>& names,
                                      std::span<const ColumnType> columns) {
    std::vector<const ColumnType*> found;
    for (const std::string& name : names) {
        for (const ColumnType& column : columns) {
            if (column.name == name) {
                found.push_back(&column);
            }
        }
    }
    return found;
}

/// A citizen and their lot.
struct Ticket {
    std::uint32_t lot;
    RecordedPerson person;

    [[nodiscard]] std::tuple<std::uint32_t, std::int32_t> rank() const {
        return {lot, person.citizen};
    }
};

std::vector<Ticket>
draw_tickets(const District<Neighbourhood>& district, std::uint32_t world, const Luck& luck) {
    std::vector<Ticket> tickets;
    for (const Neighbourhood& home : district.neighbourhoods) {
        for (const CitizenId c : home.citizens.rows()) {
            const Draw draw{luck,
                            {home.id.value, c.value},
                            0,
                            static_cast<std::uint32_t>(Purpose::record_sample)};
            tickets.push_back({draw.word(),
                               {.world = static_cast<std::int32_t>(world),
                                .citizen = static_cast<std::int32_t>(tickets.size()),
                                .neighbourhood = static_cast<std::int32_t>(home.id.value),
                                .row = static_cast<std::int32_t>(c.value)}});
        }
    }
    return tickets;
}

} // namespace

std::vector<RecordedPerson> choose_people(const PeoplePlan& plan,
                                          const District<Neighbourhood>& district,
                                          std::uint32_t world,
                                          const Luck& luck) {
    std::vector<Ticket> tickets = draw_tickets(district, world, luck);
    if (plan.sample && *plan.sample < tickets.size()) {
        const auto last = tickets.begin() + static_cast<std::ptrdiff_t>(*plan.sample);
        std::nth_element(tickets.begin(),
                         last,
                         tickets.end(),
                         [](const Ticket& a, const Ticket& b) { return a.rank() < b.rank(); });
        tickets.erase(last, tickets.end());
    }
    std::vector<RecordedPerson> people;
    people.reserve(tickets.size());
    for (const Ticket& ticket : tickets) {
        people.push_back(ticket.person);
    }
    std::sort(people.begin(), people.end(), [](const RecordedPerson& a, const RecordedPerson& b) {
        return a.citizen < b.citizen;
    });
    return people;
}

std::vector<const PersonColumn*> chosen_person_columns(const std::vector<std::string>& names) {
    return chosen(names, person_columns());
}

std::vector<const CaseColumn*> chosen_case_columns(const std::vector<std::string>& names) {
    return chosen(names, case_columns());
}

PeopleRecorder::PeopleRecorder(const PeoplePlan& plan,
                               std::size_t policies,
                               std::size_t services,
                               WorldRecord& record)
    : plan_{&plan}, services_{services}, record_{&record},
      person_columns_{chosen_person_columns(plan.columns)}, case_columns_{
                                                                chosen_case_columns(plan.columns)} {
    const std::size_t slices = policies * plan.weeks.size();
    const std::size_t people = record.people.size();
    record.person_values.assign(person_columns_.size(),
                                std::vector<float>(slices * people, missing));
    record.case_values.assign(case_columns_.size(),
                              std::vector<float>(slices * services * people, missing));
}

void PeopleRecorder::see(const District<Neighbourhood>& district,
                         std::size_t policy,
                         std::uint32_t lived) {
    const auto week = std::lower_bound(plan_->weeks.begin(), plan_->weeks.end(), lived);
    if (week != plan_->weeks.end() && *week == lived) {
        const auto place = static_cast<std::size_t>(week - plan_->weeks.begin());
        copy(district, policy * plan_->weeks.size() + place);
    }
}

void PeopleRecorder::copy(const District<Neighbourhood>& district, std::size_t slice) {
    const std::size_t people = record_->people.size();
    for (std::size_t i = 0; i < people; ++i) {
        const RecordedPerson& person = record_->people[i];
        const Neighbourhood& home =
            district.neighbourhoods[static_cast<std::size_t>(person.neighbourhood)];
        const CitizenId c{static_cast<std::uint32_t>(person.row)};
        for (std::size_t column = 0; column < person_columns_.size(); ++column) {
            record_->person_values[column][slice * people + i] =
                person_columns_[column]->read(home, c);
        }
        for (std::size_t service = 0; service < services_; ++service) {
            const Case* const own = home.teams[service].case_of(c);
            for (std::size_t column = 0; own != nullptr && column < case_columns_.size();
                 ++column) {
                record_->case_values[column][(slice * services_ + service) * people + i] =
                    case_columns_[column]->read(*own);
            }
        }
    }
}

} // namespace dowith
