// SPDX-License-Identifier: Apache-2.0
#include "web/engine/description.hpp"

#include "sim/app/words.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/experiment/engine_version.hpp"
#include "sim/kernel/digest.hpp"
#include "sim/model/parameters.hpp"
#include "sim/scenario/gallery.hpp"
#include "sim/scenario/grid.hpp"
#include "sim/scenario/ladder.hpp"
#include "sim/scenario/preset.hpp"
#include "sim/scenario/self_assessment.hpp"

#include <string>
#include <utility>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

/// Whether a file of the gallery may be a scenario: the others stand in folders of their own.
bool is_in_front(const GalleryFile& file) { return file.name.find('/') == std::string_view::npos; }

Json policy_names(const Scenario& scenario) {
    Json names = Json::array();
    for (const Policy& policy : scenario.policies) {
        names.push_back(policy.name);
    }
    return names;
}

/// Every scenario of the gallery that the engine can simulate. What else stands there is no
/// scenario, such as the list of technologies, and is refused by the same reader.
Json scenarios_json() {
    Json all = Json::array();
    for (const GalleryFile& file : gallery()) {
        if (!is_in_front(file)) {
            continue;
        }
        try {
            const Scenario scenario =
                scenario_from_text(std::string{file.name}, file.text, {}).scenario;
            all.push_back({{"name", file.name},
                           {"title", scenario.title},
                           {"question", scenario.question},
                           {"lookAt", scenario.look_at},
                           {"policies", policy_names(scenario)},
                           {"baseline", scenario.policies[scenario.baseline].name},
                           {"horizonWeeks", scenario.horizon_weeks},
                           {"citizens", scenario.population.citizens}});
        } catch (const ScenarioErrors&) {
            continue;
        }
    }
    return all;
}

std::string direction(Better better) {
    return better == Better::neither ? "neither" : std::string{name_of(better)} + " is better";
}

Json series_json() {
    Json all = Json::array();
    for (const Series& series : all_series()) {
        const Indicator& indicator = *series.indicator;
        all.push_back({{"name", series.name()},
                       {"label", short_name(series)},
                       {"meaning", indicator.meaning},
                       {"unit", indicator.unit == "1" ? "" : plain_unit(indicator.unit)},
                       {"decimals", decimals_of(indicator.unit)},
                       {"direction", direction(indicator.better)},
                       {"area", indicator.area}});
    }
    return all;
}

Json declaration_json(std::string path, std::string_view group, const Declaration& declared) {
    return {{"path", std::move(path)},
            {"group", group},
            {"meaning", declared.meaning},
            {"unit", declared.unit == "1" ? "" : plain_unit(declared.unit)},
            {"fallback", declared.fallback},
            {"plausible", {declared.plausible.low, declared.plausible.high}},
            {"possible", {declared.possible.low, declared.possible.high}},
            {"source", declared.source},
            {"words", declared.words}};
}

Json parameters_json() {
    Json all = Json::array();
    for (const ParameterEntry& entry : all_parameters()) {
        all.push_back(declaration_json(entry.path(), entry.group, entry.declaration));
    }
    return all;
}

Json levers_json() {
    Json all = Json::array();
    for (const Lever& lever : all_levers()) {
        all.push_back(declaration_json(lever.name(),
                                       lever.of_practice != nullptr ? "practice" : "time bank",
                                       lever.declaration()));
    }
    return all;
}

Json levers_of(const Preset& preset) {
    Json levers = Json::object();
    for (const Lever& lever : all_levers()) {
        levers[lever.name()] = lever.value_in(preset);
    }
    return levers;
}

Json rung_json(const Rung& rung) {
    return {{"name", rung.name},
            {"number", rung.number},
            {"group", rung.group},
            {"says", rung.says},
            {"levers", levers_of(rung)}};
}

Json grid_json() {
    Json cells = Json::array();
    for (const Cell& cell : built_in_grid().cells) {
        cells.push_back({{"name", cell.name},
                         {"design", name_of(cell.roles.design)},
                         {"delivery", name_of(cell.roles.delivery)},
                         {"says", cell.says},
                         {"levers", levers_of(cell)}});
    }
    return {{"title", built_in_grid().title}, {"source", built_in_grid().source}, {"cells", cells}};
}

Json ladders_json() {
    Json all = Json::array();
    for (const Ladder& ladder : built_in_ladders()) {
        Json rungs = Json::array();
        for (const Rung& rung : ladder.rungs) {
            rungs.push_back(rung_json(rung));
        }
        all.push_back({{"name", ladder.name},
                       {"title", ladder.title},
                       {"source", ladder.source},
                       {"file", "ladders/" + ladder.name + ".yaml"},
                       {"startingRung", ladder.starting_rung},
                       {"rungs", rungs}});
    }
    return all;
}

Json self_assessment_json() {
    Json all = Json::array();
    for (const Question& question : built_in_self_assessment().questions) {
        Json levers = Json::object();
        for (const AnsweredLever& answered : question.levers) {
            levers[answered.lever.name()] = answered.values;
        }
        all.push_back({{"name", question.name},
                       {"asks", question.asks},
                       {"answers", question.answers},
                       {"levers", levers}});
    }
    return all;
}

/// Where every lever stands as a policy begins, for the first service.
Json levers_at_start(const Stage& stage) {
    Json levers = Json::object();
    for (const Lever& lever : all_levers()) {
        if (lever.of_bank != nullptr) {
            levers[lever.name()] = stage.bank.*lever.of_bank->member;
        } else if (!stage.practice.empty()) {
            levers[lever.name()] = stage.practice.front().*lever.of_practice->member;
        }
    }
    return levers;
}

Json policy_json(const Policy& policy) {
    Json stages = Json::array();
    for (const Stage& stage : policy.stages) {
        stages.push_back({{"week", stage.from_week}, {"rung", stage.rung}});
    }
    return {{"name", policy.name},
            {"rung", policy.stages.front().rung},
            {"cell", policy.stages.front().cell},
            {"stages", stages},
            {"levers", levers_at_start(policy.stages.front())}};
}

Json parameters_in_force(Parameters parameters) {
    Json values = Json::object();
    for (const ParameterEntry& entry : all_parameters()) {
        values[entry.path()] = entry.slot(parameters);
    }
    return values;
}

/// "line 3, column 5" of the text that was asked for; a change as it was made.
std::string place_text(const Place& place) {
    if (place.line == 0) {
        return place.file;
    }
    return "line " + std::to_string(place.line) + ", column " + std::to_string(place.column);
}

} // namespace

Json about_json() {
    return {{"version", engine_version},
            {"scenarios", scenarios_json()},
            {"series", series_json()},
            {"parameters", parameters_json()},
            {"levers", levers_json()},
            {"ladders", ladders_json()},
            {"grid", grid_json()},
            {"selfAssessment", self_assessment_json()}};
}

Json opened_json(const LoadedScenario& loaded, const WorldsSideBySide& worlds) {
    const Scenario& scenario = loaded.scenario;
    Json services = Json::array();
    for (const ServicePlan& service : scenario.services) {
        services.push_back(service.name);
    }
    Json policies = Json::array();
    for (const Policy& policy : scenario.policies) {
        policies.push_back(policy_json(policy));
    }
    Json warnings = Json::array();
    for (const Problem& warning : loaded.warnings) {
        warnings.push_back(to_text(warning));
    }
    return {{"title", scenario.title},
            {"question", scenario.question},
            {"seed", std::to_string(scenario.seed)},
            {"burnInWeeks", scenario.burn_in_weeks},
            {"horizonWeeks", scenario.horizon_weeks},
            {"citizens", worlds.people().size()},
            {"neighbourhoods", scenario.population.neighbourhoods},
            {"services", services},
            {"primary", scenario.primary},
            {"baseline", scenario.baseline},
            {"policies", policies},
            {"parameters", parameters_in_force(worlds.fork().setting.parameters)},
            {"warnings", warnings},
            {"resolved", scenario.resolved},
            {"loadAtStart", worlds.fork().load}};
}

Json problems_json(const Problems& problems) {
    Json all = Json::array();
    for (const Problem& problem : problems.sorted()) {
        Problem placeless = problem; // told beside it
        placeless.place = {};
        std::string message = to_text(placeless);
        const std::size_t colon = message.find_first_not_of(": ");
        all.push_back({{"place", place_text(problem.place)},
                       {"message", message.substr(colon == std::string::npos ? 0 : colon)}});
    }
    return all;
}

Json finished_json(const WorldResult& result) {
    Digest digest; // of this world alone, as compare_worlds() adds it up
    for (const std::uint64_t of_policy : result.digests) {
        digest.add(of_policy);
    }
    Json realised = Json::array();
    const std::vector<Rung>& seven = built_in_ladder(realised_ladder).rungs;
    for (const Realised& where : result.realised) {
        const Rung& rung = seven.at(where.rung - 1);
        const Roles roles = realised_cell(where.power, where.delivery);
        realised.push_back({{"power", where.power},
                            {"delivery", where.delivery},
                            {"rung", rung.name},
                            {"number", rung.number},
                            {"cell", built_in_grid().at(roles).name}});
    }
    return {{"digest", digest.hex()}, {"realised", realised}};
}

} // namespace dowith
