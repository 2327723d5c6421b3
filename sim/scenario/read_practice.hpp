// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/practice.hpp"
#include "sim/model/time_bank.hpp"
#include "sim/scenario/field.hpp"

#include <string>
#include <vector>

namespace dowith {

/// One lever, of practice or of the time bank, and where somebody put it.
struct LeverSetting {
    const Declared<Practice>* lever = nullptr;      ///< null for a rule of the time bank
    const Declared<BankRules>* bank_rule = nullptr; ///< null for a lever of practice
    double value = 0;

    /// As a user writes it: `training`, `time_bank.floor`.
    [[nodiscard]] std::string name() const;
};

/// The levers that a map sets, with those below its key `time_bank`; its other keys are left to
/// others. Warns where a value is outside the plausible range.
[[nodiscard]] std::vector<LeverSetting> read_levers(const Field& map);

/// The levers of practice alone, for one service: a time bank belongs to all of them.
[[nodiscard]] std::vector<LeverSetting> read_levers_of_service(const Field& map);

void apply(const std::vector<LeverSetting>& settings, Practice& practice);
void apply(const std::vector<LeverSetting>& settings, BankRules& bank);

} // namespace dowith
