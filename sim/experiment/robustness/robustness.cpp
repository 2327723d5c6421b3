// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/robustness/robustness.hpp"

#include "sim/kernel/contract.hpp"

#include <utility>

namespace dowith {
namespace {

std::size_t place_of(std::string_view name) {
    const std::size_t place = find_series(name);
    EXPECTS(place != no_series);
    return place;
}

/// An outcome of all policies, turned so that more is better.
Payoffs payoffs_of(const Levels& levels, std::size_t series) {
    const Better better = all_series()[series].indicator->better;
    EXPECTS(better != Better::neither);
    Payoffs payoffs;
    for (std::size_t policy = 0; policy < levels.policies(); ++policy) {
        payoffs.push_back(levels.of(policy, series));
        for (double& value : payoffs.back()) {
            value = better == Better::lower ? -value : value;
        }
    }
    return payoffs;
}

/// Need left unmet with its sign turned: told per thousand citizens, and here per citizen.
Payoffs effects_of(const Levels& levels) {
    constexpr double citizens = 1000.0;
    Payoffs effects;
    for (std::size_t policy = 0; policy < levels.policies(); ++policy) {
        effects.push_back(levels.of_whole_run(policy, place_of("unmet_need")));
        for (double& value : effects.back()) {
            value = -value / citizens;
        }
    }
    return effects;
}

Payoffs costs_of(const Levels& levels, const CostView& view) {
    Payoffs costs;
    for (std::size_t policy = 0; policy < levels.policies(); ++policy) {
        costs.push_back(levels.of(policy, place_of("agency_cost")));
        if (view.name == "social") {
            const std::vector<double> time = levels.of(policy, place_of("citizens_time"));
            for (std::size_t world = 0; world < time.size(); ++world) {
                costs.back()[world] += time[world];
            }
        }
    }
    return costs;
}

std::vector<double> less(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < a.size(); ++i) {
        differences.push_back(a[i] - b[i]);
    }
    return differences;
}

MoneyRobustness money_of(Payoffs costs,
                         const Payoffs& effects,
                         std::size_t baseline,
                         std::span<const double> willingness) {
    MoneyRobustness money;
    for (std::size_t policy = 0; policy < costs.size(); ++policy) {
        money.planes.push_back(policy == baseline
                                   ? Plane{}
                                   : plane_of(less(costs[policy], costs[baseline]),
                                              less(effects[policy], effects[baseline])));
    }
    money.curve = acceptability(costs, effects, willingness);
    money.costs = std::move(costs);
    return money;
}

} // namespace

std::vector<double> willingness_grid(double most) {
    EXPECTS(most > 0.0);
    std::vector<double> grid;
    for (std::size_t step = 0; step <= willingness_steps; ++step) {
        grid.push_back(most * static_cast<double>(step) / static_cast<double>(willingness_steps));
    }
    return grid;
}

Robustness robustness_of(const Scenario& scenario,
                         const Levels& levels,
                         std::span<const std::size_t> series,
                         std::span<const double> willingness) {
    EXPECTS(!series.empty() && levels.worlds() > 0);
    Robustness robustness;
    std::vector<Payoffs> objectives;
    for (const std::size_t place : series) {
        objectives.push_back(payoffs_of(levels, place));
        const std::vector<Regret> regret = regrets(objectives.back());
        robustness.outcomes.push_back(
            {place, shares_best(objectives.back()), regret, minimax_regret(regret)});
    }
    robustness.best_in_all = shares_best_in_all(objectives);
    robustness.undominated = shares_undominated(objectives);
    if (is_among(scenario.mechanisms, "money") && is_among(scenario.mechanisms, "delivery")) {
        robustness.effects = effects_of(levels);
        for (const CostView& view : cost_views) {
            robustness.money.push_back(money_of(
                costs_of(levels, view), robustness.effects, scenario.baseline, willingness));
        }
    }
    return robustness;
}

} // namespace dowith
