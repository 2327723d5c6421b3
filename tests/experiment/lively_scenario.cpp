// SPDX-License-Identifier: Apache-2.0
#include "tests/experiment/lively_scenario.hpp"

#include "tests/experiment/small_scenario.hpp"
#include "tests/support/same_records.hpp"
#include "tests/support/world_builder.hpp"

#include <algorithm>

namespace dowith {

Scenario lively_scenario() {
    Scenario scenario = small_scenario();
    scenario.starting_load = 0.9;
    scenario.uncertainty = {{"need.exit", 0.2, 0.35, 0.5}};
    Policy lively = one_stage("lively", busy_practice());
    lively.stages[0].bank = busy_bank_rules();
    lively.events = {{Shock::budget, 9, {}, 0.5}};
    scenario.policies.insert(scenario.policies.begin(), lively);
    return scenario;
}

bool same_result(const WorldResult& a, const WorldResult& b) {
    const auto same_place = [](const Realised& x, const Realised& y) {
        return x.power == y.power && x.delivery == y.delivery && x.rung == y.rung;
    };
    return a.world == b.world && a.weeks == b.weeks && a.digests == b.digests &&
           a.draws == b.draws && a.load_at_start == b.load_at_start &&
           same_values(a.values, b.values) &&
           std::ranges::equal(a.realised, b.realised, same_place) &&
           a.record.has_value() == b.record.has_value() &&
           (!a.record || same_record(*a.record, *b.record));
}

} // namespace dowith
