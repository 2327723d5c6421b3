// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_practice.hpp"

namespace dowith {

std::string LeverSetting::name() const {
    return lever != nullptr ? std::string{lever->declaration.name}
                            : "time_bank." + std::string{bank_rule->declaration.name};
}

std::vector<LeverSetting> read_levers_of_service(const Field& map) {
    std::vector<LeverSetting> settings;
    for (const Declared<Practice>& lever : levers()) {
        if (const Field field = map[lever.declaration.name]; field.exists())
            settings.push_back({&lever, nullptr, field.number(lever.declaration)});
    }
    return settings;
}

std::vector<LeverSetting> read_levers(const Field& map) {
    std::vector<LeverSetting> settings = read_levers_of_service(map);
    const Field bank = map["time_bank"];
    for (const Declared<BankRules>& rule : bank_levers()) {
        if (const Field field = bank[rule.declaration.name]; field.exists())
            settings.push_back({nullptr, &rule, field.number(rule.declaration)});
    }
    return settings;
}

void apply(const std::vector<LeverSetting>& settings, Practice& practice) {
    for (const LeverSetting& setting : settings) {
        if (setting.lever != nullptr)
            practice.*setting.lever->member = setting.value;
    }
}

void apply(const std::vector<LeverSetting>& settings, BankRules& bank) {
    for (const LeverSetting& setting : settings) {
        if (setting.bank_rule != nullptr)
            bank.*setting.bank_rule->member = setting.value;
    }
}

} // namespace dowith
