// SPDX-License-Identifier: Apache-2.0
#include "sim/app/command_line.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/comparison_json.hpp"
#include "sim/app/findings.hpp"
#include "sim/app/job.hpp"
#include "sim/app/loading.hpp"
#include "sim/app/shard_run.hpp"
#include "sim/scenario/nearest_name.hpp"

#include <algorithm>
#include <utility>

namespace dowith {
namespace {

/// Leaves one policy, which is then its own baseline. Other numbers come of that, so the scenario
/// says so where it is named by its content.
void keep_only(Scenario& scenario, const std::string& name) {
    const auto chosen = std::find_if(scenario.policies.begin(),
                                     scenario.policies.end(),
                                     [&](const Policy& policy) { return policy.name == name; });
    if (chosen == scenario.policies.end()) {
        std::vector<std::string_view> names;
        for (const Policy& policy : scenario.policies) {
            names.push_back(policy.name);
        }
        throw UsageError{name + " is no policy of " + scenario.name + "; " +
                         suggest_name(name, names)};
    }
    scenario.policies = {Policy{*chosen}};
    scenario.baseline = 0;
    const std::string remark = "\n# of these policies only: " + name + "\n";
    scenario.resolved += remark;
    scenario.world_key += remark;
}

} // namespace

Job load_run(const Options& options) {
    if (options.world && !options.shard.is_all()) {
        throw UsageError{"--world names one world, and --shard a share of several; give one"};
    }
    Options one_world = options;
    one_world.overrides.insert(one_world.overrides.begin(), "worlds=1"); // unless told otherwise
    LoadedScenario loaded = load(one_world);
    loaded.scenario.precision.clear(); // `run` compares nothing: the worlds that were asked for
    if (!options.policy.empty()) {
        keep_only(loaded.scenario, options.policy);
    }
    std::string usual = "output/runs/" + loaded.scenario.name + ".run.h5";
    return {std::move(loaded), std::move(usual)};
}

void print_run(const Options& options, const LoadedScenario& loaded, const Kept& kept) {
    const Scenario& scenario = loaded.scenario;
    const Findings findings{scenario, kept.comparison, Style{output_is_terminal()}};
    warn(findings.remarks());
    if (options.json) {
        print(
            comparison_json(scenario, kept.comparison, kept.file, all_warnings(loaded, findings)));
    } else {
        print(findings.heading() + findings.levels() + findings.standings() +
              findings.certainty(true) + places_text(kept));
    }
}

int run(const Options& options) {
    const Job job = load_run(options);
    if (!options.shard.is_all()) {
        return run_shard(job, options);
    }
    const Kept kept = simulate_and_keep(job.loaded.scenario, options, job.usual);
    print_run(options, job.loaded, kept);
    return exit_code_of(kept.comparison);
}

} // namespace dowith
