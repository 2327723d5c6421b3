// SPDX-License-Identifier: Apache-2.0
#include "sim/app/outlook.hpp"

#include "sim/app/memory_need.hpp"
#include "sim/experiment/recording.hpp"
#include "sim/experiment/world.hpp"
#include "sim/scenario/population.hpp"

#include <algorithm>
#include <cstdint>

namespace dowith {
namespace {

// What the benchmark finds on an ordinary core, rounded against us.
constexpr double citizen_weeks_per_second = 10e6;

/// So many neighbourhoods say what load there is; of more, some that stand evenly apart are asked.
constexpr std::uint32_t homes_asked_most = 500;

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
    const auto& worlds = scenario.record.worlds;
    const auto slices = static_cast<double>(recorded_policies(scenario) * plan->weeks.size() *
                                            (worlds ? worlds->size() : scenario.worlds));
    return 2.0 * people * columns * slices * sizeof(float);
}

} // namespace

std::vector<double> loads_as_drawn(const Scenario& scenario) {
    const Setting setting = draw_setting(scenario, 0).setting;
    const std::uint32_t homes = scenario.population.neighbourhoods;
    const std::uint32_t step = (homes + homes_asked_most - 1) / homes_asked_most;
    std::vector<double> owed(scenario.services.size());
    std::vector<double> available(scenario.services.size());
    for (std::uint32_t place = 0; place < homes; place += step) {
        const Neighbourhood home = draw_neighbourhood(
            scenario.population, scenario.services, NeighbourhoodId{place}, setting);
        for (std::size_t service = 0; service < owed.size(); ++service) {
            owed[service] += hours_owed(home.teams[service], setting.technologies[service]);
            available[service] += hours_available(home.teams[service], setting.parameters.staff);
        }
    }
    std::vector<double> loads;
    for (std::size_t service = 0; service < owed.size(); ++service) {
        loads.push_back(available[service] > 0.0 ? owed[service] / available[service] : 0.0);
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
    const double at_once = std::min<double>(threads, worlds);
    const double results = worlds * policies * scenario.horizon_weeks *
                           static_cast<double>(all_series().size() * sizeof(float));
    outlook.megabytes =
        (at_once * bytes_of_world(scenario) + results + recorded_bytes(scenario)) / 1e6;
    outlook.loads = loads_as_drawn(scenario);
    return outlook;
}

} // namespace dowith
