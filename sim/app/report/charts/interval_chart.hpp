// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace dowith {

/// A mean with the interval in which it lies; NaN where that is not known.
struct IntervalMark {
    std::string style; ///< as of policy_class()
    int shape = 0;
    double low = 0;
    double mean = 0;
    double high = 0;
};

/// One thing of which means are told, or a heading where there are no marks.
struct IntervalRow {
    std::string name;
    std::vector<IntervalMark> marks;
};

/// What a shape stands for.
struct IntervalKey {
    std::string name;
    std::string style;
    int shape = 0;
};

struct IntervalChart {
    std::vector<IntervalRow> rows;
    std::vector<IntervalKey> keys;
    std::string axis; ///< what the scale measures
};

/// Rows below each other on one scale, with a line at nought.
[[nodiscard]] std::string interval_chart(const IntervalChart& chart);

} // namespace dowith
