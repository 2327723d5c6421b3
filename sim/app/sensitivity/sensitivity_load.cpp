// SPDX-License-Identifier: Apache-2.0
#include "sim/app/sensitivity/sensitivity_load.hpp"

#include "sim/app/chosen.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/loading.hpp"
#include "sim/app/terminal.hpp"
#include "sim/scenario/resolved_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dowith {
namespace {

/// With more factors than this, variance is not shared out unless somebody asks for it: first comes
/// the question which of them matter.
constexpr std::size_t factors_of_sobol_most = 12;

constexpr std::size_t rows_unasked = 64;
constexpr std::size_t trajectories_unasked = 10;

/// What the scenario draws, as factors: with the same ranges, and the same numbers as often.
std::vector<Factor> drawn_factors(const Scenario& scenario, Problems& problems) {
    std::vector<Factor> factors;
    for (const Prior& prior : scenario.uncertainty) {
        const std::string said = "uncertainty " + prior.path;
        const auto path = factor_path(prior.path, {said}, problems);
        if (path && prior.low < prior.high) {
            factors.push_back({.path = *path,
                               .said = said,
                               .likelihood = Likelihood::triangular,
                               .low = prior.low,
                               .mode = prior.mode,
                               .high = prior.high});
        }
    }
    return factors;
}

std::vector<Factor> chosen_factors(const Scenario& scenario, const Options& options) {
    Problems problems;
    std::vector<Factor> factors = options.vary.empty()
                                      ? drawn_factors(scenario, problems)
                                      : read_factors(options.vary, scenario, problems);
    refuse_errors(problems);
    if (factors.empty()) {
        throw UsageError{"the scenario draws no number anew for its worlds, so nothing is "
                         "uncertain; give --set uncertainty=default, or say what is with --vary "
                         "PATH or PATH=low:high"};
    }
    return factors;
}

StudyMethod chosen_method(const Options& options, std::size_t factors) {
    if (options.design.empty()) {
        return factors > factors_of_sobol_most ? StudyMethod::morris : StudyMethod::sobol;
    }
    return options.design == "sobol" ? StudyMethod::sobol : StudyMethod::morris;
}

StudyDesign design_study(const Scenario& scenario, const Options& options) {
    std::vector<Factor> factors = chosen_factors(scenario, options);
    const StudyMethod method = chosen_method(options, factors.size());
    const std::size_t rows =
        options.points.value_or(method == StudyMethod::sobol ? rows_unasked : trajectories_unasked);
    const std::size_t a_row = runs_a_row(method, factors.size());
    if (rows > points_max / a_row) {
        throw UsageError{fmt::format("{} rows of {} runs, which {} factors take, are more than the "
                                     "{} runs that there may be; give fewer with --points, or "
                                     "name the factors with --vary",
                                     rows,
                                     a_row,
                                     factors.size(),
                                     points_max)};
    }
    return study_of(method, std::move(factors), rows, scenario.seed);
}

/// Leaves the baseline and one policy, which take half the time of four.
void keep_two(Scenario& scenario, const std::string& name) {
    const std::size_t chosen = chosen_policy(scenario, name);
    const Policy baseline = scenario.policies[scenario.baseline];
    const Policy policy = scenario.policies[chosen];
    scenario.policies = {baseline};
    if (chosen != scenario.baseline) {
        scenario.policies.push_back(policy);
    }
    scenario.baseline = 0;
}

/// The scenario as the study has it: nothing is drawn, nothing is recorded.
LoadedScenario load_point(const Options& options, std::span<const std::string> overrides) {
    LoadedScenario loaded = load_scenario(options.scenario, overrides);
    Scenario& scenario = loaded.scenario;
    if (!options.policy.empty()) {
        keep_two(scenario, options.policy);
    }
    scenario.uncertainty.clear();
    scenario.record = {};
    scenario.resolved = resolved_text(scenario, {"", scenario.look_at});
    scenario.world_key = world_text(scenario);
    return loaded;
}

/// Numbers that the scenario draws and the study leaves as they are.
std::size_t unmoved_numbers(const Scenario& scenario, const StudyDesign& study) {
    const auto is_left = [&](const Prior& prior) {
        return std::ranges::none_of(study.design.factors, [&](const Factor& factor) {
            return factor.path == "parameters." + prior.path || factor.path == prior.path;
        });
    };
    return static_cast<std::size_t>(std::ranges::count_if(scenario.uncertainty, is_left));
}

} // namespace

LoadedStudy load_study(const Options& options) {
    const LoadedScenario asked = load(options);
    const std::vector<std::size_t> outcomes = chosen_outcomes(asked.scenario, options.outcomes);
    StudyDesign study = design_study(asked.scenario, options);
    const auto load_with = [&](std::span<const std::string> overrides) {
        return load_point(options, overrides);
    };
    SweepPlan plan =
        plan_sweep(load_with(options.overrides), study.design, options.overrides, load_with);
    std::vector<std::string> warnings;
    for (const std::vector<Problem>& problems : {asked.warnings, plan.warnings}) {
        for (const Problem& problem : problems) {
            warnings.push_back(to_text(problem));
        }
    }
    for (const Problem& problem : plan.warnings) {
        tell(to_text(problem) + "\n");
    }
    const std::size_t unmoved = unmoved_numbers(asked.scenario, study);
    std::string usual = "output/runs/" + asked.scenario.name + ".sensitivity.h5";
    return {std::move(study),
            std::move(plan),
            outcomes,
            std::move(usual),
            std::move(warnings),
            unmoved};
}

} // namespace dowith
