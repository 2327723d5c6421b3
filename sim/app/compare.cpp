// SPDX-License-Identifier: Apache-2.0
#include "sim/app/commands.hpp"
#include "sim/app/comparison_json.hpp"
#include "sim/app/findings.hpp"
#include "sim/app/job.hpp"
#include "sim/app/loading.hpp"
#include "sim/app/shard_run.hpp"

#include <utility>

namespace dowith {

Job load_comparison(const Options& options) {
    LoadedScenario loaded = load(options);
    std::string usual = "output/runs/" + loaded.scenario.name + ".h5";
    return {std::move(loaded), std::move(usual)};
}

void print_comparison(const Options& options, const LoadedScenario& loaded, const Kept& kept) {
    const Scenario& scenario = loaded.scenario;
    const Findings findings{scenario, kept.comparison, Style{output_is_terminal()}};
    warn(findings.remarks());
    if (options.json) {
        print(
            comparison_json(scenario, kept.comparison, kept.file, all_warnings(loaded, findings)));
    } else {
        print(findings.comparison(options.details) + places_text(kept));
    }
}

int compare(const Options& options) {
    const Job job = load_comparison(options);
    if (!options.shard.is_all()) {
        return run_shard(job, options);
    }
    const Kept kept = simulate_and_keep(job.loaded.scenario, options, job.usual);
    print_comparison(options, job.loaded, kept);
    return exit_code_of(kept.comparison);
}

} // namespace dowith
