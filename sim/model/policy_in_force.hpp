// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/model/policy.hpp"

#include <span>

namespace dowith {

/// How much of a declared policy is let happen, and the context in which it is tried.
struct PracticeParameters {
    double release_half{};
    double release_steepness{};
    double rounds_floor{};
    double set_up_weeks{};
    double broker_vacancy{};
    double manager_support_shift{};
    double fidelity_shift{};
};

[[nodiscard]] std::span<const Declared<PracticeParameters>> practice_declarations();

/// Share of declared practice that managers let happen: s^k / (s^k + s_half^k), s manager support.
/// Form: Hill function, ours: a stall below s_half. Source of the idea: "needs to be resourced and
/// supported by managers", Boyle 2007.
[[nodiscard]] double release(double manager_support, const PracticeParameters& p);

/// The practice of `service`, `weeks` after the policy began, with what events do to it.
[[nodiscard]] InForce in_force(const Policy& policy,
                               std::uint32_t weeks,
                               std::size_t service,
                               const PracticeParameters& p);

/// The rules of the time bank, `weeks` after the policy began. A bank whose broker left stays open.
[[nodiscard]] BankRules
bank_in_force(const Policy& policy, std::uint32_t weeks, const PracticeParameters& p);

} // namespace dowith
