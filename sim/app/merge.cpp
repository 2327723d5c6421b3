// SPDX-License-Identifier: Apache-2.0
#include "output/gathering.hpp"
#include "output/result_file.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/job.hpp"
#include "sim/app/result_place.hpp"
#include "sim/app/shard_run.hpp"
#include "sim/app/sweep/sweep.hpp"
#include "sim/app/terminal.hpp"
#include "sim/app/words.hpp"
#include "sim/experiment/shard.hpp"
#include "sim/experiment/stopping.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace dowith {
namespace {

/// The words that would have made the result undivided.
Options undivided(const Options& merging) {
    Options options = merging;
    options.command = merging.of_run ? "run" : "compare";
    return options;
}

/// "2, 5, 8 and 31 more".
std::string some_of(const std::vector<std::uint32_t>& worlds) {
    constexpr std::size_t shown_max = 12;
    std::vector<std::string> shown;
    for (const std::uint32_t world : worlds) {
        if (shown.size() == shown_max && worlds.size() > shown_max + 1) {
            shown.push_back(fmt::format("{} more", worlds.size() - shown_max));
            break;
        }
        shown.push_back(fmt::format("{}", world));
    }
    return listed(shown);
}

/// How to make what is missing: at once, or by the shards that hold just that.
std::string way_on(const Options& whole, const std::vector<Shard>& shards) {
    const std::string command = whole_command(whole);
    const std::string at_once =
        fmt::format("This makes them, and the result with them:\n  {}\n", command);
    if (shards.front().is_all()) {
        return at_once;
    }
    const bool is_one = shards.size() == 1;
    return at_once + fmt::format("Or make them elsewhere{}, and merge again:\n"
                                 "  {} --shard {}/{}\n",
                                 is_one ? "" : " with I = " + ranges_text(shards),
                                 command,
                                 is_one ? ranges_text(shards) : "I",
                                 shards.front().of);
}

std::string missing_json(const Options& whole,
                         const Scenario& scenario,
                         const Gathering& found,
                         const std::vector<Shard>& shards) {
    nlohmann::ordered_json told;
    told["scenario"] = scenario.name;
    told["worlds"] = scenario.worlds;
    told["missing"] = found.missing;
    told["command"] = whole_command(whole);
    told["shards"] = nlohmann::ordered_json::array();
    for (const Shard& shard : shards) {
        told["shards"].push_back(shard.text());
    }
    told["warnings"] = found.remarks;
    return told.dump(2) + "\n";
}

/// With a sequential rule, leaves the worlds that a comparison would have used, where all of them
/// are there.
void use_as_rule_says(const Scenario& scenario, Gathering& found) {
    if (!stopping_rule(scenario).is_sequential) {
        return;
    }
    const std::uint32_t whole = found.missing.empty() ? scenario.worlds : found.missing.front();
    StoppingWatch watch{scenario};
    if (const auto stop = watch.look(found.worlds, whole)) {
        std::erase_if(found.worlds, [&](const WorldResult& world) { return world.world >= *stop; });
        found.missing.clear();
    }
}

int tell_missing(const Options& whole, const Scenario& scenario, const Gathering& found) {
    const std::vector<Shard> shards = shards_of(found.missing, scenario.worlds);
    tell(fmt::format("dowith: {} of {}{} worlds are missing: {}. No result was written.\n{}",
                     found.missing.size(),
                     stopping_rule(scenario).is_sequential ? "at most " : "",
                     scenario.worlds,
                     some_of(found.missing),
                     way_on(whole, shards)));
    if (whole.json) {
        print(missing_json(whole, scenario, found, shards));
    }
    return exit_code::run_failed;
}

} // namespace

int merge(const Options& options) {
    if (is_sweep(options)) {
        return merge_sweep(options);
    }
    const Options whole = undivided(options);
    const Job job = options.of_run ? load_run(whole) : load_comparison(whole);
    const Scenario& scenario = job.loaded.scenario;
    const ResultPlace place{options.out.empty() ? job.usual : options.out,
                            scenario_digest(scenario)};
    Gathering found = gather_worlds(scenario, place.worlds(), options.folders);
    warn(found.remarks);
    use_as_rule_says(scenario, found);
    if (!found.missing.empty()) {
        return tell_missing(whole, scenario, found);
    }
    Comparison comparison = compare_worlds(scenario, std::move(found.worlds));
    comparison.found = comparison.worlds.size() - found.copied;
    const Kept kept = keep_result(scenario, std::move(comparison), whole, place);
    options.of_run ? print_run(whole, job.loaded, kept) : print_comparison(whole, job.loaded, kept);
    return exit_code_of(kept.comparison);
}

} // namespace dowith
