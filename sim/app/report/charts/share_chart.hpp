// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace dowith {

struct ShareLine {
    std::string name;
    std::string style;          ///< as of policy_class()
    std::vector<double> shares; ///< 0 to 1, one a place across
};

struct ShareChart {
    std::vector<double> across; ///< ascending
    std::vector<ShareLine> lines;
    std::string axis; ///< what the scale across measures
};

/// Shares of a whole over an amount, with names at the ends of lines.
[[nodiscard]] std::string share_chart(const ShareChart& chart);

} // namespace dowith
