// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/commissioning.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/model/context.hpp"
#include "sim/model/schedule.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<CommissioningParameters>>({
    {&CommissioningParameters::period,
     {"period", 52.0, {26.0, 156.0}, {1.0, 10400.0}, "week",
     "time between two rounds in which hours are shared out anew",
     "assumption: public budgets are set once a year"}},
    {&CommissioningParameters::pace,
     {"pace", 0.25, {0.1, 0.5}, any_share, "1",
     "part of the way to the shares aimed at that one round goes where citizens decide alone",
     "assumption: contracts and leases bind most of a budget for years"}},
    {&CommissioningParameters::floor,
     {"floor", 0.6, {0.4, 0.9}, any_share, "1",
     "share of its historic hours below which no team is brought",
     "assumption: services that the law demands are not closed"}},
});

// clang-format on

/// Citizens' share of the decision, 0 to 1: one table for all services, so their mean.
double power_of(const WeekContext& now) {
    double power = 0.0;
    for (const InForce& policy : now.practices) {
        power += policy.practice.commissioning_power * policy.release;
    }
    return now.practices.empty() ? 0.0 : power / static_cast<double>(now.practices.size());
}

/// Hours that a whole share of a post buys in a team, within this week's budget.
double hours_of_whole_posts(const Team& team, std::size_t service, const WeekContext& now) {
    return static_cast<double>(team.professionals.size()) * now.parameters.staff.contract *
           now.practices[service].practice.budget;
}

bool is_due(const WeekContext& now) {
    const auto period =
        static_cast<std::uint32_t>(std::max(1.0, std::round(now.parameters.commissioning.period)));
    return (now.weeks_in_force + 1U) % period == 0;
}

HoursClaim claim_of(const Team& team, std::size_t service, const WeekContext& now) {
    const double whole = hours_of_whole_posts(team, service, now);
    return {whole * team.post_share, whole * team.historic_share, team.unmet_hours};
}

constexpr std::size_t claim_numbers = 3;

/// Puts down the claims of all teams of a neighbourhood.
void bring_claims(const Neighbourhood& home, const WeekContext& now, std::vector<double>& table) {
    for (std::size_t service = 0; service < home.teams.size(); ++service) {
        const HoursClaim claim = claim_of(home.teams[service], service, now);
        table.insert(table.end(), {claim.hours, claim.historic_hours, claim.unmet_hours});
    }
}

std::vector<HoursClaim> claims_on(std::span<const double> tables) {
    std::vector<HoursClaim> claims;
    claims.reserve(tables.size() / claim_numbers);
    for (; !tables.empty(); tables = tables.subspan(claim_numbers)) {
        claims.push_back({tables[0], tables[1], tables[2]});
    }
    return claims;
}

void move_hours(std::span<Neighbourhood> homes,
                std::size_t place,
                std::span<const double> tables,
                const WeekContext& now) {
    const std::vector<HoursClaim> claims = claims_on(tables);
    std::vector<double> hours;
    share_out_anew(claims, power_of(now), now.parameters.commissioning, hours);
    std::size_t row = place * now.technologies.size();
    for (Neighbourhood& home : homes) {
        for (std::size_t service = 0; service < home.teams.size(); ++service, ++row) {
            Team& team = home.teams[service];
            const double whole = hours_of_whole_posts(team, service, now);
            const bool changes = whole > 0.0 && hours[row] != claims[row].hours;
            team.post_share = changes ? hours[row] / whole : team.post_share;
        }
    }
}

/// Hours move as far as citizens decide, and what was unmet is counted anew.
void commission(std::span<Neighbourhood> homes,
                std::size_t place,
                std::span<const double> tables,
                const WeekContext& now) {
    if (power_of(now) > 0.0) {
        move_hours(homes, place, tables, now);
    }
    for (Neighbourhood& home : homes) {
        for (Team& team : home.teams) {
            team.unmet_hours = 0.0;
        }
    }
}

} // namespace

std::span<const Declared<CommissioningParameters>> commissioning_declarations() { return declared; }

void share_out_anew(std::span<const HoursClaim> claims,
                    double power,
                    const CommissioningParameters& p,
                    std::vector<double>& hours) {
    EXPECTS(power >= 0.0 && power <= 1.0);
    double all = 0.0;
    double unmet = 0.0;
    double floors = 0.0;
    for (const HoursClaim& claim : claims) {
        all += claim.hours;
        unmet += claim.unmet_hours;
        floors += p.floor * claim.historic_hours;
    }
    const double step = unmet > 0.0 ? p.pace * power : 0.0;
    double above_floors = 0.0;
    hours.clear();
    hours.reserve(claims.size());
    for (const HoursClaim& claim : claims) {
        const double aim = unmet > 0.0 ? all * claim.unmet_hours / unmet : claim.hours;
        const double wanted = claim.hours + step * (aim - claim.hours);
        hours.push_back(std::max(0.0, wanted - p.floor * claim.historic_hours));
        above_floors += hours.back();
    }
    const bool moves = step > 0.0 && all > floors && above_floors > 0.0;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const double floor = p.floor * claims[i].historic_hours;
        hours[i] = moves ? floor + hours[i] * (all - floors) / above_floors : claims[i].hours;
    }
}

void take_stock(Neighbourhood& home, const WeekContext& now) {
    for (const ServiceId service : now.services()) {
        Team& team = home.teams[service.value];
        double unmet = 0.0;
        for (const Case& each : team.cases) {
            unmet += static_cast<double>(each.effective_severity * (1.0F - each.quality));
        }
        team.unmet_hours += now.technologies[service.value].hours_full * unmet;
    }
}

const Convention commissioning{is_due, bring_claims, commission};

} // namespace dowith
