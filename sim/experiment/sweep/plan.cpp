// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/sweep/plan.hpp"

#include "sim/kernel/text.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace dowith {
namespace {

/// A problem that stands at some points, with the first of them.
struct Recurring {
    Problem problem;
    std::size_t first = 0;
    std::size_t points = 0;
};

/// The problems of all points, those in the same words together.
class Collected {
  public:
    explicit Collected(const SweepDesign& design) : design_{design} {}

    void add(const Problem& problem, std::size_t point) {
        const auto [place, is_new] = place_.emplace(key_of(problem, point), found_.size());
        if (is_new) {
            found_.push_back({problem, point, 0});
        }
        ++found_[place->second].points;
    }

    /// As the user is told of them, errors or warnings.
    [[nodiscard]] std::vector<Problem> told(Severity severity) const {
        std::vector<Problem> problems;
        for (const Recurring& each : found_) {
            if (each.problem.severity == severity) {
                problems.push_back(as_told(each));
            }
        }
        return problems;
    }

  private:
    using Key = std::tuple<std::string, std::string, std::string>;

    /// The factor whose value at this point a problem is about; their number where it is none.
    [[nodiscard]] std::size_t factor_of(const Problem& problem, std::size_t point) const {
        std::size_t factor = 0;
        while (factor < design_.factors.size() &&
               problem.place.file != "--set " + design_.assignment(point, factor)) {
            ++factor;
        }
        return factor;
    }

    /// Warnings of one factor are one warning, whatever their numbers.
    [[nodiscard]] Key key_of(const Problem& problem, std::size_t point) const {
        const std::size_t factor = factor_of(problem, point);
        const bool is_of_factor = factor < design_.factors.size();
        const std::string place = is_of_factor ? str("factor ", factor) : to_text(problem.place);
        const bool is_warning = problem.severity == Severity::warning;
        return {place, problem.path, is_warning && is_of_factor ? "" : problem.message};
    }

    [[nodiscard]] Problem as_told(const Recurring& each) const {
        Problem problem = each.problem;
        const std::size_t factor = factor_of(problem, each.first);
        if (factor < design_.factors.size()) {
            problem.place = design_.place_of(each.first, factor);
        } else {
            problem.place.file += str(" at point ", each.first);
        }
        if (each.points > 1) {
            problem.message += str(", and so at ", each.points - 1, " more points");
        }
        return problem;
    }

    const SweepDesign& design_;
    std::map<Key, std::size_t> place_;
    std::vector<Recurring> found_;
};

std::string names_of(const Scenario& scenario) {
    std::string names;
    for (const Policy& policy : scenario.policies) {
        names += (names.empty() ? "" : ", ") + policy.name;
    }
    return names;
}

bool is_said(const std::vector<Problem>& problems, const Problem& problem) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& other) {
        return other.place == problem.place && other.path == problem.path &&
               other.message == problem.message;
    });
}

} // namespace

SweepPlan plan_sweep(const LoadedScenario& base,
                     SweepDesign design,
                     std::span<const std::string> overrides,
                     const LoadWith& load) {
    SweepPlan plan{base.scenario, std::move(design), {}, {}};
    Collected collected{plan.design};
    const std::string policies = names_of(base.scenario);
    for (std::size_t point = 0; point < plan.design.points.size(); ++point) {
        std::vector<std::string> words{overrides.begin(), overrides.end()};
        for (std::string& assignment : plan.design.assignments(point)) {
            words.push_back(std::move(assignment));
        }
        try {
            LoadedScenario loaded = load(words);
            for (const Problem& warning : loaded.warnings) {
                if (!is_said(base.warnings, warning)) {
                    collected.add(warning, point);
                }
            }
            if (const std::string here = names_of(loaded.scenario); here != policies) {
                collected.add({{"the design"},
                               "policies",
                               "are not those of the scenario, " + policies + " (but " + here + ")",
                               "declare every policy in the scenario, and vary its levers"},
                              point);
            }
            std::string{}.swap(loaded.scenario.resolved); // as long as all else together
            loaded.scenario.record = {};
            plan.points.push_back(std::move(loaded.scenario));
        } catch (const ScenarioErrors& errors) {
            for (const Problem& problem : errors.problems().sorted()) {
                if (problem.severity == Severity::error) {
                    collected.add(problem, point);
                }
            }
        }
    }
    Problems problems;
    for (const Problem& error : collected.told(Severity::error)) {
        problems.error(error.place, error.path, error.message, error.hint);
    }
    refuse_errors(problems);
    plan.warnings = collected.told(Severity::warning);
    return plan;
}

std::vector<std::size_t> first_of_same(const SweepPlan& plan) {
    std::vector<std::size_t> same_as;
    std::unordered_map<std::string_view, std::size_t> first_of; // the texts live in the plan
    for (std::size_t point = 0; point < plan.points.size(); ++point) {
        same_as.push_back(first_of.emplace(plan.points[point].world_key, point).first->second);
    }
    return same_as;
}

SweepJobs jobs_of(const SweepPlan& plan, Shard shard) {
    SweepJobs all{first_of_same(plan), {}};
    for (std::uint32_t world = 0; world < plan.worlds(); ++world) {
        for (std::size_t point = 0; point < plan.points.size(); ++point) {
            const bool is_ours = (world + point) % shard.of + 1 == shard.number;
            if (is_ours && all.same_as[point] == point) {
                all.jobs.push_back({point, world});
            }
        }
    }
    return all;
}

} // namespace dowith
