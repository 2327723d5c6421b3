// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/report/charts/keys.hpp"

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

struct IntervalChart {
    std::vector<IntervalRow> rows;
    std::vector<Key> keys;
    std::string axis; ///< what the scale measures
    std::string
        left_words{}; ///< what it means to stand left of nought, as "◀ worse"; empty: nothing
    std::string right_words{};
};

/// Rows below each other on one scale, with a line at nought. Where rows have several headings,
/// what stands under each is a panel of its own, in two columns, all on the same scale.
[[nodiscard]] std::string interval_chart(const IntervalChart& chart);

} // namespace dowith
