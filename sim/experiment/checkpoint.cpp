// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/checkpoint.hpp"

#include "sim/kernel/text.hpp"

#include <algorithm>

namespace dowith {
namespace {

std::string padded(std::uint32_t number, std::size_t digits) {
    const std::string text = str(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

} // namespace

std::string checkpoint_name(const WorldStand& stand) {
    constexpr std::size_t week_digits = 6;
    constexpr std::size_t policy_digits = 4;
    const std::string week = padded(stand.week.value, week_digits);
    switch (stand.leg) {
    case Leg::burn_in:
        return "burn-in-" + week;
    case Leg::fork:
        return "fork";
    case Leg::policy:
        break;
    }
    return "policy-" + padded(stand.policy, policy_digits) + "-" + week;
}

} // namespace dowith
