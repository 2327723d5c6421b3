// SPDX-License-Identifier: Apache-2.0
#include "sim/app/comparison_json.hpp"

#include "sim/app/standing.hpp"
#include "sim/app/version.hpp"
#include "sim/experiment/engine_version.hpp"
#include "sim/experiment/failure_flags.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json{} : Json(text); }

/// A rung and the cell of the grid at these roles, whether or not the policy names it.
Json place_json(const RungPlace& rung, Roles roles) {
    return {{"ladder", rung.ladder},
            {"rung", rung.number},
            {"rung_name", text_or_null(rung.name)},
            {"cell", built_in_grid().at(roles).name},
            {"design", name_of(roles.design)},
            {"delivery", name_of(roles.delivery)}};
}

Json flags_json(const Scenario& scenario, const Comparison& comparison, std::size_t policy) {
    Json names = Json::array();
    for (const FailureFlag* flag : flagged(scenario, comparison, policy)) {
        names.push_back(flag->name);
    }
    return names;
}

Json policies_json(const Scenario& scenario, const Comparison& comparison) {
    Json all = Json::array();
    for (std::size_t policy = 0; policy < scenario.policies.size(); ++policy) {
        const Standing standing = standing_of(scenario, comparison, policy);
        all.push_back({{"name", scenario.policies[policy].name},
                       {"declared", place_json(standing.declared_rung, standing.declared_roles)},
                       {"realised", place_json(standing.realised_rung, standing.realised_roles)},
                       {"flags", flags_json(scenario, comparison, policy)}});
    }
    return all;
}

Json against_baseline(const PairedDifference& paired, bool is_baseline) {
    if (is_baseline) {
        return {{"difference", nullptr},
                {"low", nullptr},
                {"high", nullptr},
                {"half_width", nullptr},
                {"known_worlds", nullptr},
                {"better_share", nullptr},
                {"variance_ratio", nullptr},
                {"unpaired_worlds_needed", nullptr}};
    }
    const std::size_t unpaired = unpaired_worlds_needed(paired);
    return {{"difference", paired.difference.mean},
            {"low", paired.difference.low},
            {"high", paired.difference.high},
            {"half_width", half_width(paired.difference)},
            {"known_worlds", paired.known},
            {"better_share", paired.better_share},
            {"variance_ratio", paired.variance_ratio > 0.0 ? Json(paired.variance_ratio) : Json{}},
            {"unpaired_worlds_needed", unpaired > 0 ? Json(unpaired) : Json{}}};
}

Json outcome_json(const Scenario& scenario, const Outcome& outcome) {
    const Series& series = all_series()[outcome.series];
    const Indicator& indicator = *series.indicator;
    Json policies = Json::object();
    for (std::size_t policy = 0; policy < scenario.policies.size(); ++policy) {
        const Spread& level = outcome.levels[policy];
        Json numbers{{"mean", level.mean},
                     {"sd", level.sd},
                     {"p05", level.p05},
                     {"median", level.median},
                     {"p95", level.p95}};
        numbers.update(against_baseline(outcome.differences[policy], policy == scenario.baseline));
        policies[scenario.policies[policy].name] = numbers;
    }
    return {{"name", series.name()},
            {"unit", indicator.unit},
            {"better", name_of(indicator.better)},
            {"area", indicator.area},
            {"primary", outcome.primary},
            {"exploratory", !outcome.primary},
            {"precision", outcome.wanted ? Json(*outcome.wanted) : Json{}},
            {"meaning", indicator.meaning},
            {"policies", policies}};
}

/// Worlds that will do; null where nothing is wanted, or nobody can tell.
Json needed_json(const Stopping& stopping) {
    return stopping.worlds_needed ? Json(*stopping.worlds_needed) : Json{};
}

} // namespace

std::string comparison_json(const Scenario& scenario,
                            const Comparison& comparison,
                            const std::filesystem::path& file,
                            const std::vector<std::string>& warnings) {
    Json outcomes = Json::array();
    for (const Outcome& outcome : comparison.outcomes) {
        if (all_series()[outcome.series].group <= Group::speakers) {
            outcomes.push_back(outcome_json(scenario, outcome));
        }
    }
    const StoppingRule& rule = comparison.stopping.rule;
    const Json all{{"scenario", scenario.name},
                   {"title", scenario.title},
                   {"seed", scenario.seed},
                   {"worlds", comparison.worlds.size()},
                   {"missing_worlds", comparison.missing},
                   {"rule", rule.name()},
                   {"cap", rule.cap},
                   {"worlds_used", comparison.stopping.worlds_used},
                   {"precise", rule.is_sequential ? Json(comparison.stopping.is_precise) : Json{}},
                   {"worlds_needed", needed_json(comparison.stopping)},
                   {"alpha", rule.alpha},
                   {"citizens", scenario.population.citizens},
                   {"weeks", scenario.horizon_weeks},
                   {"baseline", scenario.policies[scenario.baseline].name},
                   {"digest", fmt::format("{:016x}", comparison.digest)},
                   {"engine", engine_version},
                   {"version", program_version()},
                   {"file", text_or_null(file.string())},
                   {"policies", policies_json(scenario, comparison)},
                   {"outcomes", outcomes},
                   {"warnings", warnings}};
    // A path may hold bytes that are no UTF-8; JSON may not.
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace dowith
