// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/trace/trace.hpp"

#include "output/trace_file.hpp"
#include "sim/app/chosen.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/diff/side.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/file_kind.hpp"
#include "sim/app/kept_levels.hpp"
#include "sim/app/loading.hpp"
#include "sim/app/memory_need.hpp"
#include "sim/app/processes.hpp"
#include "sim/app/terminal.hpp"
#include "sim/app/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

/// Of a scenario's file, or of a result's, whichever engine made it.
Scenario scenario_to_trace(const Options& options) {
    return is_data_file(options.scenario) ? Side{options.scenario, options.overrides}.scenario()
                                          : load(options).scenario;
}

/// The policy that is named, or the only one there is.
std::size_t policy_of(const Scenario& scenario, const Options& options) {
    if (!options.policy.empty()) {
        return chosen_policy(scenario, options.policy);
    }
    if (scenario.policies.size() == 1) {
        return 0;
    }
    std::vector<std::string> names;
    for (const Policy& policy : scenario.policies) {
        names.push_back(policy.name);
    }
    throw UsageError{fmt::format(
        "a trace is of one run, and {} has several policies: name one of {} with --policy",
        scenario.name,
        listed(names))};
}

void refuse_what_is_not_there(const Scenario& scenario, const Options& options) {
    const auto burn_in = static_cast<std::int32_t>(scenario.burn_in_weeks);
    const auto horizon = static_cast<std::int32_t>(scenario.horizon_weeks);
    if (options.week && (*options.week < -burn_in || *options.week >= horizon)) {
        throw UsageError{fmt::format("--week {}: the weeks of {} go from {} to {}",
                                     *options.week,
                                     scenario.name,
                                     -burn_in,
                                     horizon - 1)};
    }
    if (options.neighbourhood && *options.neighbourhood >= scenario.population.neighbourhoods) {
        throw UsageError{fmt::format("--neighbourhood {}: those of {} go from 0 to {}",
                                     *options.neighbourhood,
                                     scenario.name,
                                     scenario.population.neighbourhoods - 1)};
    }
}

std::string trace_text(const Trace& trace, const Scenario& scenario, const std::string& file) {
    std::string text = wrapped(fmt::format(
        "{}, world {} under {}: {} columns of its state at the end of each of {} weeks.",
        scenario.title,
        trace.world,
        trace.policy,
        count_text(trace.columns.size()),
        count_text(trace.week_count())));
    if (trace.close) {
        text += wrapped(fmt::format("Week {} is told step by step{}.",
                                    trace.close->week,
                                    trace.close->home
                                        ? fmt::format(", with every number of neighbourhood {}",
                                                      trace.close->home->neighbourhood)
                                        : ""));
    }
    return text + fmt::format("State digest: {:016x}\nTrace: {}\n", *trace.digest, file);
}

std::string trace_json(const Trace& trace, const Scenario& scenario, const std::string& file) {
    Json all{{"scenario", scenario.name},
             {"policy", trace.policy},
             {"world", trace.world},
             {"weeks", trace.week_count()},
             {"first_week", trace.first_week},
             {"columns", trace.columns.size()},
             {"state_digest", fmt::format("{:016x}", *trace.digest)},
             {"week", nullptr},
             {"neighbourhood", nullptr},
             {"file", file}};
    if (trace.close) {
        all["week"] = trace.close->week;
    }
    if (trace.close && trace.close->home) {
        all["neighbourhood"] = trace.close->home->neighbourhood;
    }
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

int trace(const Options& options) {
    const Scenario scenario = scenario_to_trace(options);
    const std::size_t policy = policy_of(scenario, options);
    refuse_what_is_not_there(scenario, options);
    (void)worlds_at_once(scenario, 1); // refuses a place that does not fit into memory
    const std::filesystem::path usual = "output/runs/" + scenario.name + ".trace.h5";
    const ResultPlace place{options.out.empty() ? usual : options.out, scenario_digest(scenario)};
    const std::unique_ptr<Executor> executor = tbb_executor(threads_here(options.threads));
    const Trace trace = trace_run(scenario,
                                  policy,
                                  options.world.value_or(0),
                                  *executor,
                                  {.week = options.week, .neighbourhood = options.neighbourhood});
    Options made = options; // whatever was left to be the usual is said
    made.policy = scenario.policies[policy].name;
    made.world = trace.world;
    move_aside(place);
    write_trace(place.file(), scenario, trace, provenance_of(made));
    print(options.json ? trace_json(trace, scenario, place.file().string())
                       : trace_text(trace, scenario, place.file().string()));
    return exit_code::ok;
}

} // namespace dowith
