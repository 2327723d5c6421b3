// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"

#include <span>

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// Members ask each other for hours, give them, and are credited: one hour, one credit.
struct TimeBankParameters {
    double wants{};
    double wants_sd{};
    double wants_giving{};
    double wants_max{};
    double need_requests{};
    double ask_stigma{};
    double ask_stigma_sd{};
    double broker_ask{};
    double target{};
    double target_sd{};
    double trade{};
    double trade_sd{};
    double kinds{};
    double able{};
    double able_probability{};
    double owing{};
    double stranger{};
    double contacts_per_hour{};
    double broker_area{};
    double invitations_per_hour{};
    double registration{};
    double introduction{};
    double settling_in{};
    double referral{};
    double word_of_mouth{};
    double founders{};
    double idle_weeks{};
    double leaving{};
    double logging_strangers{};
    double logging_friends{};
    double reply_cost{};
    double reply_patience{};
    double reply_memory{};
};

[[nodiscard]] std::span<const Declared<TimeBankParameters>> time_bank_declarations();

/// The whole mechanism for one neighbourhood and week: rules in force, joining and leaving, credits
/// that move by rule, then the week's requests, each a round.
void time_bank(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
