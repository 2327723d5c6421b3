// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/ids.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// A person's row in a file of people, from 0.
using PersonId = Id<struct PersonTag>;

/// A tie that a file names between two of its people. Those in one neighbourhood know each other as
/// kin or as neighbours; those in two are kin.
struct GivenTie {
    PersonId one;
    PersonId other;
    float strength; ///< 0 to 1
    bool is_kin;
};

/// A file of data that a scenario names. What decides a world is its content, not its name.
struct GivenFile {
    std::string name; ///< as in the scenario
    std::string hash; ///< content_hash() of its bytes
};

/// What files say about the people of a district. Everything that they leave open is drawn.
struct GivenPeople {
    /// One number a person, NaN where it is to be drawn; empty where it is for everybody.
    using Numbers = std::vector<float>;

    GivenFile file;
    std::vector<std::string> neighbourhoods;      ///< their names, in the order of their numbers
    std::vector<std::vector<PersonId>> people_of; ///< of each, in the order of the file
    std::vector<NeighbourhoodId> home_of;         ///< of each person
    std::vector<std::string> ids;                 ///< of each person; empty where there are none
    std::vector<std::optional<std::uint8_t>> age_band;
    std::vector<std::optional<std::uint16_t>> skills; ///< one bit for each kind of task

    Numbers advantage;
    Numbers free_hours;
    Numbers giving;
    Numbers motives;
    Numbers self_efficacy;
    Numbers external_efficacy;
    Numbers trust;
    Numbers capability;
    Numbers connectedness;
    std::vector<Numbers> severity; ///< one a service; 0 = not in need

    // Of the time bank, for its members from the start.
    Numbers member; ///< 1 or 0
    Numbers request_rate;
    Numbers able;
    Numbers floor;
    Numbers cap;
    Numbers target;
    Numbers initial_credits;
    Numbers ask_stigma;

    std::optional<GivenFile> ties_file;         ///< where there is one, no ties are drawn
    std::vector<std::vector<GivenTie>> ties_of; ///< of each neighbourhood; across a border, of both

    [[nodiscard]] std::size_t size() const { return home_of.size(); }

    /// What is said of one person, or nothing.
    [[nodiscard]] static std::optional<float> said(const Numbers& numbers, PersonId person) {
        if (numbers.empty() || std::isnan(numbers[person.value]))
            return {};
        return numbers[person.value];
    }

    template <class T>
    [[nodiscard]] static std::optional<T> said(const std::vector<std::optional<T>>& values,
                                               PersonId person) {
        return values.empty() ? std::optional<T>{} : values[person.value];
    }
};

} // namespace dowith
