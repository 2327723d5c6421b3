// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/checkpoint.hpp"
#include "sim/kernel/state_bytes.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace dowith {

/// Keeps checkpoints in memory, all of them; any can be lost.
class MemoryCheckpoints final : public CheckpointStore {
  public:
    [[nodiscard]] bool keep_homes(const std::string& /*key*/,
                                  const std::string& name,
                                  std::size_t first,
                                  std::span<const Neighbourhood> homes) override {
        const std::scoped_lock lock{mutex_};
        if (is_full || first == no_room_for) {
            return false;
        }
        for (std::size_t i = 0; i < homes.size(); ++i) {
            homes_[name][first + i] = state_bytes(homes[i]);
        }
        return true;
    }

    [[nodiscard]] bool keep_stand(const std::string& /*key*/,
                                  const WorldStand& stand,
                                  std::span<const std::uint64_t> /*firsts*/) override {
        const std::scoped_lock lock{mutex_};
        stands_[checkpoint_name(stand)] = state_bytes(stand);
        kept.push_back(checkpoint_name(stand));
        return true;
    }

    [[nodiscard]] std::vector<std::string> names(const std::string& /*key*/) override {
        std::vector<std::string> all;
        for (const auto& [name, stand] : stands_) {
            all.push_back(name);
        }
        std::reverse(all.begin(), all.end());
        return all;
    }

    [[nodiscard]] std::optional<WorldStand> find_stand(const std::string& /*key*/,
                                                       const std::string& name) override {
        if (lost.contains(name) || !stands_.contains(name)) {
            return {};
        }
        const std::scoped_lock lock{mutex_};
        StateBytes bytes{stands_.at(name)};
        WorldStand stand;
        load_state(stand, bytes);
        return stand;
    }

    [[nodiscard]] bool find_homes(const std::string& /*key*/,
                                  const std::string& name,
                                  std::size_t first,
                                  std::span<Neighbourhood> homes) override {
        for (std::size_t i = 0; i < homes.size(); ++i) {
            StateBytes bytes{homes_.at(name).at(first + i)};
            load_state(homes[i], bytes);
        }
        return !damaged.contains(name) &&
               !damaged.contains(name + " from " + std::to_string(first));
    }

    void drop(const std::string& /*key*/, const std::string& name) override {
        stands_.erase(name);
        homes_.erase(name);
    }

    void forget(const std::string& /*key*/) override {
        stands_.clear();
        homes_.clear();
    }

    std::vector<std::string> kept;  ///< names, as often and in the order in which they were kept
    std::set<std::string> lost;     ///< names whose stand cannot be read
    std::set<std::string> damaged;  ///< "NAME", or "NAME from 3": homes that cannot be read
    bool is_full = false;           ///< nothing more can be kept
    std::size_t no_room_for = 1000; ///< the part that begins here cannot be kept

  private:
    std::mutex mutex_;
    std::map<std::string, std::vector<std::byte>> stands_;
    std::map<std::string, std::map<std::size_t, std::vector<std::byte>>> homes_;
};

} // namespace dowith
