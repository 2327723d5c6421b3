// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/world_run.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// A folder that all processes see.
class MemoryStore final : public WorldStore {
  public:
    [[nodiscard]] std::optional<WorldResult> find(const std::string& key,
                                                  const WorldShape& shape) override {
        const std::scoped_lock lock{mutex_};
        const auto place = worlds_.find(key);
        const bool is_it =
            place != worlds_.end() &&
            shape == WorldShape{place->second.values.size(), place->second.draws.size()};
        return is_it ? std::optional{place->second} : std::nullopt;
    }

    void keep(const std::string& key, const WorldResult& world) override {
        const std::scoped_lock lock{mutex_};
        worlds_[key] = world;
        kept.push_back(world.world);
    }

    std::vector<std::uint32_t> kept; ///< worlds, as often and in the order in which they were kept

  private:
    std::mutex mutex_;
    std::map<std::string, WorldResult> worlds_;
};

} // namespace dowith
