// SPDX-License-Identifier: Apache-2.0
#include "sim/app/robustness/robustness_json.hpp"

#include "sim/app/kept_levels.hpp"
#include "sim/app/spread_json.hpp"
#include "sim/app/version.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/experiment/engine_version.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> names_of(const Scenario& scenario) {
    std::vector<std::string> names;
    for (const Policy& policy : scenario.policies) {
        names.push_back(policy.name);
    }
    return names;
}

Json by_policy(const Scenario& scenario, const std::vector<Proportion>& shares) {
    Json all = Json::object();
    for (std::size_t policy = 0; policy < shares.size(); ++policy) {
        all[scenario.policies[policy].name] = proportion_json(shares[policy]);
    }
    return all;
}

Json outcome_json(const Scenario& scenario, const OutcomeRobustness& outcome) {
    const Series& series = all_series()[outcome.series];
    Json regret = Json::object();
    for (std::size_t policy = 0; policy < outcome.regret.size(); ++policy) {
        const Regret& each = outcome.regret[policy];
        regret[scenario.policies[policy].name] = {{"mean", each.spread.mean},
                                                  {"low", each.spread.low},
                                                  {"high", each.spread.high},
                                                  {"p95", each.spread.p95},
                                                  {"max", each.most}};
    }
    Json minimax = Json::array();
    for (const std::size_t policy : outcome.minimax) {
        minimax.push_back(scenario.policies[policy].name);
    }
    return {{"name", series.name()},
            {"unit", series.indicator->unit},
            {"better", name_of(series.indicator->better)},
            {"primary", is_primary(scenario, outcome.series)},
            {"best", by_policy(scenario, outcome.best)},
            {"regret", regret},
            {"minimax_regret", minimax}};
}

Json plane_json(const Plane& plane) {
    Json quadrants = Json::object();
    for (const NamedQuadrant& quadrant : named_quadrants) {
        quadrants[quadrant.name] = proportion_json(plane.quadrants.*quadrant.share);
    }
    const auto price = [](const MeanRatio& ratio) {
        return Json{{"value", ratio.value}, {"low", ratio.low}, {"high", ratio.high}};
    };
    return {{"extra_cost", spread_json(plane.cost)},
            {"extra_effect", spread_json(plane.effect)},
            {"quadrants", quadrants},
            {"verdict", verdict_text(plane.verdict)},
            {"price", plane.ratio ? price(*plane.ratio) : Json{}}};
}

Json money_json(const Scenario& scenario, const CostView& view, const MoneyRobustness& money) {
    Json planes = Json::object();
    for (std::size_t policy = 0; policy < money.planes.size(); ++policy) {
        if (policy != scenario.baseline) {
            planes[scenario.policies[policy].name] = plane_json(money.planes[policy]);
        }
    }
    Json curve = Json::array();
    for (const Acceptability& at : money.curve) {
        Json benefits = Json::object();
        for (std::size_t policy = 0; policy < at.best.size(); ++policy) {
            benefits[scenario.policies[policy].name] = at.mean_net_benefit[policy];
        }
        curve.push_back({{"willingness", at.willingness},
                         {"best", by_policy(scenario, at.best)},
                         {"mean_net_benefit", benefits},
                         {"highest_mean", scenario.policies[at.highest_mean].name}});
    }
    return {{"cost_view", view.name}, {"says", view.says}, {"planes", planes}, {"curve", curve}};
}

} // namespace

std::string robustness_json(const RobustnessText& text,
                            const std::filesystem::path& file,
                            const std::vector<Problem>& warnings) {
    const RobustnessResult& result = text.result();
    const Scenario& scenario = result.scenario;
    Json outcomes = Json::array();
    for (const OutcomeRobustness& outcome : result.robustness.outcomes) {
        outcomes.push_back(outcome_json(scenario, outcome));
    }
    Json money = Json::array();
    for (std::size_t view = 0; view < result.robustness.money.size(); ++view) {
        money.push_back(money_json(scenario, cost_views[view], result.robustness.money[view]));
    }
    Json remarks = Json::array();
    for (const Problem& warning : warnings) {
        remarks.push_back(to_text(warning));
    }
    const Json all{{"scenario", scenario.name},
                   {"title", scenario.title},
                   {"seed", scenario.seed},
                   {"worlds", result.levels.worlds()},
                   {"weeks", scenario.horizon_weeks},
                   {"baseline", scenario.policies[scenario.baseline].name},
                   {"policies", names_of(scenario)},
                   {"uncertain_numbers", scenario.uncertainty.size()},
                   {"varies", scenario.uncertainty.empty() ? "luck" : "numbers and luck"},
                   {"digest", fmt::format("{:016x}", result.levels.digest())},
                   {"engine", engine_version},
                   {"version", program_version()},
                   {"file", file.string()},
                   {"table", table_beside(file).string()},
                   {"outcomes", outcomes},
                   {"best_in_all", by_policy(scenario, result.robustness.best_in_all)},
                   {"undominated", by_policy(scenario, result.robustness.undominated)},
                   {"money", money},
                   {"sentences", text.sentences()},
                   {"notes", text.notes()},
                   {"warnings", remarks}};
    // A path may hold bytes that are no UTF-8; JSON may not.
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace dowith
