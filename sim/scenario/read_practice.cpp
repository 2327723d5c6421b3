// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_practice.hpp"

namespace dowith {
namespace {

std::vector<LeverSetting> read_some(const Field& map, bool with_bank) {
    const Field bank = with_bank ? map["time_bank"] : map;
    std::vector<LeverSetting> settings;
    for (const Lever& lever : all_levers()) {
        if (lever.of_bank != nullptr && !with_bank)
            continue;
        const Field& owner = lever.of_bank != nullptr ? bank : map;
        if (const Field field = owner[lever.declaration().name]; field.exists())
            settings.push_back({lever, field.number(lever.declaration())});
    }
    return settings;
}

} // namespace

std::vector<LeverSetting> read_levers_of_service(const Field& map) { return read_some(map, false); }

std::vector<LeverSetting> read_levers(const Field& map) { return read_some(map, true); }

void apply(const std::vector<LeverSetting>& settings, Practice& practice) {
    for (const auto& [lever, value] : settings) {
        if (lever.of_practice != nullptr)
            practice.*lever.of_practice->member = value;
    }
}

void apply(const std::vector<LeverSetting>& settings, BankRules& bank) {
    for (const auto& [lever, value] : settings) {
        if (lever.of_bank != nullptr)
            bank.*lever.of_bank->member = value;
    }
}

void set_levers(const std::vector<LeverSetting>& settings, Preset& preset) {
    for (const auto& [lever, value] : settings) {
        lever.set(preset, value);
        if (!sets(preset, lever))
            preset.sets.push_back(lever.name());
    }
}

} // namespace dowith
