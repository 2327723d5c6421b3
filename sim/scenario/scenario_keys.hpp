// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/model/neighbourhood.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace dowith {

/// The keys of a scenario file that are no part of the model, declared once for reader and schema.

/// The format of all YAML files of this version, said by their key `dowith`.
inline constexpr std::int64_t scenario_format_version = 1;

/// A whole number that a user may set.
struct WholeNumber {
    std::string_view name;
    std::int64_t low;
    std::int64_t high;
    std::int64_t fallback;
    std::string_view meaning;    ///< with the unit, if any
    std::string_view unit = "1"; ///< "week" where readers convert years and months
};

inline constexpr std::int64_t weeks_max = 10400; // 200 years; a week fits 16 bits in the model

inline constexpr WholeNumber seed_key{
    "seed",
    0,
    std::numeric_limits<std::int64_t>::max(),
    1,
    "the number that fixes all chance; another one gives another set of worlds"};
inline constexpr WholeNumber worlds_key{
    "worlds",
    1,
    100000,
    20,
    "how many worlds are simulated, each under every policy; at most, where a precision is wanted"};
inline constexpr WholeNumber burn_in_key{
    "burn_in", 0, weeks_max, 104, "weeks that a world lives before the policies begin", "week"};
inline constexpr WholeNumber horizon_key{
    "horizon", 1, weeks_max, 260, "weeks that a world lives under each policy", "week"};
/// Below it there is no final year to average, and a number of years was meant more likely.
inline constexpr std::uint32_t horizon_plausible_min = 52;
inline constexpr WholeNumber stage_week_key{
    "week",
    0,
    weeks_max,
    0,
    "weeks from the beginning of the policies to that of the stage",
    "week"};
inline constexpr WholeNumber event_week_key{
    "week", 0, weeks_max, 0, "weeks from the beginning of the policies to the event", "week"};
inline constexpr WholeNumber event_weeks_key{
    "weeks", 1, weeks_max, 1, "how many weeks the event lasts, where it does", "week"};
inline constexpr std::string_view event_policy_key = "policy";
inline constexpr std::string_view event_change_key = "change";
inline constexpr WholeNumber citizens_key{
    "citizens", 50, 1'000'000'000, 20000, "people who live in the district"};
inline constexpr WholeNumber neighbourhoods_key{
    "neighbourhoods", 1, 10'000'000, 20, "neighbourhoods of the district, of equal size"};
inline constexpr WholeNumber rung_number_key{"number", 1, 99, 1, "place on the ladder, 1 lowest"};

inline constexpr Declaration deprivation_mean_key{
    "mean", 0.5, {0.2, 0.8}, any_share, "1", "mean deprivation of neighbourhoods", "scenario"};
inline constexpr Declaration deprivation_spread_key{
    "spread",
    0.2,
    {0.0, 0.3},
    {0.0, 0.5},
    "1",
    "standard deviation of deprivation over neighbourhoods",
    "scenario"};
inline constexpr Declaration professionals_key{"professionals_per_1000",
                                               4.0,
                                               {0.5, 15.0},
                                               {1e-3, 500.0},
                                               "1",
                                               "posts per thousand citizens",
                                               "scenario; high leverage together with hours_full"};
inline constexpr Declaration starting_load_key{
    "starting_load",
    1.0,
    {0.9, 1.15},
    {0.5, 2.0},
    "1",
    "staff hours owed over hours available when the policies begin; posts are scaled during "
    "burn-in to reach it",
    "assumption: a place has the staff that its need bought; outside 0.9 to 1.15 every result is "
    "one of staffing"};

// Of `record`.
inline constexpr std::string_view everything = "all";
inline constexpr WholeNumber sample_key{
    "sample", 1, 1'000'000'000, 200, "how many citizens of the district are recorded, by lot"};
inline constexpr WholeNumber record_every_key{
    "every",
    1,
    weeks_max,
    26,
    "weeks from one record to the next; the last week is recorded too",
    "week"};
inline constexpr WholeNumber record_week_key{
    "week", 0, weeks_max, 0, "weeks lived under the policy; 0 = as it begins", "week"};
inline constexpr WholeNumber record_world_key{
    "world", 0, 99999, 0, "number of a world that is recorded"};

/// The fewest people that a neighbourhood can be made of: below, there is nobody to know.
inline constexpr std::size_t citizens_per_neighbourhood_min = 50;

/// What a scenario is judged by if it does not say.
inline constexpr std::array<std::string_view, 3> primary_fallback{
    "need_met", "wellbeing", "social_cost"};

/// Of `compare.precision`, in the unit of the outcome that it is about.
inline constexpr std::string_view precision_key = "precision";
inline constexpr Range precision_possible = positive;

/// What is in force until the policies begin, if neither a scenario nor its ladder says.
inline constexpr std::string_view burn_in_rung_fallback = "informing";
inline constexpr std::string_view ladder_fallback = "tlap";

} // namespace dowith
