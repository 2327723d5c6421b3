// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/events.hpp"
#include "sim/model/practice.hpp"
#include "sim/model/time_bank.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dowith {

/// A policy from some week on: the practice of every service.
struct Stage {
    std::uint32_t from_week = 0;    ///< weeks since the policy began
    std::string rung;               ///< the ladder's name for it, as declared
    int rung_number = 0;            ///< 1 lowest
    std::string cell;               ///< of the grid, where one is declared in place of a rung
    std::vector<Practice> practice; ///< one a service
    BankRules bank;                 ///< of every neighbourhood's time bank
};

/// What is compared: a name, stages in order of their weeks, the first from week 0, and what else
/// happens.
struct Policy {
    std::string name;
    std::vector<Stage> stages;
    std::vector<Event> events = {}; ///< in order of their weeks

    /// The stage in force `weeks` after the policy began.
    [[nodiscard]] const Stage& stage_at(std::uint32_t weeks) const;

    /// Weeks since the spell of co-delivery that lasts at `weeks` began; 0 in its first week.
    /// Meaningless while delivery_share is 0.
    [[nodiscard]] std::uint32_t weeks_of_co_delivery(std::uint32_t weeks,
                                                     std::size_t service) const;
};

/// The practice of one service in one week, with what follows from it alone.
struct InForce {
    Practice practice;
    double release = 1;      ///< share of declared practice that managers let happen, 0 to 1
    double rounds_held = 1;  ///< share of planned contacts that takes place
    bool setting_up = false; ///< within the first weeks of co-delivery
    double onset_factor = 1; ///< on the rate at which citizens come into need
    double rotation = 0;     ///< share of professionals who change posts this week
};

} // namespace dowith
