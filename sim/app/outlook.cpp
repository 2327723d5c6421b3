// SPDX-License-Identifier: Apache-2.0
#include "sim/app/outlook.hpp"

#include "sim/experiment/recording.hpp"
#include "sim/experiment/world.hpp"
#include "sim/scenario/population.hpp"

#include <algorithm>

namespace dowith {
namespace {

// What the benchmark finds on an ordinary core, rounded against us.
constexpr double citizen_weeks_per_second = 3e6;
constexpr double bytes_per_citizen = 200.0;

double hours_owed(const Team& team, const Technology& technology) {
    double hours = 0.0;
    for (const Case& each : team.cases) {
        hours += technology.hours_full * static_cast<double>(each.effective_severity);
    }
    return hours;
}

double hours_available(const Team& team, const StaffParameters& staff) {
    return staff.contract * (1.0 - staff.absence) * staff.direct * team.post_share *
           static_cast<double>(team.posts_filled());
}

/// Levels of recorded citizens, once as they were taken and once as they are written. Transactions
/// cannot be foretold.
double recorded_bytes(const Scenario& scenario) {
    const auto& plan = scenario.record.people;
    if (!plan) {
        return 0.0;
    }
    const double everybody = scenario.population.citizens;
    const double people = plan->sample ? std::min<double>(*plan->sample, everybody) : everybody;
    const auto of_people = static_cast<double>(chosen_person_columns(plan->columns).size());
    const auto of_cases = static_cast<double>(chosen_case_columns(plan->columns).size());
    const double columns = of_people + of_cases * static_cast<double>(scenario.services.size());
    const auto slices = static_cast<double>(recorded_policies(scenario) * plan->weeks.size() *
                                            scenario.record.worlds.size());
    return 2.0 * people * columns * slices * sizeof(float);
}

} // namespace

std::vector<double> loads_as_drawn(const Scenario& scenario) {
    const Setting setting = draw_setting(scenario, 0).setting;
    const std::vector<Neighbourhood> homes =
        draw_population(scenario.population, scenario.services, setting);
    std::vector<double> loads;
    for (std::size_t service = 0; service < scenario.services.size(); ++service) {
        double owed = 0.0;
        double available = 0.0;
        for (const Neighbourhood& home : homes) {
            owed += hours_owed(home.teams[service], setting.technologies[service]);
            available += hours_available(home.teams[service], setting.parameters.staff);
        }
        loads.push_back(available > 0.0 ? owed / available : 0.0);
    }
    return loads;
}

Outlook outlook_of(const Scenario& scenario, unsigned threads) {
    const double citizens = scenario.population.citizens;
    const double worlds = scenario.worlds;
    const auto policies = static_cast<double>(scenario.policies.size());
    const double weeks = scenario.burn_in_weeks + policies * scenario.horizon_weeks;
    Outlook outlook;
    outlook.threads = threads;
    outlook.minutes = citizens * weeks * worlds / citizen_weeks_per_second / threads / 60.0;
    const double at_once = std::min<double>(threads, worlds); // worlds, each with one policy's copy
    const double results = worlds * policies * scenario.horizon_weeks *
                           static_cast<double>(all_series().size() * sizeof(float));
    outlook.megabytes =
        (2.0 * at_once * citizens * bytes_per_citizen + results + recorded_bytes(scenario)) / 1e6;
    outlook.loads = loads_as_drawn(scenario);
    return outlook;
}

} // namespace dowith
