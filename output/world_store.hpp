// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/comparison.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace dowith {

/// Keeps every finished world as a file of its own, named by its key, written whole or not at all.
class FolderStore final : public WorldStore {
  public:
    /// The folder is made when the first world is kept. A kept world must have these numbers of
    /// policies and priors to be found.
    FolderStore(std::filesystem::path folder, std::size_t policies, std::size_t priors);

    [[nodiscard]] std::optional<WorldResult> find(const std::string& key) override;

    /// Throws OutputError.
    void keep(const std::string& key, const WorldResult& world) override;

  private:
    [[nodiscard]] std::filesystem::path file_of(const std::string& key) const;

    std::filesystem::path folder_;
    std::size_t policies_;
    std::size_t priors_;
};

/// Keeps nothing: for runs that leave no trace.
class NoStore final : public WorldStore {
  public:
    [[nodiscard]] std::optional<WorldResult> find(const std::string&) override { return {}; }

    void keep(const std::string&, const WorldResult&) override {}
};

} // namespace dowith
