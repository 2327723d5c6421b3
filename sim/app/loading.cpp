// SPDX-License-Identifier: Apache-2.0
#include "sim/app/loading.hpp"

#include "sim/app/terminal.hpp"
#include "sim/kernel/contract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

namespace dowith {

namespace {

/// Whether `--set` with this path gave the number that a prior is about: its path, with or without
/// what it begins with.
bool gives(std::string_view path, const Prior& prior) {
    const std::string full = "parameters." + prior.path;
    return !path.empty() &&
           (path == full || path == prior.path || full.ends_with(fmt::format(".{}", path)));
}

/// Whoever sets a number wants it to be so; a prior around it is easily overlooked.
std::vector<Problem> drawn_all_the_same(const Scenario& scenario, const Options& options) {
    std::vector<Problem> warnings;
    for (const std::string& override : options.overrides) {
        const std::string_view path = std::string_view{override}.substr(0, override.find('='));
        for (const Prior& prior : scenario.uncertainty) {
            if (gives(path, prior)) {
                warnings.push_back(
                    {{"--set " + override, 0, 0},
                     std::string{path},
                     fmt::format("is drawn anew in each world, from {:g} to {:g}, most often near "
                                 "{:g}",
                                 prior.low,
                                 prior.high,
                                 prior.mode),
                     "--set uncertainty=none keeps every number as it is set",
                     Severity::warning});
            }
        }
    }
    return warnings;
}

/// The reference comparison, as it ships inside the program.
LoadedScenario reference_scenario(std::span<const std::string> overrides) {
    const std::string name = "borough-social-care.yaml";
    const std::optional<std::string> text = gallery_text(name);
    INVARIANT(text.has_value());
    return scenario_from_text(name, *text, overrides);
}

} // namespace

LoadedScenario read_scenario(const Options& options) {
    LoadedScenario loaded = options.scenario.empty()
                                ? reference_scenario(options.overrides)
                                : load_scenario(options.scenario, options.overrides);
    std::ranges::move(drawn_all_the_same(loaded.scenario, options),
                      std::back_inserter(loaded.warnings));
    return loaded;
}

LoadedScenario load(const Options& options) {
    LoadedScenario loaded = read_scenario(options);
    for (const Problem& warning : loaded.warnings) {
        tell(to_text(warning) + "\n");
    }
    return loaded;
}

std::vector<std::string> all_warnings(const LoadedScenario& loaded, const Findings& findings) {
    std::vector<std::string> warnings;
    for (const Problem& warning : loaded.warnings) {
        warnings.push_back(to_text(warning));
    }
    for (const std::string& remark : findings.remarks()) {
        warnings.push_back(remark);
    }
    if (const std::string few = findings.few_worlds(); !few.empty()) {
        warnings.push_back(few);
    }
    return warnings;
}

} // namespace dowith
