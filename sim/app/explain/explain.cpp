// SPDX-License-Identifier: Apache-2.0
#include "output/explanation_file.hpp"
#include "sim/app/chosen.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/explain/explanation_json.hpp"
#include "sim/app/explain/explanation_text.hpp"
#include "sim/app/kept_levels.hpp"
#include "sim/app/loading.hpp"
#include "sim/app/shard_run.hpp"
#include "sim/app/terminal.hpp"

#include <utility>

namespace dowith {
namespace {

LeverSwitch switch_between(const Scenario& scenario, const Options& options) {
    const Policy& from = scenario.policies[chosen_policy(scenario, options.from_policy)];
    const Policy& to = scenario.policies[chosen_policy(scenario, options.to_policy)];
    LeverSwitch between{from, to, scenario.horizon_weeks, options.groups};
    if (between.switches().empty()) {
        throw UsageError{from.name + " and " + to.name +
                         " do not differ in any lever, nor in what befalls them, so there is "
                         "nothing to explain"};
    }
    return between;
}

/// Whatever is told of everybody, clients or speakers: the file holds more than is asked for.
std::vector<std::size_t> all_outcomes() {
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < all_series().size(); ++place) {
        if (all_series()[place].group <= Group::speakers) {
            places.push_back(place);
        }
    }
    return places;
}

} // namespace

int explain(const Options& options) {
    LoadedScenario loaded = load(options);
    const Scenario scenario = loaded.scenario;
    const LeverSwitch between = switch_between(scenario, options);
    const std::vector<std::size_t> shown = chosen_outcomes(scenario, options.outcomes);
    loaded.scenario = switched_scenario(scenario, between);
    const std::string usual = "output/runs/" + scenario.name + ".explain." + between.from().name +
                              "." + between.to().name + ".h5";
    const Job job{std::move(loaded), usual};
    if (!options.shard.is_all()) {
        return run_shard(job, options);
    }
    const Scenario& switched = job.loaded.scenario;
    const ResultPlace place{options.out.empty() ? job.usual : options.out,
                            scenario_digest(switched)};
    const KeptLevels kept = simulate_levels(switched, options, place.worlds());
    const std::vector<std::size_t> told = all_outcomes();
    const std::vector<ExplainedOutcome> outcomes = explain_difference(kept.levels, told);
    const ExplanationResult result{switched, between, kept.levels, outcomes};
    move_aside(place);
    write_explanation(place.file(), result, provenance_of(options));
    explanation_table(result).write(table_beside(place.file()));
    const ExplanationText text{scenario, result, shown, Style{output_is_terminal()}};
    print(options.json ? explanation_json(text, place.file(), job.loaded.warnings)
                       : text.all() + places_text(kept, place.file()));
    return exit_code_of(kept);
}

} // namespace dowith
