// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/field.hpp"
#include "sim/scenario/preset.hpp"

#include <vector>

namespace dowith {

/// One lever, of practice or of the time bank, and where somebody put it.
struct LeverSetting {
    Lever lever;
    double value = 0;
};

/// The levers that a map sets, with those below its key `time_bank`; its other keys are left to
/// others. Warns where a value is outside the plausible range.
[[nodiscard]] std::vector<LeverSetting> read_levers(const Field& map);

/// The levers of practice alone, for one service: a time bank belongs to all of them.
[[nodiscard]] std::vector<LeverSetting> read_levers_of_service(const Field& map);

void apply(const std::vector<LeverSetting>& settings, Practice& practice);
void apply(const std::vector<LeverSetting>& settings, BankRules& bank);

/// The same, with note taken of what it sets.
void set_levers(const std::vector<LeverSetting>& settings, Preset& preset);

} // namespace dowith
