// SPDX-License-Identifier: Apache-2.0
#include "sim/app/explain/explanation_json.hpp"

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

Json lever_json(const LeverMove& move) {
    Json steps = Json::array();
    for (const LeverMove::Step& step : move.steps) {
        steps.push_back({{"from", step.from}, {"to", step.to}});
    }
    return {{"name", move.lever.name()}, {"steps", steps}};
}

Json groups_json(const LeverSwitch& between) {
    Json groups = Json::array();
    for (const Switch& group : between.switches()) {
        Json levers = Json::array();
        for (const LeverMove& move : group.moves) {
            levers.push_back(lever_json(move));
        }
        groups.push_back({{"name", group.name},
                          {"says", group.says},
                          {"levers", levers},
                          {"events", group.moves_events}});
    }
    return groups;
}

Json contributions_json(const ExplanationText& text, const ExplainedOutcome& outcome) {
    Json all = Json::array();
    for (const std::size_t place : ranked(outcome)) {
        const Contribution& each = outcome.contributions[place];
        const double whole = outcome.difference.difference.mean;
        all.push_back({{"group", text.result().between.switches()[place].name},
                       {"share", spread_json(each.share)},
                       {"part", text.is_clear(outcome) ? Json(each.share.mean / whole) : Json{}},
                       {"alone", spread_json(each.alone)},
                       {"last", spread_json(each.last)}});
    }
    return all;
}

Json interactions_json(const LeverSwitch& between, const ExplainedOutcome& outcome) {
    Json all = Json::array();
    for (const Interaction& pair : outcome.interactions) {
        all.push_back(
            {{"groups",
              {between.switches()[pair.first].name, between.switches()[pair.second].name}},
             {"index", spread_json(pair.index)}});
    }
    return all;
}

Json outcome_json(const ExplanationText& text, const ExplainedOutcome& outcome) {
    const Series& series = all_series()[outcome.series];
    Json difference = spread_json(outcome.difference.difference);
    difference["known_worlds"] = outcome.difference.known;
    difference["better_share"] = outcome.difference.better_share;
    return {{"name", series.name()},
            {"unit", series.indicator->unit},
            {"better", name_of(series.indicator->better)},
            {"primary", is_primary(text.scenario(), outcome.series)},
            {"meaning", series.indicator->meaning},
            {"difference", difference},
            {"contributions", contributions_json(text, outcome)},
            {"interactions", interactions_json(text.result().between, outcome)},
            {"sentences", text.sentences(outcome)}};
}

} // namespace

std::string explanation_json(const ExplanationText& text,
                             const std::filesystem::path& file,
                             const std::vector<Problem>& warnings) {
    const Scenario& scenario = text.scenario();
    const LeverSwitch& between = text.result().between;
    Json outcomes = Json::array();
    for (const ExplainedOutcome* const outcome : text.shown()) {
        outcomes.push_back(outcome_json(text, *outcome));
    }
    Json remarks = Json::array();
    for (const Problem& warning : warnings) {
        remarks.push_back(to_text(warning));
    }
    const Json all{{"scenario", scenario.name},
                   {"title", scenario.title},
                   {"seed", scenario.seed},
                   {"worlds", text.result().levels.worlds()},
                   {"citizens", scenario.population.citizens},
                   {"weeks", scenario.horizon_weeks},
                   {"from", between.from().name},
                   {"to", between.to().name},
                   {"policies", between.coalitions()},
                   {"digest", fmt::format("{:016x}", text.result().levels.digest())},
                   {"engine", engine_version},
                   {"version", program_version()},
                   {"file", file.string()},
                   {"table", table_beside(file).string()},
                   {"groups", groups_json(between)},
                   {"outcomes", outcomes},
                   {"notes", text.notes()},
                   {"warnings", remarks}};
    // A path may hold bytes that are no UTF-8; JSON may not.
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace dowith
