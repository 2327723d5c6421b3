// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/record_file.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// One of the recorded people of a result, and all that is known of them. Policies and weeks count
/// the recorded ones.
class PersonView {
  public:
    /// `person` is a place among the recorded. The people outlive the view.
    PersonView(const PeopleOfResult& people, std::size_t person)
        : people_{&people}, person_{person} {}

    [[nodiscard]] const PeopleOfResult& people() const { return *people_; }

    [[nodiscard]] const RecordedPerson& identity() const { return people_->record.people[person_]; }

    /// What the population's file calls them; empty where it does not.
    [[nodiscard]] std::string id() const;

    /// A column of a person; nothing where it was not recorded.
    [[nodiscard]] std::optional<double>
    level(std::string_view column, std::size_t policy, std::size_t week) const;

    /// A column of a client; nothing where it was not recorded, or they were no client then.
    [[nodiscard]] std::optional<double>
    level(std::string_view column, std::size_t policy, std::size_t week, std::size_t service) const;

    /// Whether they were in need of the service; nothing where no column tells.
    [[nodiscard]] std::optional<bool>
    in_need(std::size_t policy, std::size_t week, std::size_t service) const;

    /// What happened to them under a recorded policy, week after week.
    [[nodiscard]] std::vector<LifeEventRow> events(std::size_t policy) const;

  private:
    const PeopleOfResult* people_;
    std::size_t person_;
};

/// Finds a person by number, or by the id of the population's file, in a world (the first recorded
/// unless one is named). Throws DataError, which names those who are recorded.
[[nodiscard]] PersonView find_person(const PeopleOfResult& people,
                                     const std::string& citizen,
                                     std::optional<std::uint32_t> world);

/// Numbers of those to whom most happened, most first; of the first recorded world.
[[nodiscard]] std::vector<std::int32_t> busiest(const PeopleOfResult& people, std::size_t most);

} // namespace dowith
