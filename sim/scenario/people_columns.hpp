// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/model/citizens.hpp"
#include "sim/scenario/given_people.hpp"

#include <span>
#include <string>
#include <string_view>

namespace dowith {

/// A column that a file of people may have, declared once for reader, checks and reference.
struct PeopleColumn {
    enum class Holds { number, home, id, age, skills, severity };

    std::string_view name;
    std::string_view unit;
    Range possible;
    double step; ///< numbers are multiples of it; 0 = any number in the range
    std::string_view meaning;
    Holds holds = Holds::number;
    GivenPeople::Numbers GivenPeople::*given = nullptr; ///< of a number: where it is kept
    Citizens::Of<float> Citizens::*now = nullptr;       ///< the state that begins as given
    Citizens::Of<float> Citizens::*base = nullptr;      ///< the level to which that returns
};

[[nodiscard]] std::span<const PeopleColumn> people_columns();

/// The bands of age as a file may name them, youngest first, and the age at which each begins.
struct AgeBand {
    std::string_view name;
    unsigned from_years;
};

[[nodiscard]] std::span<const AgeBand> age_band_names();

/// What the name of a column of severities begins with; the name of a service follows.
inline constexpr std::string_view severity_prefix = "need.";

/// Kinds of task that a citizen may be able to do, one bit each.
inline constexpr unsigned skill_kinds = 16;

/// A column that a file of ties may have.
struct TieColumn {
    std::string_view name;
    std::string_view unit;
    std::string_view possible; ///< in words
    bool is_required;
    std::string_view meaning;
};

[[nodiscard]] std::span<const TieColumn> tie_columns();

} // namespace dowith
