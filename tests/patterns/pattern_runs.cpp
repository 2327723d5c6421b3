// SPDX-License-Identifier: Apache-2.0
#include "tests/patterns/pattern_runs.hpp"

#include "sim/engine/executor.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/kernel/text.hpp"
#include "sim/scenario/load_scenario.hpp"

#include <algorithm>

namespace dowith {

Scenario pattern_scenario(std::string_view policies,
                          unsigned weeks,
                          unsigned worlds,
                          const PatternPlace& place) {
    const std::string text = str("dowith: 1\n"
                                 "title: A place for patterns\n"
                                 "seed: 41\n"
                                 "weeks: {burn_in: 104, horizon: ",
                                 weeks,
                                 "}\n"
                                 "worlds: ",
                                 worlds,
                                 "\n"
                                 "population: {citizens: ",
                                 place.citizens,
                                 ", neighbourhoods: ",
                                 place.neighbourhoods,
                                 "}\n"
                                 "services:\n"
                                 "  - {name: the-service, technology: ",
                                 place.technology,
                                 ", professionals_per_1000: 4}\n"
                                 "starting_load: 1.0\n"
                                 "policies:\n"
                                 "  informing: {rung: informing}\n",
                                 policies,
                                 "\n");
    return scenario_from_text("patterns.yaml", text, {}).scenario;
}

PatternRuns::PatternRuns(std::string_view policies,
                         unsigned weeks,
                         unsigned worlds,
                         const PatternPlace& place)
    : weeks_{weeks} {
    const Scenario scenario = pattern_scenario(policies, weeks, worlds, place);
    for (const Policy& policy : scenario.policies) {
        names_.push_back(policy.name);
    }
    worlds_.resize(worlds);
    const auto executor = tbb_executor(0);
    executor->for_each(worlds, [&](std::size_t world) {
        worlds_[world] = run_world(scenario, static_cast<std::uint32_t>(world), *executor);
    });
}

std::size_t PatternRuns::place_of(std::string_view policy) const {
    const auto place = std::find(names_.begin(), names_.end(), policy);
    EXPECTS(place != names_.end());
    return static_cast<std::size_t>(place - names_.begin());
}

std::vector<double> PatternRuns::values(std::string_view policy,
                                        std::string_view indicator,
                                        unsigned first,
                                        unsigned last) const {
    const std::size_t series = find_series(indicator);
    EXPECTS(series != no_series && first < last && last <= weeks_);
    std::vector<double> means;
    for (const WorldResult& world : worlds_) {
        double sum = 0.0;
        for (unsigned week = first; week < last; ++week) {
            sum += static_cast<double>(world.value(place_of(policy), week, series));
        }
        means.push_back(sum / (last - first));
    }
    return means;
}

Spread PatternRuns::difference(std::string_view policy,
                               std::string_view from,
                               std::string_view indicator,
                               unsigned first,
                               unsigned last) const {
    return paired_difference(
               values(from, indicator, first, last), values(policy, indicator, first, last), true)
        .difference;
}

Spread PatternRuns::difference(std::string_view policy,
                               std::string_view from,
                               std::string_view indicator) const {
    return difference(policy, from, indicator, weeks_ - 52, weeks_);
}

Spread PatternRuns::level(std::string_view policy, std::string_view indicator) const {
    return spread_of(values(policy, indicator, weeks_ - 52, weeks_));
}

double PatternRuns::realised_rung(std::string_view policy) const {
    std::vector<double> rungs;
    for (const WorldResult& world : worlds_) {
        rungs.push_back(world.realised[place_of(policy)].rung);
    }
    return spread_of(rungs).median;
}

} // namespace dowith
