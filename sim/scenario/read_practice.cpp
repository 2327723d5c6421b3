// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_practice.hpp"

#include <algorithm>

namespace dowith {
namespace {

void read_lever(const Field& map,
                const Declared<Practice>& lever,
                std::vector<LeverSetting>& settings) {
    const Field field = map[lever.declaration.name];
    if (!field.exists())
        return;
    const bool is_second =
        std::ranges::find(settings, &lever, &LeverSetting::lever) != settings.end();
    if (is_second)
        field.error("is set above as well, without time_bank", "remove one of the two");
    settings.push_back({&lever, field.number(lever.declaration)});
}

} // namespace

std::vector<LeverSetting> read_levers(const Field& map) {
    std::vector<LeverSetting> settings;
    for (const Declared<Practice>& lever : levers())
        read_lever(map, lever, settings);
    const Field time_bank = map["time_bank"];
    for (const Declared<Practice>& lever : levers()) {
        if (lever.member == &Practice::broker_hours && time_bank.exists())
            read_lever(time_bank, lever, settings);
    }
    return settings;
}

void apply(const std::vector<LeverSetting>& settings, Practice& practice) {
    for (const LeverSetting& setting : settings)
        practice.*setting.lever->member = setting.value;
}

} // namespace dowith
