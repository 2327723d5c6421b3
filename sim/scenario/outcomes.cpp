// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/outcomes.hpp"

#include "sim/model/indicators.hpp"

namespace dowith {

std::vector<std::string> outcome_names() {
    std::vector<std::string> names;
    for (const Series& series : all_series()) {
        const Group group = series.group;
        if (group == Group::all || group == Group::clients || group == Group::speakers)
            names.push_back(series.name());
    }
    return names;
}

} // namespace dowith
