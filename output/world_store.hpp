// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/world_run.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace dowith {

/// What stands in a folder where a world should.
struct Lookup {
    std::optional<WorldResult> world;
    std::string fault; ///< why the file that is there is not that world; empty where none is
};

/// Keeps every finished world as a file of its own, named by its key, written whole or not at all.
/// Any number of processes may use one folder at once, also on different machines.
class FolderStore final : public WorldStore {
  public:
    /// The folder is made when the first world is kept.
    explicit FolderStore(std::filesystem::path folder);

    [[nodiscard]] std::optional<WorldResult> find(const std::string& key,
                                                  const WorldShape& shape) override;

    /// The same, and the reason where a file is none that can be used.
    [[nodiscard]] Lookup look_up(const std::string& key, const WorldShape& shape) const;

    [[nodiscard]] std::filesystem::path file_of(const std::string& key) const;

    /// Where another process writes the same world at the same time, either will do, and both go
    /// on. Throws OutputError.
    void keep(const std::string& key, const WorldResult& world) override;

  private:
    std::filesystem::path folder_;
};

/// Keeps nothing: for runs that leave no trace.
class NoStore final : public WorldStore {
  public:
    [[nodiscard]] std::optional<WorldResult> find(const std::string&, const WorldShape&) override {
        return {};
    }

    void keep(const std::string&, const WorldResult&) override {}
};

} // namespace dowith
