// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace dowith {

/// One policy over time. What is not known (NaN) is a gap.
struct TimeLine {
    std::string name;
    std::string style;          ///< as of policy_class()
    std::vector<double> middle; ///< one a point in time
    std::vector<double> low;    ///< of the area or interval around it; empty: none
    std::vector<double> high;
};

/// What lies around a line: never the same mark for what worlds differ in and for what is not known
/// yet.
enum class Around {
    spread,  ///< soft areas without border: quantiles between worlds
    interval ///< thin lines with caps, now and then: where the mean lies
};

struct TimeChart {
    std::vector<double> weeks; ///< ascending
    std::vector<TimeLine> lines;
    Around around = Around::spread;
    bool has_zero = false; ///< a line where nothing differs
};

/// Lines with their names at their ends.
[[nodiscard]] std::string time_chart(const TimeChart& chart);

} // namespace dowith
