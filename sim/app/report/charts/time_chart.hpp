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
    bool has_zero = false;     ///< a line where nothing differs
    std::string zero_name{};   ///< what that line stands for, told at its end; empty: nothing
    std::string above_words{}; ///< what it means to be above nought, as "▲ better"; empty: nothing
    std::string below_words{};
};

/// Lines with their names at their ends. Where more than three have areas, which would cover each
/// other, each policy has a panel of its own with the baseline in it, all on one scale.
[[nodiscard]] std::string time_chart(const TimeChart& chart);

} // namespace dowith
