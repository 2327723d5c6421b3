// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/practice.hpp"
#include "sim/model/time_bank.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace dowith {

/// A named practice, as data gives it: a rung of a ladder, a cell of the grid.
struct Preset {
    std::string name;
    std::string says;                   ///< what it is, in one plain sentence
    Practice practice;                  ///< the defaults, with the levers that the preset sets
    BankRules bank;                     ///< the same for the time bank
    std::vector<std::string> sets = {}; ///< names of these levers
};

/// A preset of this name that sets nothing.
[[nodiscard]] Preset plain_preset(std::string name, std::string says);

/// One thing that a policy can set, of practice or of the time bank: exactly one of the two.
struct Lever {
    const Declared<Practice>* of_practice = nullptr;
    const Declared<BankRules>* of_bank = nullptr;

    /// As a user writes it: `training`, `time_bank.floor`.
    [[nodiscard]] std::string name() const;
    [[nodiscard]] const Declaration& declaration() const;
    [[nodiscard]] double value_in(const Preset& preset) const;
    void set(Preset& preset, double value) const; ///< and nothing else: `sets` stays

    friend bool operator==(const Lever&, const Lever&) = default;
};

/// Levers of practice, then those of the time bank, in the order of their declarations.
[[nodiscard]] std::span<const Lever> all_levers();

/// Whether the preset itself says where the lever stands.
[[nodiscard]] bool sets(const Preset& preset, const Lever& lever);

/// The levers of which any of these presets speaks, in the order of their declarations.
template <class Presets> [[nodiscard]] std::vector<Lever> spoken_levers(const Presets& presets) {
    std::vector<Lever> spoken;
    for (const Lever& lever : all_levers()) {
        if (std::ranges::any_of(presets, [&](const Preset& each) { return sets(each, lever); }))
            spoken.push_back(lever);
    }
    return spoken;
}

/// Moves a practice onto a preset: the levers `spoken` of come to stand as the preset has them, all
/// others stay.
void move_onto(const Preset& preset, std::span<const Lever> spoken, Practice& practice);
void move_onto(const Preset& preset, std::span<const Lever> spoken, BankRules& bank);

} // namespace dowith
