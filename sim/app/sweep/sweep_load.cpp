// SPDX-License-Identifier: Apache-2.0
#include "sim/app/sweep/sweep_load.hpp"

#include "sim/app/chosen.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/loading.hpp"
#include "sim/app/terminal.hpp"
#include "sim/scenario/outcomes.hpp"
#include "sim/statistics/unit_design.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dowith {
namespace {

bool is_range(const Factor& factor) { return !factor.is_list(); }

void refuse_too_many(double points) {
    if (points > static_cast<double>(points_max)) {
        throw UsageError{
            fmt::format("the design has {:.0f} points, and {} are the most there may be; "
                        "give fewer values, or fewer rows by --points",
                        points,
                        points_max)};
    }
}

SweepDesign grid(std::vector<Factor> factors) {
    const auto range = std::find_if(factors.begin(), factors.end(), is_range);
    if (range != factors.end()) {
        throw UsageError{
            fmt::format("{} is a range, of which a grid has no points; give some of its "
                        "numbers, as in low:high/5, or let --design sobol or latin "
                        "choose",
                        range->path)};
    }
    refuse_too_many(crossed_count(factors, 1));
    return grid_of(std::move(factors));
}

/// Rows in the cube of the ranges, crossed with the lists.
SweepDesign sampled(const std::string& design,
                    const Options& options,
                    std::vector<Factor> factors,
                    std::uint64_t seed) {
    const auto ranges =
        static_cast<std::size_t>(std::count_if(factors.begin(), factors.end(), is_range));
    if (ranges == 0) {
        throw UsageError{fmt::format("nothing is a range, of which --design {} draws numbers; give "
                                     "PATH=low:high, or leave --design out",
                                     design)};
    }
    const bool is_morris = design == "morris";
    const std::size_t given = options.points.value_or(is_morris ? 10 : 64);
    refuse_too_many(crossed_count(factors, is_morris ? given * (ranges + 1) : given));
    const UnitRows rows = design == "sobol"   ? sobol_rows(given, ranges, seed)
                          : design == "latin" ? latin_hypercube_rows(given, ranges, seed)
                                              : morris_rows(given, ranges, seed);
    SweepDesign all = crossed(std::move(factors), rows);
    all.kind = design;
    all.how =
        (design == "sobol"   ? fmt::format("{} rows of a Sobol' sequence", given)
         : design == "latin" ? fmt::format("a Latin hypercube of {} rows", given)
                             : fmt::format("{} trajectories of Morris", given)) +
        (all.points.size() > rows.size() ? ", crossed with every combination of the lists" : "");
    return all;
}

SweepDesign spanned(const Options& options, std::vector<Factor> factors, std::uint64_t seed) {
    const bool has_range = std::any_of(factors.begin(), factors.end(), is_range);
    const std::string design =
        options.design.empty() ? (has_range ? "sobol" : "grid") : options.design;
    if (design == "grid" && options.points) {
        throw UsageError{"a grid has the points that its lists have; leave --points out"};
    }
    if (design == "grid") {
        return grid(std::move(factors));
    }
    return sampled(design, options, std::move(factors), seed);
}

SweepDesign read_design(const Options& options, const Scenario& scenario) {
    if (options.vary.empty() && options.points_from.empty()) {
        throw UsageError{
            "nothing varies; say what does with --vary PATH=a,b,c or PATH=low:high, or "
            "give points with --points-from FILE.csv"};
    }
    Problems problems;
    if (options.points_from.empty()) {
        std::vector<Factor> factors = read_factors(options.vary, scenario, problems);
        refuse_errors(problems);
        return spanned(options, std::move(factors), scenario.seed);
    }
    SweepDesign design = read_points(options.points_from, problems);
    refuse_errors(problems);
    return design;
}

bool wants_all(const Options& options) {
    return options.outcomes == std::vector<std::string>{"all"};
}

/// What the sweep is about.
std::vector<std::size_t> read_outcomes(const Options& options, const Scenario& scenario) {
    if (!options.outcomes.empty() && !wants_all(options)) {
        return chosen_outcomes(scenario, options.outcomes);
    }
    return chosen_outcomes(scenario,
                           scenario.primary.empty() ? std::vector<std::string>{"need_met"}
                                                    : scenario.primary);
}

/// Whoever varies a number wants the world to have it as the point says.
std::vector<std::string> drawn_all_the_same(const SweepPlan& plan) {
    std::vector<std::string> warnings;
    for (const Factor& factor : plan.design.factors) {
        for (const Prior& prior : plan.base.uncertainty) {
            if (factor.path == "parameters." + prior.path || factor.path == prior.path) {
                warnings.push_back(fmt::format(
                    "{} varies from point to point and is drawn anew in each world as well, around "
                    "what the point says; --set uncertainty=none keeps every number as it is set",
                    factor.path));
            }
        }
    }
    return warnings;
}

std::vector<std::string> warnings_of(const LoadedScenario& base, const SweepPlan& plan) {
    std::vector<std::string> warnings;
    for (const std::vector<Problem>& problems : {base.warnings, plan.warnings}) {
        for (const Problem& problem : problems) {
            warnings.push_back(to_text(problem));
        }
    }
    for (const std::string& warning : drawn_all_the_same(plan)) {
        warnings.push_back("warning: " + warning);
    }
    return warnings;
}

} // namespace

LoadedSweep load_sweep(const Options& options) {
    const LoadedScenario base = read_scenario(options);
    std::vector<std::size_t> told_of = read_outcomes(options, base.scenario);
    std::vector<std::size_t> outcomes =
        wants_all(options) ? chosen_outcomes(base.scenario, outcome_names()) : told_of;
    SweepDesign design = read_design(options, base.scenario);
    const auto load = [&](std::span<const std::string> overrides) {
        return load_scenario(options.scenario, overrides);
    };
    SweepPlan plan = plan_sweep(base, std::move(design), options.overrides, load);
    std::vector<std::string> warnings = warnings_of(base, plan);
    for (const std::string& warning : warnings) {
        tell(warning + "\n");
    }
    std::string usual = "output/runs/" + plan.base.name + ".sweep.h5";
    return {std::move(plan),
            std::move(outcomes),
            std::move(told_of),
            std::move(usual),
            std::move(warnings)};
}

} // namespace dowith
