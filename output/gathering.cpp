// SPDX-License-Identifier: Apache-2.0
#include "output/gathering.hpp"

#include "output/output_error.hpp"
#include "output/world_store.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/kernel/text.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace dowith {
namespace {

namespace fs = std::filesystem;

/// All folders to look into, the first of which is the one to be filled; each once.
std::vector<fs::path> distinct_folders(const fs::path& into, const std::vector<fs::path>& from) {
    std::vector<fs::path> folders{into};
    for (const fs::path& folder : from) {
        std::error_code failure;
        if (!fs::is_directory(folder, failure)) {
            throw OutputError{folder, "is no folder that can be read"};
        }
        const auto is_it = [&](const fs::path& other) {
            std::error_code absent;
            return fs::equivalent(folder, other, absent);
        };
        if (std::none_of(folders.begin(), folders.end(), is_it)) {
            folders.push_back(folder);
        }
    }
    return folders;
}

/// Collects worlds from the stores of several folders.
class Gatherer {
  public:
    Gatherer(const Scenario& scenario, std::vector<fs::path> folders)
        : scenario_{scenario}, folders_{std::move(folders)} {
        for (const fs::path& folder : folders_) {
            stores_.emplace_back(folder, scenario.policies.size(), scenario.uncertainty.size());
        }
    }

    Gathering gather() {
        for (std::uint32_t world = 0; world < scenario_.worlds; ++world) {
            const std::string key = world_key(scenario_, world);
            wanted_.insert(key);
            gather_world(world, key);
        }
        for (std::size_t folder = 0; folder < folders_.size(); ++folder) {
            tell_strangers(folder);
        }
        return std::move(found_);
    }

  private:
    void gather_world(std::uint32_t number, const std::string& key) {
        std::optional<WorldResult> world;
        fs::path source;
        bool is_copy = false;
        for (std::size_t folder = 0; folder < stores_.size(); ++folder) {
            const fs::path file = stores_[folder].file_of(key);
            Lookup there = stores_[folder].look_up(key);
            if (!there.fault.empty()) {
                found_.remarks.push_back(
                    str(file.string(), " is not used for world ", number, ": ", there.fault));
            } else if (there.world && !world) {
                world = std::move(there.world);
                source = file;
                is_copy = folder > 0;
            } else if (there.world && there.world->digests != world->digests) {
                throw OutputError{file,
                                  str("disagrees with ",
                                      source.string(),
                                      " about world ",
                                      number,
                                      ", which must come out the same everywhere: one of the two "
                                      "machines or programs is at fault; move one file away")};
            }
        }
        take(number, key, std::move(world), is_copy);
    }

    void take(std::uint32_t number,
              const std::string& key,
              std::optional<WorldResult> world,
              bool is_copy) {
        if (!world) {
            found_.missing.push_back(number);
            return;
        }
        if (is_copy) {
            stores_.front().keep(key, *world);
            ++found_.copied;
        }
        found_.worlds.push_back(std::move(*world));
    }

    /// Says of a folder what else is in it, those of a kind together.
    void tell_strangers(std::size_t folder) {
        std::map<std::string, std::vector<std::string>> kinds;
        std::error_code absent;
        for (const fs::directory_entry& entry : fs::directory_iterator{folders_[folder], absent}) {
            const std::string key = entry.path().stem().string();
            if (entry.path().extension() == ".h5" && wanted_.count(key) == 0) {
                kinds[kind_of_stranger(stores_[folder], key)].push_back(
                    entry.path().filename().string());
            }
        }
        for (auto& [kind, names] : kinds) {
            const std::string first = *std::min_element(names.begin(), names.end());
            const std::string others =
                names.size() > 1 ? str(" and ", names.size() - 1, " more") : "";
            found_.remarks.push_back(
                str(folders_[folder].string(), ": ", first, others, " not used: ", kind));
        }
    }

    [[nodiscard]] std::string kind_of_stranger(const FolderStore& store, const std::string& key) {
        const Lookup there = store.look_up(key);
        if (!there.world) {
            return there.fault;
        }
        const bool is_ours = world_key(scenario_, there.world->world) == key;
        return is_ours ? str("is beyond the ", scenario_.worlds, " worlds asked for")
                       : std::string{"is of another scenario, seed or record"};
    }

    const Scenario& scenario_;
    std::vector<fs::path> folders_;
    std::deque<FolderStore> stores_; // of what cannot be moved
    std::set<std::string> wanted_;
    Gathering found_;
};

} // namespace

Gathering
gather_worlds(const Scenario& scenario, const fs::path& into, const std::vector<fs::path>& from) {
    return Gatherer{scenario, distinct_folders(into, from)}.gather();
}

} // namespace dowith
