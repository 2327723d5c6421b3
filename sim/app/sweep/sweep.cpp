// SPDX-License-Identifier: Apache-2.0
#include "sim/app/sweep/sweep.hpp"

#include "output/csv_table.hpp"
#include "output/gathering.hpp"
#include "output/output_error.hpp"
#include "output/sweep_file.hpp"
#include "output/world_store.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/data_error.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/memory_need.hpp"
#include "sim/app/result_place.hpp"
#include "sim/app/shard_run.hpp"
#include "sim/app/simulation.hpp"
#include "sim/app/sweep/sweep_findings.hpp"
#include "sim/app/sweep/sweep_load.hpp"
#include "sim/app/terminal.hpp"
#include "sim/app/version.hpp"
#include "sim/app/words.hpp"
#include "sim/experiment/engine_version.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace dowith {
namespace {

namespace fs = std::filesystem;

/// Bytes of a kept world for each number in it: measured, with room to spare.
constexpr double bytes_a_number = 3.0;

std::string gigabytes(double bytes) { return fmt::format("{:.1f} GB", bytes / 1e9); }

/// One sweep from its words to its files.
class Sweep {
  public:
    explicit Sweep(const Options& options)
        : options_{options}, sweep_{load_sweep(options)}, plan_{sweep_.plan},
          place_{options.out.empty() ? sweep_.usual : options.out,
                 sweep_digest(plan_),
                 sweep_digest_of},
          jobs_{jobs_of(plan_, options.shard)}, store_{place_.worlds()} {
        if (!options.csv.empty()) { // before the worlds are made and not after
            refuse_other_table(options.csv, sweep_table_end);
        }
        for (const SweepJob& job : jobs_.jobs) {
            wanted_.push_back({plan_.points[job.point], job.world});
        }
    }

    int run() {
        refuse_what_is_too_large();
        const auto name = [this](std::size_t job) { return name_of(job); };
        const Simulated done = simulate_jobs(wanted_, name, options_, store_, place_.worlds());
        if (!options_.shard.is_all()) {
            return tell_shard(options_,
                              {plan_.base.name,
                               fmt::format("{} worlds of a sweep of {} points",
                                           wanted_.size(),
                                           plan_.points.size()),
                               "",
                               wanted_.size(),
                               done.found,
                               done.failed.size(),
                               place_.worlds()});
        }
        for (const std::size_t failed : done.failed) {
            failed_.emplace(jobs_.jobs[failed].point, jobs_.jobs[failed].world);
        }
        return write(done.found);
    }

    int merge() {
        const GatheredJobs found = gather_jobs(wanted_, place_.worlds(), options_.folders);
        warn(found.remarks);
        return found.missing.empty() ? write(wanted_.size() - found.copied) : tell_missing(found);
    }

  private:
    [[nodiscard]] JobName name_of(std::size_t job) const {
        const SweepJob& which = jobs_.jobs[job];
        Options one = options_;
        for (std::string& assignment : plan_.design.assignments(which.point)) {
            one.overrides.push_back(std::move(assignment));
        }
        return {fmt::format("world {} at point {}", which.world, which.point),
                one_world_command(one, which.world)};
    }

    /// The file is built in memory, and worlds are kept on the disk: neither is to run out at the
    /// end of a long night.
    void refuse_what_is_too_large() const {
        const double file = 2.0 * sweep_bytes(plan_, sweep_.outcomes.size());
        if (const auto left = memory_left(); options_.shard.is_all() && left && file > *left) {
            throw DataError{fmt::format(
                "the sweep's file does not fit into memory: {} points of {} worlds under {} "
                "policies take up to {}, and {} are left. Fewer --outcomes week by week take less, "
                "and so do fewer points or worlds",
                plan_.points.size(),
                plan_.worlds(),
                plan_.policies(),
                gigabytes(file),
                gigabytes(*left))};
        }
        const double worlds = bytes_a_number * static_cast<double>(wanted_.size()) *
                              static_cast<double>(plan_.policies()) *
                              static_cast<double>(plan_.base.horizon_weeks) *
                              static_cast<double>(all_series().size());
        std::error_code unknown;
        const fs::path folder = place_.file().has_parent_path() ? place_.file().parent_path() : ".";
        const fs::space_info disk = fs::space(folder, unknown);
        if (!unknown && worlds > static_cast<double>(disk.available) + bytes_kept()) {
            throw DataError{fmt::format(
                "{}: the worlds of the sweep do not fit: {} of them take about {}, and {} are "
                "left. Fewer points, worlds or weeks take less; --out names another place",
                folder.string(),
                wanted_.size(),
                gigabytes(worlds),
                gigabytes(static_cast<double>(disk.available)))};
        }
    }

    [[nodiscard]] double bytes_kept() const {
        double bytes = 0.0;
        std::error_code absent;
        for (const fs::directory_entry& file : fs::directory_iterator{place_.worlds(), absent}) {
            const auto size = file.file_size(absent);
            bytes += absent ? 0.0 : static_cast<double>(size);
        }
        return bytes;
    }

    /// The worlds of a point, as they are kept.
    [[nodiscard]] PointWorlds worlds_of_point(std::size_t point) {
        const std::size_t first = jobs_.same_as[point];
        const Scenario& scenario = plan_.points[first];
        PointWorlds worlds;
        for (std::uint32_t number = 0; number < plan_.worlds(); ++number) {
            worlds.push_back(store_.find(world_key(scenario, number), shape_of(scenario)));
            if (!worlds.back() && failed_.count({first, number}) == 0) {
                throw OutputError{place_.worlds(),
                                  fmt::format("world {} of point {} is no longer there; the same "
                                              "command makes it again",
                                              number,
                                              point)};
            }
        }
        return worlds;
    }

    int write(std::size_t found) {
        if (const auto aside = place_.make_room()) {
            tell(fmt::format("moved the result of another sweep from {} to {}\n",
                             place_.file().string(),
                             aside->string()));
        }
        SweepKept kept{place_.file(),
                       design_path(),
                       options_.csv,
                       place_.worlds(),
                       "",
                       wanted_.size(),
                       found,
                       failed_.size()};
        const Provenance provenance{canonical_command(whole()),
                                    program_version(),
                                    std::string{engine_version},
                                    build_name()};
        SweepFile file{kept.file, plan_, sweep_.outcomes, provenance};
        std::optional<SweepTable> table;
        if (!options_.csv.empty()) {
            table.emplace(options_.csv, plan_, sweep_.outcomes);
        }
        SweepFindings findings{sweep_};
        for (std::size_t point = 0; point < plan_.points.size(); ++point) {
            const PointWorlds worlds = worlds_of_point(point);
            file.add(worlds);
            findings.add(worlds);
            if (table) {
                table->add(worlds);
            }
        }
        write_durably(kept.design, design_csv(plan_.design));
        if (table) {
            table->commit();
        }
        kept.digest = file.digest();
        file.commit();
        print(options_.json ? findings.json(kept)
                            : findings.text(kept, Style{output_is_terminal()}));
        return kept.missing > 0 ? exit_code::run_failed : exit_code::ok;
    }

    [[nodiscard]] fs::path design_path() const {
        fs::path path = place_.file();
        return path.replace_extension(".design.csv");
    }

    /// The words that make the whole, whatever command these are of.
    [[nodiscard]] Options whole() const {
        Options all = options_;
        all.command = "sweep";
        return all;
    }

    int tell_missing(const GatheredJobs& found) const {
        constexpr std::size_t shown_max = 6;
        std::vector<std::string> names;
        for (const std::size_t job : found.missing) {
            if (names.size() == shown_max && found.missing.size() > shown_max + 1) {
                names.push_back(fmt::format("{} more", found.missing.size() - shown_max));
                break;
            }
            names.push_back(name_of(job).name);
        }
        const std::string command = whole_command(whole());
        tell(fmt::format("dowith: {} of {} worlds are missing: {}. No result was written.\n"
                         "This makes them, and the result with them:\n  {}\n",
                         found.missing.size(),
                         wanted_.size(),
                         listed(names),
                         command));
        if (options_.json) {
            const nlohmann::ordered_json told{{"scenario", plan_.base.name},
                                              {"worlds", wanted_.size()},
                                              {"missing", found.missing.size()},
                                              {"command", command},
                                              {"warnings", found.remarks}};
            print(told.dump(2) + "\n");
        }
        return exit_code::run_failed;
    }

    const Options& options_;
    LoadedSweep sweep_;
    const SweepPlan& plan_;
    ResultPlace place_;
    SweepJobs jobs_;
    FolderStore store_;
    std::vector<WorldJob> wanted_;
    std::set<std::pair<std::size_t, std::uint32_t>> failed_; ///< point and world
};

} // namespace

int sweep(const Options& options) { return Sweep{options}.run(); }

int merge_sweep(const Options& options) { return Sweep{options}.merge(); }

bool is_sweep(const Options& options) {
    return !options.vary.empty() || !options.points_from.empty();
}

} // namespace dowith
