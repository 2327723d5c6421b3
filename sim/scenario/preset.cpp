// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/preset.hpp"

#include <utility>

namespace dowith {
namespace {

std::vector<Lever> list_levers() {
    std::vector<Lever> all;
    for (const Declared<Practice>& lever : levers())
        all.push_back({&lever, nullptr});
    for (const Declared<BankRules>& rule : bank_levers())
        all.push_back({nullptr, &rule});
    return all;
}

} // namespace

Preset plain_preset(std::string name, std::string says) {
    return {std::move(name), std::move(says), default_practice(), default_bank_rules()};
}

std::string Lever::name() const {
    const std::string own{declaration().name};
    return of_practice != nullptr ? own : "time_bank." + own;
}

const Declaration& Lever::declaration() const {
    return of_practice != nullptr ? of_practice->declaration : of_bank->declaration;
}

double Lever::value_in(const Preset& preset) const {
    return of_practice != nullptr ? preset.practice.*of_practice->member
                                  : preset.bank.*of_bank->member;
}

void Lever::set(Preset& preset, double value) const {
    if (of_practice != nullptr) {
        preset.practice.*of_practice->member = value;
    } else {
        preset.bank.*of_bank->member = value;
    }
}

std::span<const Lever> all_levers() {
    static const std::vector<Lever> all = list_levers();
    return all;
}

bool sets(const Preset& preset, const Lever& lever) {
    return std::ranges::find(preset.sets, lever.name()) != preset.sets.end();
}

void move_onto(const Preset& preset, std::span<const Lever> spoken, Practice& practice) {
    for (const Lever& lever : spoken) {
        if (lever.of_practice != nullptr)
            practice.*lever.of_practice->member = lever.value_in(preset);
    }
}

void move_onto(const Preset& preset, std::span<const Lever> spoken, BankRules& bank) {
    for (const Lever& lever : spoken) {
        if (lever.of_bank != nullptr)
            bank.*lever.of_bank->member = lever.value_in(preset);
    }
}

} // namespace dowith
