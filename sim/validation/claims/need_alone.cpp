// SPDX-License-Identifier: Apache-2.0
#include "sim/engine/week_loop.hpp"
#include "sim/kernel/maths.hpp"
#include "sim/model/context.hpp"
#include "sim/scenario/population.hpp"
#include "sim/validation/bench.hpp"
#include "sim/validation/need_closed_form.hpp"

#include <array>
#include <cmath>

namespace dowith {
namespace {

/// Holds the quality of every case at so many hundredths.
template <int hundredths> void hold_quality(Neighbourhood& home, const WeekContext&) {
    for (Case& each : home.teams[0].cases) {
        each.quality = static_cast<float>(hundredths / 100.0);
    }
}

/// Mean share of citizens in need over the horizon, after the burn-in.
template <int hundredths> double simulated(const Scenario& scenario, Executor& executor) {
    static constexpr std::array mechanisms{
        Mechanism{"need", "", "", need},
        Mechanism{"quality", "", "", hold_quality<hundredths>},
    };
    const Setting setting = draw_setting(scenario, 0).setting;
    District<Neighbourhood> district;
    district.neighbourhoods = draw_population(scenario.population, scenario.services, setting);
    const Rules rules{setting, scenario.policies.front(), Week{0}, mechanisms};
    open_board(district, rules);
    double cases = 0.0;
    const Week end{scenario.burn_in_weeks + scenario.horizon_weeks};
    run_weeks(district, rules, executor, end, [&](const District<Neighbourhood>& now) {
        for (const Neighbourhood& home : now.neighbourhoods) {
            cases += now.week.value >= scenario.burn_in_weeks
                         ? static_cast<double>(home.teams[0].cases.size())
                         : 0.0;
        }
    });
    return cases / scenario.population.citizens / scenario.horizon_weeks;
}

/// A citizen's state is forgotten at the rate h + 1/E a week, as if durations were exponential
/// (they vary less). A mean over N citizens and T weeks has the variance P (1 - P)/N · 2/(T (h +
/// 1/E)); four standard errors leave a chance of 6e-5. Burn-in leaves e^-6 of a start that is off
/// by less than 0.4: below 0.001 at its end, and a sixth of that over the weeks that are counted.
template <int hundredths> Sample prevalence(Bench& bench) {
    const Scenario scenario = bench.scenario("need-alone");
    const NeedParameters& p = scenario.parameters.need;
    const double h = maths::weekly_probability(scenario.services.front().technology.onset_rate);
    const double mean_weeks = mean_weeks_in_need(hundredths / 100.0, p);
    const double expected = prevalence_of(h, mean_weeks);
    const double forgotten = h + 1.0 / mean_weeks;
    const double weeks = scenario.horizon_weeks;
    const double variance =
        expected * (1.0 - expected) / scenario.population.citizens * 2.0 / weeks / forgotten;
    const double start = 0.4 * std::exp(-forgotten * scenario.burn_in_weeks) / (forgotten * weeks);
    const double error = 4.0 * std::sqrt(variance);
    return {{simulated<hundredths>(scenario, bench.executor())},
            error,
            Band{expected - error - start, expected + error + start},
            1};
}

constexpr std::array x8{
    Part{"share in need where service cures (quality 0.8), around its closed form",
         "1",
         {},
         Estimator::value,
         prevalence<80>},
    Part{"share in need where service just holds (quality 0.4), around its closed form",
         "1",
         {},
         Estimator::value,
         prevalence<40>},
    Part{"share in need where need grows unserved (quality 0), around its closed form",
         "1",
         {},
         Estimator::value,
         prevalence<0>},
};

constexpr std::array all{
    Claim{"X8",
          ClaimKind::exact,
          "need under constant quality and flat risk has the prevalence of its closed form",
          "renewal theorem, worked out in sim/validation/need_closed_form.hpp",
          {"need-alone"},
          x8},
};

} // namespace

std::span<const Claim> claims_of_need_alone() { return all; }

} // namespace dowith
