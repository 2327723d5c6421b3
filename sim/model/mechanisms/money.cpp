// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/money.hpp"

#include "sim/model/context.hpp"
#include "sim/model/mechanisms/delivery.hpp"

#include <array>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<MoneyParameters>>({
    {&MoneyParameters::wage,
     {"wage", 30.0, {20.0, 45.0}, not_negative, "GBP/h", "cost of a paid staff hour",
     "assumption"}},
    {&MoneyParameters::crisis,
     {"crisis", 6000.0, {1000.0, 10000.0}, not_negative, "GBP", "cost of a crisis to the agency",
     "assumption; high leverage on savings; tuned to Y13"}},
    {&MoneyParameters::training,
     {"training", 30.0, {20.0, 60.0}, not_negative, "GBP/h", "fee for an hour of training",
     "assumption"}},
    {&MoneyParameters::broker_wage,
     {"broker_wage", 18.0, {14.0, 25.0}, not_negative, "GBP/h", "cost of a paid hour of a broker",
     "assumption: a community worker's"}},
    {&MoneyParameters::credit_backing,
     {"credit_backing", 1.0, {0.0, 8.0}, not_negative, "GBP/h",
     "what an organisation sets aside for an hour's time credit that it pays",
     "assumption: venues honour credits with spare places, which cost them little"}},
    {&MoneyParameters::citizen_hour,
     {"citizen_hour", 12.0, {10.0, 15.0}, not_negative, "GBP/h",
     "value of an hour that citizens give, in the social view", "assumption"}},
    {&MoneyParameters::unmet_need,
     {"unmet_need", 30000.0, {10000.0, 50000.0}, not_negative, "GBP/year",
     "value of a year lived at severity 1 with no quality (value_unmet)",
     "assumption: one declared number for every scenario"}},
    {&MoneyParameters::avoided_hour,
     {"avoided_hour", 30.0, {20.0, 45.0}, not_negative, "GBP/h",
     "value of a staff hour no longer required", "assumption"}},
    {&MoneyParameters::cashable,
     {"cashable", 0.25, {0.0, 0.6}, any_share, "1", "share of avoided need that becomes money",
     "assumption; savings contested, Garlatti 2020"}},
    {&MoneyParameters::cashable_from,
     {"cashable_from", 52.0, {26.0, 78.0}, not_negative, "week",
     "earliest that avoided need is cashed", "assumption: one to three years"}},
    {&MoneyParameters::cashable_until,
     {"cashable_until", 156.0, {104.0, 208.0}, not_negative, "week",
     "latest that avoided need is cashed", "assumption: one to three years"}},
});
// clang-format on

} // namespace

std::span<const Declared<MoneyParameters>> money_declarations() { return declared; }

void money(Neighbourhood& home, const WeekContext& now) {
    const MoneyParameters& p = now.parameters.money;
    Happenings& week = home.happenings;
    week.crisis_cost += p.crisis * week.crises;
    week.broker_cost += p.broker_wage * week.broker_hours;
    week.credit_backing += p.credit_backing * week.credits_earned;
    for (const Team& team : home.teams) {
        week.staff_cost += p.wage * team.hours.paid;
        week.training_cost += p.training * team.hours.training;
        for (const Case& each : team.cases) {
            const auto required = static_cast<double>(each.required_hours);
            const auto connected = static_cast<double>(home.citizens.connectedness[each.citizen]);
            const double kin = kin_hours(required, connected, now.parameters.delivery);
            week.citizen_hours += static_cast<double>(each.own_hours + each.peer_hours) + kin;
            week.kin_hours += kin;
            week.unmet_value += p.unmet_need * now.years *
                                static_cast<double>(each.effective_severity) *
                                (1.0 - static_cast<double>(each.quality));
        }
    }
}

} // namespace dowith
