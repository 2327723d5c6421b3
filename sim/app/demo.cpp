// SPDX-License-Identifier: Apache-2.0
#include "output/world_store.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/comparison_json.hpp"
#include "sim/app/findings.hpp"
#include "sim/app/loading.hpp"
#include "sim/app/simulation.hpp"
#include "sim/kernel/contract.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dowith {
namespace {

constexpr std::string_view how_to_go_on =
    "\nThis was scenarios/small-demo.yaml, a place small enough to wait for. To go on\n"
    "(in a clone write scripts/run in place of dowith):\n"
    "  dowith compare scenarios/borough-social-care.yaml   a borough, and its results on disk\n"
    "  dowith check scenarios/small-demo.yaml              what a scenario says\n"
    "  dowith describe ladder                              what else a policy could do\n";

LoadedScenario built_in_demo() {
    const std::string name = "small-demo.yaml";
    const std::optional<std::string> text = gallery_text(name);
    INVARIANT(text.has_value());
    return scenario_from_text(name, *text, {});
}

} // namespace

int demo(const Options& options) {
    const LoadedScenario loaded = built_in_demo();
    const Scenario& scenario = loaded.scenario;
    Kept kept;
    if (options.out.empty()) {
        NoStore nothing;
        kept.comparison = simulate(scenario, options, nothing);
    } else {
        kept = simulate_and_keep(scenario, options, options.out);
    }
    const Findings findings{scenario, kept.comparison, Style{output_is_terminal()}};
    if (options.json) {
        print(
            comparison_json(scenario, kept.comparison, kept.file, all_warnings(loaded, findings)));
        return exit_code_of(kept.comparison);
    }
    print(findings.comparison(options.details));
    print(how_to_go_on);
    if (!kept.file.empty()) {
        print(places_text(kept));
    }
    return exit_code_of(kept.comparison);
}

} // namespace dowith
