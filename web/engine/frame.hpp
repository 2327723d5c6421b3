// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/district.hpp"
#include "sim/model/neighbourhood.hpp"

#include <cstdint>
#include <vector>

namespace dowith {

/// What can be said of a citizen in a week with yes or no, one bit each.
enum class Mark : std::uint8_t {
    client = 1,
    spoke = 2,        ///< this week
    answered = 4,     ///< an issue of theirs, this week
    unanswered = 8,   ///< one fell due in silence, this week
    contributes = 16, ///< gives hours this week: to a service, peers, neighbours or the community
    member = 32,      ///< of the time bank
    has_peer = 64,    ///< is supported by somebody who came through it
    co_delivers = 128
};

/// Everybody at the end of a week, one entry a citizen, neighbourhood after neighbourhood; so posts
/// of staff, within a neighbourhood service after service.
struct Frame {
    std::vector<float> need;        ///< the severest of a citizen's needs, 0 to 1; 0: none
    std::vector<float> wellbeing;   ///< about 0 to 1
    std::vector<float> trust;       ///< 0 to 1
    std::vector<float> frustration; ///< at least 0
    std::vector<float> hours;       ///< given this week, h
    std::vector<float> credits;     ///< h; NaN for who is no member
    std::vector<std::uint8_t> marks;
    std::vector<std::uint8_t> staff_in_post; ///< 0 for a vacant post
    std::vector<float> staff_strain;         ///< burnout, 0 to 1
    std::vector<float> staff_load;           ///< of their team
    std::vector<std::uint32_t> exchanges;    ///< giver, receiver, quarter-hours, giver, …
};

/// How everybody stands once `week` was lived. What happened in it is told only where `lived`.
[[nodiscard]] Frame frame_of(const District<Neighbourhood>& district, Week week, bool lived);

/// What never changes about the citizens.
struct FixedPeople {
    std::vector<std::uint16_t> neighbourhood;
    std::vector<float> advantage; ///< rank in the country, 0 lowest to 1 highest
    std::vector<std::uint8_t> age_band;
};

[[nodiscard]] FixedPeople fixed_people(const District<Neighbourhood>& district);

/// Where the posts of staff are.
struct FixedStaff {
    std::vector<std::uint16_t> neighbourhood;
    std::vector<std::uint8_t> service;
};

[[nodiscard]] FixedStaff fixed_staff(const District<Neighbourhood>& district);

/// Who knows whom: pairs of citizens' numbers, the smaller first, and how strong the tie is.
struct KnownPairs {
    std::vector<std::uint32_t> pairs;
    std::vector<float> strength; ///< 0 to 1; NaN across a border, which has none
};

[[nodiscard]] KnownPairs known_pairs(const District<Neighbourhood>& district);

} // namespace dowith
