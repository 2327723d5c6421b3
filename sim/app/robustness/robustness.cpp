// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/robustness/robustness.hpp"

#include "output/robustness_file.hpp"
#include "sim/app/chosen.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/job.hpp"
#include "sim/app/kept_levels.hpp"
#include "sim/app/robustness/robustness_json.hpp"
#include "sim/app/robustness/robustness_text.hpp"
#include "sim/app/terminal.hpp"

#include <algorithm>

namespace dowith {
namespace {

/// Outcomes that can be won: those with a good direction. Throws UsageError where none is.
std::vector<std::size_t> judged_outcomes(const Scenario& scenario, const Options& options) {
    std::vector<std::size_t> places = chosen_outcomes(scenario, options.outcomes);
    std::erase_if(places, [](std::size_t place) {
        return all_series()[place].indicator->better == Better::neither;
    });
    if (places.empty()) {
        throw UsageError{"none of these outcomes has a good direction, so no policy can do best; "
                         "name others with --outcomes"};
    }
    return places;
}

void refuse_one_policy(const Scenario& scenario) {
    if (scenario.policies.size() < 2) {
        throw UsageError{scenario.name + " has one policy, so there is nothing to choose"};
    }
}

/// Beside the result of the comparison whose worlds these are.
std::filesystem::path place_beside(const std::filesystem::path& comparison) {
    const bool ends_in_h5 = comparison.extension() == ".h5";
    const std::string name =
        (ends_in_h5 ? comparison.stem() : comparison.filename()).string() + ".robustness.h5";
    return comparison.parent_path() / name;
}

} // namespace

int robustness(const Options& options) {
    const Job job = load_comparison(options);
    const Scenario& scenario = job.loaded.scenario;
    refuse_one_policy(scenario);
    const std::vector<std::size_t> series = judged_outcomes(scenario, options);
    const std::string digest = scenario_digest(scenario);
    const ResultPlace comparison{options.out.empty() ? job.usual : options.out, digest};
    const ResultPlace place{place_beside(comparison.file()), digest};
    const KeptLevels kept = simulate_levels(scenario, options, comparison.worlds());
    const Robustness found =
        robustness_of(scenario, kept.levels, series, willingness_grid(options.willingness));
    const RobustnessResult result{scenario, kept.levels, found};
    move_aside(place);
    write_robustness(place.file(), result, provenance_of(options));
    robustness_table(result).write(table_beside(place.file()));
    const RobustnessText text{result, Style{output_is_terminal()}};
    print(options.json ? robustness_json(text, place.file(), job.loaded.warnings)
                       : text.all() + places_text(kept, place.file()));
    return exit_code_of(kept);
}

} // namespace dowith
