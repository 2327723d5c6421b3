// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/reported.hpp"

#include "output/result_file.hpp"
#include "output/result_reader.hpp"
#include "sim/app/data_error.hpp"
#include "sim/app/diff/side.hpp"
#include "sim/app/file_kind.hpp"
#include "sim/experiment/engine_version.hpp"
#include "sim/experiment/levels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dowith {
namespace {

void refuse_other_engines(const std::filesystem::path& file, const std::string& engine) {
    if (engine != engine_version) {
        throw DataError{fmt::format("{}: engine {} made it, and this program has engine {}, whose "
                                    "outcomes are not all the same; run its command again "
                                    "(`dowith inspect {}` prints it)",
                                    file.string(),
                                    engine,
                                    engine_version,
                                    file.string())};
    }
}

/// How policies fare over the worlds, where there are some to choose from and money is told.
std::optional<Robustness> robustness_in(const Scenario& scenario, const Comparison& comparison) {
    std::vector<std::size_t> judged;
    for (const Outcome& outcome : comparison.outcomes) {
        if (outcome.primary && all_series()[outcome.series].indicator->better != Better::neither) {
            judged.push_back(outcome.series);
        }
    }
    if (scenario.policies.size() < 2 || comparison.worlds.size() < 2 || judged.empty()) {
        return {};
    }
    Levels levels{comparison.worlds.size(), scenario.policies.size()};
    for (std::size_t world = 0; world < comparison.worlds.size(); ++world) {
        levels.take(world, comparison.worlds[world]);
    }
    return robustness_of(scenario, levels, judged, willingness_grid(willingness_most));
}

} // namespace

std::vector<std::size_t> Reported::compared() const {
    std::vector<std::size_t> policies;
    for (std::size_t policy = 0; policy < scenario.policies.size(); ++policy) {
        if (policy != scenario.baseline) {
            policies.push_back(policy);
        }
    }
    return policies;
}

std::size_t Reported::leading(const Outcome& outcome) const {
    const auto rank = [&](std::size_t policy) {
        const Spread& difference = outcome.differences[policy].difference;
        const bool is_clear = difference.low > 0.0 || difference.high < 0.0;
        return std::pair{is_clear, std::fabs(difference.mean)};
    };
    const std::vector<std::size_t> policies = compared();
    return *std::max_element(policies.begin(), policies.end(), [&](std::size_t a, std::size_t b) {
        return rank(a) < rank(b);
    });
}

std::vector<const Outcome*> Reported::primary() const {
    std::vector<const Outcome*> outcomes;
    for (const Outcome& outcome : comparison.outcomes) {
        if (outcome.primary) {
            outcomes.push_back(&outcome);
        }
    }
    return outcomes.empty() ? std::vector{&comparison.outcome("need_met")} : outcomes;
}

Reported read_reported(const std::filesystem::path& file) {
    const FileKind& kind = kind_of(file);
    if (kind.word != "result") {
        throw DataError{fmt::format(
            "{}: it is {}; reports are of results of compare", file.string(), kind.says)};
    }
    const NetcdfReader result = open_result(file);
    const auto text = [&](const char* name) { return result.attribute<std::string>("/", name); };
    refuse_other_engines(file, text("engine_version"));
    Reported reported;
    reported.command = text("history");
    reported.program = text("source");
    reported.engine = text("engine_version");
    reported.build = text("build");
    reported.scenario = read_scenario_of(result, folder_of_scenario(reported.command));
    reported.comparison = read_comparison(result, reported.scenario);
    if (has_people(result)) {
        reported.people = read_people(result);
    }
    if (has_ledger(result)) {
        reported.audits = audit_ledger(read_ledger(result));
    }
    reported.robustness = robustness_in(reported.scenario, reported.comparison);
    return reported;
}

} // namespace dowith
