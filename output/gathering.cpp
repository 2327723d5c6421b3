// SPDX-License-Identifier: Apache-2.0
#include "output/gathering.hpp"

#include "output/output_error.hpp"
#include "output/world_store.hpp"
#include "sim/experiment/shard.hpp"
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
    Gatherer(std::span<const WorldJob> jobs, std::vector<fs::path> folders, const TakeWorld& take)
        : jobs_{jobs}, folders_{std::move(folders)}, take_{take} {
        for (const fs::path& folder : folders_) {
            stores_.emplace_back(folder);
        }
    }

    GatheredJobs gather() {
        for (std::size_t i = 0; i < jobs_.size(); ++i) {
            const std::string key = world_key(jobs_[i].scenario, jobs_[i].world);
            wanted_.insert(key);
            gather_world(i, key);
        }
        for (std::size_t folder = 0; folder < folders_.size(); ++folder) {
            tell_strangers(folder);
        }
        return std::move(found_);
    }

  private:
    void gather_world(std::size_t job, const std::string& key) {
        const std::uint32_t number = jobs_[job].world;
        std::optional<WorldResult> world;
        fs::path source;
        bool is_copy = false;
        for (std::size_t folder = 0; folder < stores_.size(); ++folder) {
            const fs::path file = stores_[folder].file_of(key);
            Lookup there = stores_[folder].look_up(key, shape_of(jobs_[job].scenario));
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
        take(job, key, std::move(world), is_copy);
    }

    void
    take(std::size_t job, const std::string& key, std::optional<WorldResult> world, bool is_copy) {
        if (!world) {
            found_.missing.push_back(job);
            return;
        }
        if (is_copy) {
            stores_.front().keep(key, *world);
            ++found_.copied;
        }
        if (take_) {
            take_(job, std::move(*world));
        }
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
        if (jobs_.empty()) {
            return "nothing is asked for";
        }
        const Scenario& first = jobs_.front().scenario;
        const Lookup there = store.look_up(key, shape_of(first));
        if (!there.world) {
            return there.fault;
        }
        if (!is_of_one_scenario()) {
            return "is of another point, scenario or seed, or beyond the worlds asked for";
        }
        const bool is_ours = world_key(first, there.world->world) == key;
        return is_ours ? str("is beyond the ", jobs_.size(), " worlds asked for")
                       : std::string{"is of another scenario, seed or record"};
    }

    [[nodiscard]] bool is_of_one_scenario() const {
        return std::all_of(jobs_.begin(), jobs_.end(), [&](const WorldJob& job) {
            return &job.scenario == &jobs_.front().scenario;
        });
    }

    std::span<const WorldJob> jobs_;
    std::vector<fs::path> folders_;
    const TakeWorld& take_;
    std::deque<FolderStore> stores_; // of what cannot be moved
    std::set<std::string> wanted_;
    GatheredJobs found_;
};

} // namespace

GatheredJobs gather_jobs(std::span<const WorldJob> jobs,
                         const fs::path& into,
                         const std::vector<fs::path>& from,
                         const TakeWorld& take) {
    return Gatherer{jobs, distinct_folders(into, from), take}.gather();
}

Gathering
gather_worlds(const Scenario& scenario, const fs::path& into, const std::vector<fs::path>& from) {
    const std::vector<std::uint32_t> wanted = worlds_of(Shard{}, scenario.worlds);
    Gathering found;
    const auto take = [&](std::size_t, WorldResult&& world) {
        found.worlds.push_back(std::move(world));
    };
    GatheredJobs jobs = gather_jobs(jobs_of(scenario, wanted), into, from, take);
    for (const std::size_t job : jobs.missing) {
        found.missing.push_back(wanted[job]);
    }
    found.copied = jobs.copied;
    found.remarks = std::move(jobs.remarks);
    return found;
}

} // namespace dowith
