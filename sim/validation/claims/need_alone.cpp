// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/maths.hpp"
#include "sim/validation/bench.hpp"
#include "sim/validation/follow.hpp"
#include "sim/validation/need_closed_form.hpp"

#include <array>
#include <cmath>
#include <span>
#include <string>

namespace dowith {
namespace {

/// Mean share of citizens in need over the horizon, after the burn-in.
double simulated(const Scenario& scenario, Executor& executor) {
    const ForkPoint fork = run_burn_in(scenario, 0, executor);
    double cases = 0.0;
    follow(scenario,
           fork,
           scenario.policies.front().name,
           scenario.horizon_weeks,
           executor,
           [&](const auto& now, std::uint32_t) {
               for_each_case(now, [&](const Neighbourhood&, const Case&) { cases += 1.0; });
           });
    return cases / scenario.population.citizens / scenario.horizon_weeks;
}

/// A citizen's state is forgotten at the rate h + 1/E a week, as if durations were exponential
/// (they vary less). A mean over N citizens and T weeks has the variance P (1 - P)/N · 2/(T (h +
/// 1/E)); four standard errors leave a chance of 6e-5. Burn-in leaves e^-6 of a start that is off
/// by less than 0.4: below 0.001 at its end, and a sixth of that over the weeks that are counted.
Sample prevalence(Bench& bench, const std::string& quality) {
    const std::string service = "parameters.population.client_quality=" + quality;
    const Scenario scenario = bench.scenario("need-alone", std::span{&service, 1});
    const NeedParameters& p = scenario.parameters.need;
    const double h = maths::weekly_probability(scenario.services.front().technology.onset_rate);
    const double mean_weeks = mean_weeks_in_need(scenario.parameters.population.client_quality, p);
    const double expected = prevalence_of(h, mean_weeks);
    const double forgotten = h + 1.0 / mean_weeks;
    const double weeks = scenario.horizon_weeks;
    const double variance =
        expected * (1.0 - expected) / scenario.population.citizens * 2.0 / weeks / forgotten;
    const double start = 0.4 * std::exp(-forgotten * scenario.burn_in_weeks) / (forgotten * weeks);
    const double error = 4.0 * std::sqrt(variance);
    return {{simulated(scenario, bench.executor())},
            error,
            Band{expected - error - start, expected + error + start},
            1};
}

constexpr std::array x8{
    Part{"share in need where service cures (quality 0.8), around its closed form",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return prevalence(bench, "0.8"); }},
    Part{"share in need where service just holds (quality 0.4), around its closed form",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return prevalence(bench, "0.4"); }},
    Part{"share in need where need grows unserved (quality 0), around its closed form",
         "1",
         {},
         Estimator::value,
         [](Bench& bench) { return prevalence(bench, "0"); }},
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
