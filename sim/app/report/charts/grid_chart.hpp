// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace dowith {

/// A cell of a grid of three by three.
struct GridCell {
    std::size_t row = 0;
    std::size_t column = 0;

    friend bool operator==(const GridCell&, const GridCell&) = default;
};

struct GridPlace {
    std::string name;
    std::string style; ///< as of policy_class()
    GridCell declared;
    GridCell reached;
};

struct GridChart {
    std::string down;   ///< what rows tell apart: "planned by"
    std::string across; ///< what columns tell apart: "delivered by"
    std::array<std::string, 3> rows;
    std::array<std::string, 3> columns;
    std::vector<GridPlace> places;
};

/// Cells with the names of who is there: a ring where it is declared to be, a disc where it came to
/// be; both where they are one.
[[nodiscard]] std::string grid_chart(const GridChart& chart);

} // namespace dowith
