// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/preset.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// One step of a ladder of participation.
struct Rung : Preset {
    int number = 0;      ///< place on the ladder, 1 lowest
    std::string group;   ///< what is done: "to" people, "for" them or "with" them
    std::string promise; ///< to the public, in its own voice; empty where the ladder tells none
};

/// What a ladder calls doing to, for and with people; empty where it has no word of its own.
struct GroupNames {
    std::string to;
    std::string for_them;
    std::string with;
};

/// Rungs from the lowest to the highest. Ladders are data: scenarios/ladders/*.yaml.
struct Ladder {
    std::string name;
    std::string title;
    std::string source;
    std::string starting_rung; ///< where a place stands before policies begin; empty: unsaid
    GroupNames groups;
    std::vector<Rung> rungs;

    /// The rung of this name, or null.
    [[nodiscard]] const Rung* find(std::string_view rung) const;

    [[nodiscard]] std::vector<std::string_view> rung_names() const;

    /// What the ladder itself calls the group of a rung; empty where it has no word of its own.
    [[nodiscard]] const std::string& own_group(const Rung& rung) const;
};

/// The ladders of scenarios/ladders.
[[nodiscard]] const std::vector<Ladder>& built_in_ladders();

/// The one of this name, which there must be.
[[nodiscard]] const Ladder& built_in_ladder(std::string_view name);

} // namespace dowith
