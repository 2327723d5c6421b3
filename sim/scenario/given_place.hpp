// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/citizens.hpp"
#include "sim/model/time_bank.hpp"
#include "sim/scenario/ranking.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// Puts what a file says of people in place of what was drawn for them. `ranked` are those of one
/// neighbourhood, in the order of their rows. Ties and needs are none of its affair.
void give_columns(const GivenPeople& people, std::span<const Ranked> ranked, Citizens& citizens);

/// The terms of those whom the file makes members of the time bank from the start, in the order of
/// their rows.
[[nodiscard]] std::vector<MemberTerms> founders_of(const GivenPeople& people,
                                                   std::span<const Ranked> ranked);

/// Ties everybody to those whom the file of ties names: kin in the slots of kin, neighbours in the
/// others, the strongest first; kin in other neighbourhoods across the border.
void give_ties(const PopulationPlan& plan,
               NeighbourhoodId id,
               const Setting& setting,
               std::span<const Ranked> ranked,
               Ties& ties);

/// The ids by which the file calls the citizens of a neighbourhood, in the order of their rows; an
/// empty one where it has none for somebody, nothing where it has none at all.
[[nodiscard]] std::vector<std::string>
ids_of(const PopulationPlan& plan, NeighbourhoodId id, const Setting& setting);

/// Where a citizen stands in a world.
struct CitizenPlace {
    NeighbourhoodId home;
    CitizenId row;

    friend bool operator==(const CitizenPlace&, const CitizenPlace&) = default;
};

/// The citizen whom the file calls by this id, if there is one.
[[nodiscard]] std::optional<CitizenPlace>
find_citizen(const PopulationPlan& plan, std::string_view id, const Setting& setting);

} // namespace dowith
