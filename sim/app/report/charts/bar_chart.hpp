// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace dowith {

/// The parts of one policy's whole, from left to right. A part below 0 goes to the left.
struct Bar {
    std::string name;
    std::string style;          ///< as of policy_class()
    std::vector<double> values; ///< one a part; NaN where it is not known
};

struct BarChart {
    std::vector<std::string> parts; ///< three at most, which is how many fills can be told apart
    std::vector<Bar> bars;
    std::string axis;   ///< what the scale measures
    int decimals = 0;   ///< of the numbers in and behind bars
    std::string sums{}; ///< what all parts together are, told above the sums; empty: no sums
};

/// Bars of parts below each other on one scale that begins at 0, each part with its number where it
/// has room, and the sum behind.
[[nodiscard]] std::string bar_chart(const BarChart& chart);

} // namespace dowith
