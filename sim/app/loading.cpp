// SPDX-License-Identifier: Apache-2.0
#include "sim/app/loading.hpp"

#include "sim/app/terminal.hpp"

namespace dowith {

LoadedScenario load(const Options& options) {
    LoadedScenario loaded = load_scenario(options.scenario, options.overrides);
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
