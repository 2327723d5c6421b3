// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/record_file.hpp"
#include "sim/model/citizens.hpp"
#include "sim/statistics/spread.hpp"

#include <array>
#include <cstddef>
#include <optional>

namespace dowith {

/// How many of some people fare better, worse and alike under a policy: the same person, under it
/// and under the baseline, in the same world and with the same luck.
struct Fates {
    std::size_t better = 0;
    std::size_t worse = 0;
    std::size_t alike = 0;
    Spread change; ///< of their mean wellbeing, between worlds

    [[nodiscard]] std::size_t people() const { return better + worse + alike; }
};

/// A hundredth of the index of wellbeing: less than that nobody would notice. Assumption.
inline constexpr double noticeable = 0.01;

/// By fifth of advantage, least first, in wellbeing in the last recorded week. `policy`,
/// `baseline`: places among the recorded policies. Nothing where wellbeing or advantage was not
/// recorded.
[[nodiscard]] std::optional<std::array<Fates, quintiles>>
fates_by_fifth(const PeopleOfResult& people, std::size_t policy, std::size_t baseline);

} // namespace dowith
