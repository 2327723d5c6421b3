// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"

#include <span>

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// What the week cost, in three lines: the agency's money, citizens' hours, and need left unmet.
/// All three are reported, else dumping work on citizens looks cheap.
struct MoneyParameters {
    double wage{};
    double crisis{};
    double training{};
    double broker_wage{};
    double credit_backing{};
    double citizen_hour{};
    double unmet_need{};
    double avoided_hour{};
    double cashable{};
    double cashable_from{};
    double cashable_until{};
};

[[nodiscard]] std::span<const Declared<MoneyParameters>> money_declarations();

/// The whole mechanism for one neighbourhood and week.
void money(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
