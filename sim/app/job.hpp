// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/options.hpp"
#include "sim/app/simulation.hpp"
#include "sim/scenario/load_scenario.hpp"

#include <filesystem>

namespace dowith {

/// What is to be simulated, and where the result stands unless told otherwise.
struct Job {
    LoadedScenario loaded;
    std::filesystem::path usual;
};

// What `compare` and `run` make of their words and how they print what came of it, for whoever
// makes the same result in another way (`merge`). Loading warns as load() does, and throws
// ScenarioErrors and UsageError.

[[nodiscard]] Job load_comparison(const Options& options);
void print_comparison(const Options& options, const LoadedScenario& loaded, const Kept& kept);

/// One world unless told otherwise, and one policy where one is named.
[[nodiscard]] Job load_run(const Options& options);
void print_run(const Options& options, const LoadedScenario& loaded, const Kept& kept);

} // namespace dowith
