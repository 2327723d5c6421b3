// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/taking_part.hpp"

#include "sim/validation/bench.hpp"
#include "sim/validation/follow.hpp"

#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace dowith {
namespace {

constexpr std::string_view place = "place";
constexpr Weeks at_first{52, 104};

constexpr std::array y4{
    Part{"share of citizens who take part in something in a month, where people are informed",
         "1",
         {.low = 0.15, .high = 0.28},
         Estimator::median,
         [](Bench& bench) { return bench.level(place, "informing", "taking_part", at_first); }},
};

/// The mean chance to accept an invitation to an individual task, over that to a collective one,
/// of the same people.
double alone_over_together(const Scenario&, const ForkPoint& fork, Executor&) {
    const TakingPartParameters& p = fork.setting.parameters.taking_part;
    RunningMean alone;
    RunningMean together;
    for_each_citizen(fork.district, [&](const Neighbourhood& home, CitizenId c) {
        const Person who = person_at(home.citizens, c);
        Invitation to{.salience = salience(home.teams.front().mean_quality, p)};
        alone.add(chance_of_taking_part(who, to, p));
        to.collective = 1.0;
        together.add(chance_of_taking_part(who, to, p));
    });
    return alone.value() / together.value();
}

constexpr std::array y5{
    Part{"chance to accept an individual task over that of a collective one, all citizens",
         "1",
         {.low = 2.0},
         Estimator::median,
         [](Bench& bench) { return bench.study(place, alone_over_together); }},
};

constexpr std::uint32_t half_a_year = 26;

/// A person at the end of half a year.
struct Seen {
    double self_efficacy;
    double required_hours; ///< of the own case; NaN where there is none
    double own_hours;      ///< given to the own case since it opened
    std::uint16_t opened_week;
};

using People = std::map<std::pair<std::uint32_t, std::uint32_t>, Seen>;

/// All in need after half a year under a policy.
People clients_after(const Scenario& scenario,
                     const ForkPoint& fork,
                     std::string_view policy,
                     Executor& executor) {
    People people;
    follow(scenario, fork, policy, half_a_year, executor, [&](const auto& now, std::uint32_t week) {
        if (week + 1 == half_a_year) {
            for_each_case(now, [&](const Neighbourhood& home, const Case& each) {
                const float efficacy = home.citizens.self_efficacy[each.citizen];
                people[{home.id.value, each.citizen.value}] = {
                    static_cast<double>(efficacy),
                    static_cast<double>(each.required_hours),
                    static_cast<double>(each.own_hours_total),
                    each.opened_week};
            });
        }
    });
    return people;
}

/// Standard deviation of self-efficacy between all citizens when the policies begin.
double sd_of_self_efficacy(const ForkPoint& fork) {
    RunningMean mean;
    RunningMean squares;
    for_each_citizen(fork.district, [&](const Neighbourhood& home, CitizenId c) {
        const auto value = static_cast<double>(home.citizens.self_efficacy[c]);
        mean.add(value);
        squares.add(value * value);
    });
    return std::sqrt(squares.value() - mean.value() * mean.value());
}

/// Calls compare(as co-deliverer, as informed) for everyone with the same need under both policies
/// who gave more than five hours under full co-production.
template <class Compare>
void same_people(const Scenario& scenario,
                 const ForkPoint& fork,
                 Executor& executor,
                 Compare&& compare) {
    constexpr double enough_hours = 5.0;
    const People informed = clients_after(scenario, fork, "informing", executor);
    for (const auto& [who, with] : clients_after(scenario, fork, "full", executor)) {
        const auto without = informed.find(who);
        const bool in_both =
            without != informed.end() && without->second.opened_week == with.opened_week;
        if (with.own_hours > enough_hours && in_both) {
            compare(with, without->second);
        }
    }
}

double gain_in_efficacy(const Scenario& scenario, const ForkPoint& fork, Executor& executor) {
    RunningMean gain;
    same_people(scenario, fork, executor, [&](const Seen& with, const Seen& without) {
        gain.add(with.self_efficacy - without.self_efficacy);
    });
    return gain.value() / sd_of_self_efficacy(fork);
}

double hours_required(const Scenario& scenario, const ForkPoint& fork, Executor& executor) {
    RunningMean co_delivering;
    RunningMean informed;
    same_people(scenario, fork, executor, [&](const Seen& with, const Seen& without) {
        co_delivering.add(with.required_hours);
        informed.add(without.required_hours);
    });
    return co_delivering.value() / informed.value();
}

constexpr std::array y9{
    Part{
        "self-efficacy of those who gave over five hours, against themselves informed: half a year",
        "sd",
        {.low = 0.2, .high = 0.6},
        Estimator::median,
        [](Bench& bench) { return bench.study(place, gain_in_efficacy); }},
    Part{"hours that the same people require, over those that they require informed",
         "1",
         {.low = 0.95, .high = 1.05},
         Estimator::median,
         [](Bench& bench) { return bench.study(place, hours_required); }},
};

constexpr std::array all{
    Claim{"Y4",
          ClaimKind::pattern,
          "between 15 and 28 % take part in something in a month",
          "Community Life Survey, England: monthly formal volunteering 17 to 27 %, 2013 to 2021",
          {place},
          y4},
    Claim{"Y5",
          ClaimKind::pattern,
          "people take on individual tasks at least twice as often as collective ones",
          "five-country survey 2008 (Löffler, Parrado, Bovaird and van Ryzin) and its replications",
          {},
          y5},
    Claim{
        "Y9",
        ClaimKind::pattern,
        "co-delivering builds self-efficacy within half a year, and use of the service stays flat",
        "Expert Patients Programme trial, Kennedy et al. 2007: self-efficacy up by 0.4 SD, use "
        "flat",
        {},
        y9},
};

} // namespace

std::span<const Claim> claims_of_taking_part() { return all; }

} // namespace dowith
