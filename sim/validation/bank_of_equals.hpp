// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/district.hpp"
#include "sim/model/rules.hpp"

#include <cstdint>
#include <functional>

namespace dowith {

/// What a bank of equals is made of: everyone is a member, asks as often as everyone else, and
/// nothing else happens. One kind of task, exchanges of exactly one hour, always logged, every want
/// voiced. What closed forms are worked out for; the time bank is the model's own.
struct EqualsPlan {
    std::size_t members = 10;
    double requests = 10;   ///< per member and week
    double able = 1;        ///< chance of having time for a request
    double floor = 0;       ///< h
    double cap = 4;         ///< h, and what everybody would hold
    unsigned credits = 0;   ///< h in all, dealt out as evenly as whole ones go
    bool has_broker = true; ///< who can search the whole membership for each request
    ProviderRule provider = ProviderRule::uniform;
    double choices = 2; ///< of the rule best_of_d
    std::uint64_t seed = 1;
};

/// Lets such a bank live so many weeks, and shows it after each of those from `first` on.
void live_among_equals(const EqualsPlan& plan,
                       std::uint32_t first,
                       std::uint32_t last,
                       const std::function<void(const Neighbourhood&)>& see);

} // namespace dowith
