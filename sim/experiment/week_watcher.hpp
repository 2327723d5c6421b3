// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/checkpoint.hpp"

#include <cstdint>
#include <span>

namespace dowith {

/// A week of a world that has just been lived.
struct WeekSeen {
    std::uint32_t world = 0;
    Leg leg = Leg::burn_in;        ///< burn_in or policy
    std::uint32_t policy = 0;      ///< place in the scenario
    std::uint32_t week = 0;        ///< of this leg, from 0
    std::span<const float> values; ///< one for each of all_series(); none during burn-in
};

/// Looks on while worlds are lived, a long one above all. It changes nothing.
class WeekWatcher {
  public:
    WeekWatcher() = default;
    WeekWatcher(const WeekWatcher&) = delete;
    WeekWatcher& operator=(const WeekWatcher&) = delete;
    virtual ~WeekWatcher() = default;

    /// After every week, in order within a world; several worlds at once. A world that goes on from
    /// a checkpoint tells the weeks before it over again.
    virtual void see(const WeekSeen& week) = 0;
};

} // namespace dowith
