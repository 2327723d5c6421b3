// SPDX-License-Identifier: Apache-2.0
#include "sim/app/sweep/sweep_findings.hpp"
#include "sim/app/version.hpp"
#include "sim/experiment/engine_version.hpp"
#include "sim/scenario/scalar.hpp"

#include <nlohmann/json.hpp>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

Json value_json(const std::string& value) {
    const std::optional<double> number = decimal(value);
    return number ? Json(*number) : Json(value);
}

Json factor_json(const Factor& factor, const SweepDesign& design) {
    Json told{{"path", factor.path}};
    if (!design.rows.empty()) {
        return told;
    }
    if (factor.is_list()) {
        told["values"] = Json::array();
        for (const std::string& value : factor.values) {
            told["values"].push_back(value_json(value));
        }
        return told;
    }
    told["low"] = factor.low;
    told["high"] = factor.high;
    if (factor.likelihood == Likelihood::triangular) {
        told["mode"] = factor.mode;
    }
    told["likelihood"] = factor.likelihood == Likelihood::triangular    ? "triangular"
                         : factor.likelihood == Likelihood::log_uniform ? "log_uniform"
                                                                        : "uniform";
    return told;
}

Json spread_json(const Spread& level) { return {{"mean", level.mean}, {"sd", level.sd}}; }

Json difference_json(const PairedDifference& paired) {
    return {{"difference", paired.difference.mean},
            {"low", paired.difference.low},
            {"high", paired.difference.high},
            {"known_worlds", paired.known},
            {"better_share", paired.better_share}};
}

} // namespace

std::string SweepFindings::json(const SweepKept& kept) const {
    const SweepDesign& design = plan_.design;
    Json factors = Json::array();
    for (const Factor& factor : design.factors) {
        factors.push_back(factor_json(factor, design));
    }
    Json points = Json::array();
    for (std::size_t point = 0; point < design.points.size(); ++point) {
        Json told{{"point", point}, {"factors", Json::object()}, {"outcomes", Json::object()}};
        for (std::size_t factor = 0; factor < design.factors.size(); ++factor) {
            told["factors"][design.factors[factor].path] = value_json(design.points[point][factor]);
        }
        for (std::size_t outcome = 0; outcome < told_.size(); ++outcome) {
            Json policies = Json::object();
            for (std::size_t policy = 0; policy < plan_.policies(); ++policy) {
                const Cell& here = cell(point, outcome, policy);
                Json numbers = spread_json(here.level);
                if (policy != plan_.base.baseline) {
                    numbers.update(difference_json(here.against));
                }
                policies[plan_.base.policies[policy].name] = numbers;
            }
            told["outcomes"][all_series()[told_[outcome]].name()] = policies;
        }
        points.push_back(std::move(told));
    }
    const Json all{{"scenario", plan_.base.name},
                   {"title", plan_.base.title},
                   {"seed", plan_.base.seed},
                   {"design", design.how},
                   {"worlds", plan_.worlds()},
                   {"weeks", plan_.base.horizon_weeks},
                   {"baseline", plan_.base.policies[plan_.base.baseline].name},
                   {"missing_worlds", kept.missing},
                   {"digest", kept.digest},
                   {"engine", engine_version},
                   {"version", program_version()},
                   {"file", kept.file.string()},
                   {"design_file", kept.design.string()},
                   {"table", kept.table.empty() ? Json{} : Json(kept.table.string())},
                   {"factors", factors},
                   {"points", points},
                   {"warnings", sweep_.warnings}};
    // A path may hold bytes that are no UTF-8; JSON may not.
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace dowith
