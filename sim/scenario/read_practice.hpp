// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/practice.hpp"
#include "sim/scenario/field.hpp"

#include <vector>

namespace dowith {

/// One lever, and where somebody put it.
struct LeverSetting {
    const Declared<Practice>* lever;
    double value;
};

/// The levers that a map sets, `time_bank: {broker_hours: 20}` among them; its other keys are left
/// to others. Warns where a value is outside the plausible range.
[[nodiscard]] std::vector<LeverSetting> read_levers(const Field& map);

void apply(const std::vector<LeverSetting>& settings, Practice& practice);

} // namespace dowith
