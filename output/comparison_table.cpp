// SPDX-License-Identifier: Apache-2.0
#include "output/comparison_table.hpp"

#include "output/csv_text.hpp"

#include <string>

namespace dowith {

CsvTable comparison_heading() { return CsvTable{{"policy", "world", "outcome", "unit", "value"}}; }

CsvTable comparison_table(const Scenario& scenario, const Comparison& comparison) {
    CsvTable table = comparison_heading();
    for (std::size_t policy = 0; policy < scenario.policies.size(); ++policy) {
        for (const WorldResult& world : comparison.worlds) {
            for (std::size_t place = 0; place < all_series().size(); ++place) {
                const Series& series = all_series()[place];
                if (series.group <= Group::speakers) { // quintiles of one outcome share its name
                    table.add({scenario.policies[policy].name,
                               std::to_string(world.world),
                               series.name(),
                               std::string{series.indicator->unit},
                               csv_number(summary(world, policy, place))});
                }
            }
        }
    }
    return table;
}

} // namespace dowith
