// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/given_people.hpp"
#include "sim/scenario/problems.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/table.hpp"

#include <span>

namespace dowith {

/// The people of a file, a row each. Columns are those of people_columns(), with one of severities
/// for each service. Neighbourhoods that are numbers keep them; others are numbered in the order of
/// their names.
[[nodiscard]] GivenPeople
read_people(const DataFile& file, std::span<const ServicePlan> services, Problems& problems);

/// Adds the ties of a file to the people whose ids it names. A tie stands in one row, whichever end
/// is named first.
void read_ties(const DataFile& file, GivenPeople& people, Problems& problems);

} // namespace dowith
