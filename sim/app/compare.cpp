// SPDX-License-Identifier: Apache-2.0
#include "sim/app/commands.hpp"
#include "sim/app/comparison_json.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/findings.hpp"
#include "sim/app/loading.hpp"
#include "sim/app/simulation.hpp"

namespace dowith {

int compare(const Options& options) {
    const LoadedScenario loaded = load(options);
    const Scenario& scenario = loaded.scenario;
    const Kept kept = simulate_and_keep(scenario, options, "output/runs/" + scenario.name + ".h5");
    const Findings findings{scenario, kept.comparison, Style{output_is_terminal()}};
    warn(findings.remarks());
    if (options.json) {
        print(
            comparison_json(scenario, kept.comparison, kept.file, all_warnings(loaded, findings)));
    } else {
        print(findings.comparison(options.details) + places_text(kept));
    }
    return exit_code::ok;
}

} // namespace dowith
