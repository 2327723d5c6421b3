// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/netcdf.hpp"
#include "sim/engine/executor.hpp"
#include "sim/experiment/trace/parting.hpp"
#include "sim/scenario/load_scenario.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dowith {

/// The folder of the scenario that a command names, as far as it stands there without quotes:
/// people and ties are looked for beside it.
[[nodiscard]] std::filesystem::path folder_of_scenario(const std::string& command);

/// How a side came about, as its file tells it. Of a scenario: what this program would make of it.
struct Making {
    std::string program;
    std::string engine;
    std::string build;
    std::string command; ///< empty for a scenario
    std::string digest;  ///< likewise

    /// Whether this program comes to the same numbers.
    [[nodiscard]] bool is_of_this_engine() const;
};

/// One of two things that are set side by side: a scenario, or the result or trace of one.
class Side {
  public:
    enum class Kind { scenario, result, trace };

    /// Reads a file of any of these kinds. With overrides a result or trace stands for the scenario
    /// in it, changed by them. Throws ScenarioErrors, OutputError, and DataError where a file of
    /// ours is of none of these kinds, or of a later format.
    Side(std::filesystem::path file, std::span<const std::string> overrides);

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

    /// The file, and what was changed in its scenario.
    [[nodiscard]] const std::string& name() const { return name_; }

    [[nodiscard]] Kind kind() const { return kind_; }

    [[nodiscard]] const Making& making() const { return making_; }

    /// The scenario as YAML, with every value that decided its runs.
    [[nodiscard]] const std::string& resolved() const { return resolved_; }

    /// Names of the policies that were run, or would be.
    [[nodiscard]] const std::vector<std::string>& policies() const { return policies_; }

    /// Of a result: what is in its file. Null for anything else.
    [[nodiscard]] const NetcdfReader* result() const;

    /// Of a trace: what is in its file. Null for anything else.
    [[nodiscard]] const Trace* trace() const { return trace_ ? &*trace_ : nullptr; }

    /// Whether runs of it can be lived again, to the same bits.
    [[nodiscard]] bool can_be_lived() const { return making_.is_of_this_engine(); }

    /// The scenario itself, of a side that can be lived. Throws ScenarioErrors.
    [[nodiscard]] const Scenario& scenario();

    /// The trace of one of its runs: from its file if that tells what is wished, or lived; of a
    /// trace in a file only if what is lived agrees with it. It outlives what is returned.
    [[nodiscard]] TraceSource
    source(const std::string& policy, std::uint32_t world, Executor& executor);

  private:
    void read_making();
    void load(LoadedScenario loaded);
    [[nodiscard]] LoadedScenario scenario_in_file(std::span<const std::string> overrides) const;

    std::filesystem::path file_;
    std::string name_;
    Kind kind_ = Kind::scenario;
    Making making_;
    std::string resolved_;
    std::vector<std::string> policies_;
    std::optional<NetcdfReader> reader_;
    std::optional<Trace> trace_;
    std::optional<Scenario> scenario_;
};

} // namespace dowith
