// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace dowith {

struct LadderRung {
    std::string name;
    std::string group; ///< "to", "for" or "with"
};

/// Where a policy stands: by number of rung, 1 lowest; 0 where there is none.
struct LadderPlace {
    std::string name;
    std::string style; ///< as of policy_class()
    int declared = 0;
    int reached = 0;
};

struct LadderChart {
    std::vector<LadderRung> rungs; ///< from the lowest
    std::vector<LadderPlace> places;
};

/// Rungs as steps, a column a policy: a ring where it declares to stand, a disc where it came to.
[[nodiscard]] std::string ladder_chart(const LadderChart& chart);

} // namespace dowith
