// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/practice.hpp"
#include "sim/model/time_bank.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// One step of a ladder of participation: a named practice.
struct Rung {
    std::string name;
    int number = 0;                ///< place on the ladder, 1 lowest
    std::string group;             ///< what is done: "to" people, "for" them or "with" them
    std::string says;              ///< what it is, in one plain sentence
    Practice practice;             ///< the defaults, with the levers that the rung sets
    BankRules bank;                ///< the same for the time bank
    std::vector<std::string> sets; ///< names of these levers, in the order of their declarations
};

/// Rungs from the lowest to the highest. Ladders are data: scenarios/ladders/*.yaml.
struct Ladder {
    std::string name;
    std::string title;
    std::string source;
    std::vector<Rung> rungs;

    /// The rung of this name, or null.
    [[nodiscard]] const Rung* find(std::string_view rung) const;

    [[nodiscard]] std::vector<std::string_view> rung_names() const;

    /// Moves `practice` onto a rung of this ladder: every lever of which any of its rungs speaks
    /// comes to stand as `rung` has it. Levers of which the ladder is silent stay.
    void step_onto(const Rung& rung, Practice& practice) const;
    void step_onto(const Rung& rung, BankRules& bank) const;

  private:
    [[nodiscard]] bool speaks_of(const std::string& lever) const;
};

/// The ladders of scenarios/ladders.
[[nodiscard]] const std::vector<Ladder>& built_in_ladders();

/// The one of this name, which there must be.
[[nodiscard]] const Ladder& built_in_ladder(std::string_view name);

} // namespace dowith
