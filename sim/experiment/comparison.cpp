// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/comparison.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/digest.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dowith {
namespace {

/// What an indicator says of each world's whole run.
std::vector<double>
summaries(const std::vector<WorldResult>& worlds, std::size_t policy, std::size_t series) {
    std::vector<double> values;
    for (const WorldResult& world : worlds) {
        values.push_back(summary(world, policy, series));
    }
    return values;
}

Outcome
outcome_of(const Scenario& scenario, const std::vector<WorldResult>& worlds, std::size_t place) {
    Outcome outcome;
    outcome.series = place;
    outcome.primary = is_primary(scenario, place);
    for (std::size_t policy = 0; policy < scenario.policies.size(); ++policy) {
        outcome.levels.push_back(spread_of(summaries(worlds, policy, place)));
        outcome.differences.push_back(difference_between(worlds, policy, scenario.baseline, place));
    }
    return outcome;
}

/// Puts the intervals that hold at every look in the place of those for one.
void put_statements(Comparison& comparison, const StoppingWatch& watch) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    for (const Statement& each : watch.statements()) {
        Outcome& outcome = comparison.outcomes[each.series];
        Spread& difference = outcome.differences[each.policy].difference;
        const bool is_known = !std::isinf(each.half_width);
        difference.low = is_known ? difference.mean - each.half_width : unknown;
        difference.high = is_known ? difference.mean + each.half_width : unknown;
        outcome.wanted = each.wanted;
    }
}

Stopping stop_where_rule_says(const Scenario& scenario, Comparison& comparison) {
    Stopping stopping;
    stopping.rule = stopping_rule(scenario);
    stopping.worlds_used =
        static_cast<std::uint32_t>(comparison.worlds.size() + comparison.missing.size());
    if (stopping.rule.is_sequential) {
        StoppingWatch watch{scenario};
        const auto stop = watch.look(comparison.worlds, stopping.worlds_used);
        INVARIANT(!stop || *stop == stopping.worlds_used);
        put_statements(comparison, watch);
        stopping.is_precise = watch.is_precise();
        stopping.worlds_needed = watch.worlds_needed();
    }
    return stopping;
}

} // namespace

bool is_primary(const Scenario& scenario, std::size_t series) {
    return all_series()[series].group <= Group::speakers &&
           std::find(scenario.primary.begin(),
                     scenario.primary.end(),
                     all_series()[series].name()) != scenario.primary.end();
}

const Outcome& Comparison::outcome(std::string_view name) const {
    const std::size_t place = find_series(name);
    EXPECTS(place != no_series);
    return outcomes[place];
}

double mean_over(const WorldResult& world,
                 std::size_t policy,
                 std::size_t series,
                 std::size_t first,
                 std::size_t last) {
    EXPECTS(first < last && last <= world.weeks);
    double sum = 0.0;
    double known = 0.0;
    for (std::size_t week = first; week < last; ++week) {
        const auto value = static_cast<double>(world.value(policy, week, series));
        if (!std::isnan(value)) {
            sum += value;
            known += 1.0;
        }
    }
    return known > 0.0 ? sum / known : std::numeric_limits<double>::quiet_NaN();
}

double summary(const WorldResult& world, std::size_t policy, std::size_t series) {
    constexpr std::size_t year = 52;
    const bool whole = all_series()[series].indicator->window == Window::whole_run;
    const std::size_t first = whole || world.weeks < year ? 0 : world.weeks - year;
    return mean_over(world, policy, series, first, world.weeks);
}

PairedDifference difference_between(const std::vector<WorldResult>& worlds,
                                    std::size_t policy,
                                    std::size_t against,
                                    std::size_t series) {
    const bool higher_is_better = all_series()[series].indicator->better != Better::lower;
    return paired_difference(
        summaries(worlds, against, series), summaries(worlds, policy, series), higher_is_better);
}

Comparison compare_worlds(const Scenario& scenario,
                          std::vector<WorldResult> worlds,
                          std::vector<std::uint32_t> missing) {
    EXPECTS(!worlds.empty());
    Comparison comparison;
    for (std::size_t place = 0; place < all_series().size(); ++place) {
        comparison.outcomes.push_back(outcome_of(scenario, worlds, place));
    }
    Digest digest;
    for (const WorldResult& world : worlds) {
        for (const std::uint64_t of_policy : world.digests) {
            digest.add(of_policy);
        }
    }
    comparison.digest = digest.value();
    comparison.worlds = std::move(worlds);
    comparison.missing = std::move(missing);
    comparison.stopping = stop_where_rule_says(scenario, comparison);
    return comparison;
}

} // namespace dowith
