// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/output/temporary_folder.hpp"
#include "tests/scenario/scenario_of.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// A scenario of one service with a file of people and, if there is any, one of ties, in a folder
/// that is gone afterwards.
class PopulationFiles {
  public:
    explicit PopulationFiles(std::string_view people, std::string_view ties = {}) {
        write("people.csv", people);
        if (!ties.empty()) {
            write("ties.csv", ties);
            keys_ += ", ties: ties.csv";
        }
    }

    void write(const char* name, std::string_view text) const {
        std::ofstream{folder_ / name, std::ios::binary} << text;
    }

    [[nodiscard]] LoadedScenario load(const std::vector<std::string>& overrides = {}) const {
        write("x.yaml", scenario_text(std::string{one_policy} + "population: {" + keys_ + "}\n"));
        return load_scenario(folder_ / "x.yaml", overrides);
    }

    [[nodiscard]] Scenario scenario(const std::vector<std::string>& overrides = {}) const {
        return load(overrides).scenario;
    }

    /// What `resolved.yaml` in the same folder says.
    [[nodiscard]] Scenario resolved() const {
        return load_scenario(folder_ / "resolved.yaml", {}).scenario;
    }

    /// What is wrong, with the folder's own name left out; empty if nothing is.
    [[nodiscard]] std::string refusal(const std::vector<std::string>& overrides = {}) const {
        std::string text;
        try {
            static_cast<void>(load(overrides));
        } catch (const ScenarioErrors& errors) {
            text = errors.what();
        }
        const std::string prefix = folder_.path().string() + '/';
        for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
            text.erase(at, prefix.size());
        return text;
    }

  private:
    TemporaryFolder folder_;
    std::string keys_ = "file: people.csv";
};

/// What is wrong with a file of people.
inline std::string refused_people(std::string_view people) {
    return PopulationFiles{people}.refusal();
}

} // namespace dowith
