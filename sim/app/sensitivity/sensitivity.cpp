// SPDX-License-Identifier: Apache-2.0
#include "output/sensitivity_file.hpp"
#include "output/world_store.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/kept_levels.hpp"
#include "sim/app/result_place.hpp"
#include "sim/app/sensitivity/sensitivity_json.hpp"
#include "sim/app/sensitivity/sensitivity_load.hpp"
#include "sim/app/sensitivity/sensitivity_text.hpp"
#include "sim/app/shard_run.hpp"
#include "sim/app/simulation.hpp"
#include "sim/app/terminal.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace dowith {
namespace {

/// One study from its words to its files.
class StudyRunner {
  public:
    explicit StudyRunner(const Options& options)
        : options_{options}, asked_{load_study(options)}, place_{options.out.empty() ? asked_.usual
                                                                                     : options.out,
                                                                 study_digest(asked_.plan),
                                                                 study_digest_of},
          jobs_{jobs_of(asked_.study, asked_.plan)}, levels_{jobs_.jobs.size(),
                                                             asked_.plan.policies()} {}

    int run() {
        const std::vector<std::size_t> ours = places_of_shard();
        std::vector<WorldJob> wanted;
        for (const std::size_t job : ours) {
            wanted.push_back({asked_.plan.points[jobs_.jobs[job].point], jobs_.jobs[job].world});
        }
        FolderStore store{place_.worlds()};
        const auto name = [&](std::size_t i) { return name_of(jobs_.jobs[ours[i]]); };
        const bool is_whole = options_.shard.is_all();
        const TakeWorld take = [&](std::size_t i, WorldResult&& world) { levels_.take(i, world); };
        const Simulated done = simulate_jobs(
            wanted, name, options_, store, place_.worlds(), is_whole ? take : TakeWorld{});
        if (is_whole) {
            return write(done);
        }
        return tell_shard(options_,
                          {asked_.plan.base.name,
                           fmt::format("{} of the {} worlds of a study of {} factors",
                                       wanted.size(),
                                       jobs_.jobs.size(),
                                       asked_.study.factors()),
                           "",
                           wanted.size(),
                           done.found,
                           done.failed.size(),
                           place_.worlds()});
    }

  private:
    [[nodiscard]] std::vector<std::size_t> places_of_shard() const {
        std::vector<std::size_t> places;
        for (std::size_t job = 0; job < jobs_.jobs.size(); ++job) {
            if (job % options_.shard.of + 1 == options_.shard.number) {
                places.push_back(job);
            }
        }
        return places;
    }

    [[nodiscard]] JobName name_of(const StudyRun& job) const {
        Options one = options_;
        one.overrides.emplace_back("uncertainty=none");
        for (std::string& assignment : asked_.study.design.assignments(job.point)) {
            one.overrides.push_back(std::move(assignment));
        }
        return {fmt::format("world {} at point {}", job.world, job.point),
                one_world_command(one, job.world)};
    }

    int write(const Simulated& done) {
        if (done.failed.size() == jobs_.jobs.size()) {
            throw std::runtime_error{"no world could be run, so there is no result"};
        }
        const Scenario& base = asked_.plan.base;
        std::vector<Sensitivity> told;
        for (const Response& response :
             responses_of(asked_.outcomes, asked_.plan.policies(), base.baseline)) {
            told.push_back(
                sensitivity_of(asked_.study, jobs_, levels_, response, base.baseline, base.seed));
        }
        const SensitivityResult result{asked_.plan, asked_.study, told, levels_.digest()};
        move_aside(place_);
        write_sensitivity(place_.file(), result, provenance_of(options_));
        sensitivity_table(result).write(table_beside(place_.file()));
        const SensitivityText text{asked_, result, Style{output_is_terminal()}};
        print(options_.json ? sensitivity_json(text, place_.file())
                            : text.all(options_.details) + places_text(done));
        return done.failed.empty() ? exit_code::ok : exit_code::run_failed;
    }

    [[nodiscard]] std::string places_text(const Simulated& done) const {
        const std::string before =
            done.found > 0 ? fmt::format(", {} of them from before", done.found) : "";
        const std::string lacking =
            done.failed.empty()
                ? ""
                : fmt::format("; {} failed, and their rows are left out", done.failed.size());
        return fmt::format("\nDigest: {:016x}\nWorlds: {}/ ({} kept{}{})\nTable: {}\nResult: {}\n",
                           levels_.digest(),
                           place_.worlds().string(),
                           jobs_.jobs.size() - done.failed.size(),
                           before,
                           lacking,
                           table_beside(place_.file()).string(),
                           place_.file().string());
    }

    const Options& options_;
    LoadedStudy asked_;
    ResultPlace place_;
    StudyJobs jobs_;
    Levels levels_; ///< a world a job
};

} // namespace

int sensitivity(const Options& options) { return StudyRunner{options}.run(); }

} // namespace dowith
