// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/checkpoint.hpp"

#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace dowith {

/// Keeps checkpoints below a folder, one folder a world and one in it for each checkpoint:
///
///     <folder>/<key>.checkpoint/policy-0001-000130/part-0-20    neighbourhoods 0 to 19
///                                                  part-20-40   those of another process
///                                                  stand        written last
///
/// All of them are state files, so a part that was cut off or changed is known for it; a checkpoint
/// without `stand` is one that was never finished.
class CheckpointFolder final : public CheckpointStore {
  public:
    /// Told what went wrong and what becomes of it, in a sentence; by one thread at a time.
    using Report = std::function<void(const std::string&)>;

    CheckpointFolder(std::filesystem::path folder, Report report);

    [[nodiscard]] bool keep_homes(const std::string& key,
                                  const std::string& name,
                                  std::size_t first,
                                  std::span<const Neighbourhood> homes) override;
    [[nodiscard]] bool keep_stand(const std::string& key,
                                  const WorldStand& stand,
                                  std::span<const std::uint64_t> firsts) override;
    [[nodiscard]] std::vector<std::string> names(const std::string& key) override;
    [[nodiscard]] std::optional<WorldStand> find_stand(const std::string& key,
                                                       const std::string& name) override;
    [[nodiscard]] bool find_homes(const std::string& key,
                                  const std::string& name,
                                  std::size_t first,
                                  std::span<Neighbourhood> homes) override;
    void drop(const std::string& key, const std::string& name) override;
    void forget(const std::string& key) override;

  private:
    [[nodiscard]] std::filesystem::path folder_of(const std::string& key) const;
    [[nodiscard]] bool attempt(const std::string& consequence, const std::function<void()>& act);
    void remove_older(const std::string& key, const std::string& newest);

    std::filesystem::path folder_;
    Report report_;
    std::mutex mutex_; ///< of reports
};

} // namespace dowith
