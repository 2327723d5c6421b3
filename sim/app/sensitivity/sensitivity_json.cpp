// SPDX-License-Identifier: Apache-2.0
#include "sim/app/sensitivity/sensitivity_json.hpp"

#include "sim/app/kept_levels.hpp"
#include "sim/app/version.hpp"
#include "sim/experiment/engine_version.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

Json index_json(const SobolIndex& index) {
    return {{"share", index.share}, {"low", index.low}, {"high", index.high}};
}

Json effect_json(const ElementaryEffect& effect) {
    return {{"mean_absolute", effect.mean_absolute},
            {"low", effect.interval.low},
            {"high", effect.interval.high},
            {"mean", effect.mean},
            {"sd", effect.sd}};
}

Json influences_json(const SensitivityText& text, const Sensitivity& each) {
    Json all = Json::array();
    for (const std::size_t place : ranked(each)) {
        Json influence = each.effects.empty()
                             ? Json{{"total", index_json(each.indices.total[place])},
                                    {"first", index_json(each.indices.first[place])}}
                             : effect_json(each.effects[place]);
        influence["factor"] = text.names()[place];
        all.push_back(std::move(influence));
    }
    return all;
}

Json response_json(const SensitivityText& text, const Sensitivity& each) {
    const Scenario& base = text.asked().plan.base;
    const Series& series = all_series()[each.response.series];
    Json told{{"outcome", series.name()},
              {"unit", series.indicator->unit},
              {"policy", base.policies[each.response.policy].name},
              {"against", nullptr},
              {"influences", influences_json(text, each)},
              {"sentences", text.sentences(each)}};
    if (each.response.is_difference) {
        told["against"] = base.policies[base.baseline].name;
    }
    if (each.effects.empty()) {
        told["rows_known"] = each.indices.rows;
        told["mean"] = each.indices.mean;
        told["variance"] = each.indices.variance;
        told["additive"] = index_json(each.indices.additive);
    }
    return told;
}

} // namespace

std::string sensitivity_json(const SensitivityText& text, const std::filesystem::path& file) {
    const LoadedStudy& asked = text.asked();
    Json responses = Json::array();
    for (const Sensitivity& each : text.result().sensitivities) {
        responses.push_back(response_json(text, each));
    }
    const Scenario& base = asked.plan.base;
    const Json all{{"scenario", base.name},
                   {"title", base.title},
                   {"seed", base.seed},
                   {"method", asked.study.method == StudyMethod::sobol ? "sobol" : "morris"},
                   {"rows", asked.study.rows},
                   {"factors", asked.study.factors()},
                   {"runs", asked.study.runs.size()},
                   {"citizens", base.population.citizens},
                   {"weeks", base.horizon_weeks},
                   {"digest", fmt::format("{:016x}", text.result().digest)},
                   {"engine", engine_version},
                   {"version", program_version()},
                   {"file", file.string()},
                   {"table", table_beside(file).string()},
                   {"responses", responses},
                   {"notes", text.notes()},
                   {"warnings", asked.warnings}};
    // A path may hold bytes that are no UTF-8; JSON may not.
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace dowith
