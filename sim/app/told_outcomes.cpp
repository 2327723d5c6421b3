// SPDX-License-Identifier: Apache-2.0
#include "sim/app/told_outcomes.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace dowith {

std::vector<const Outcome*> told_outcomes(const Comparison& comparison) {
    std::vector<std::string_view> areas;
    for (const Indicator& indicator : indicators()) {
        if (std::find(areas.begin(), areas.end(), indicator.area) == areas.end()) {
            areas.push_back(indicator.area);
        }
    }
    std::vector<const Outcome*> outcomes;
    for (const std::string_view area : areas) {
        for (const Outcome& outcome : comparison.outcomes) {
            const Series& series = all_series()[outcome.series];
            const bool told = outcome.primary || series.group == Group::all;
            if (told && series.indicator->area == area) {
                outcomes.push_back(&outcome);
            }
        }
    }
    return outcomes;
}

bool is_silent(const Outcome& outcome) {
    return !outcome.primary &&
           std::all_of(outcome.levels.begin(), outcome.levels.end(), [](const Spread& level) {
               return std::isnan(level.mean) || (level.mean == 0.0 && level.sd == 0.0);
           });
}

std::vector<const Outcome*> shown_outcomes(const Comparison& comparison) {
    std::vector<const Outcome*> outcomes = told_outcomes(comparison);
    std::erase_if(outcomes, [](const Outcome* outcome) { return is_silent(*outcome); });
    return outcomes;
}

} // namespace dowith
