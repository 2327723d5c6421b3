// SPDX-License-Identifier: Apache-2.0
#include "sim/app/shard_run.hpp"

#include "output/result_file.hpp"
#include "output/world_store.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/result_place.hpp"
#include "sim/app/table.hpp"
#include "sim/app/terminal.hpp"
#include "sim/experiment/stopping.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <vector>

namespace dowith {
namespace {

std::string worlds_text(const std::vector<std::uint32_t>& worlds, std::uint32_t of) {
    if (worlds.empty()) {
        return fmt::format("none of the {} worlds: there are fewer worlds than shards", of);
    }
    return fmt::format(
        "{} of the {} worlds, from {} to {}", worlds.size(), of, worlds.front(), worlds.back());
}

std::string as_text(const Options& options, const ShardKept& kept) {
    const std::string before =
        (kept.found > 0 ? fmt::format(", {} of them from before", kept.found) : std::string{}) +
        (kept.failed > 0 ? fmt::format("; {} failed", kept.failed) : std::string{});
    return fmt::format("Shard {} of {}: {}.\n{}"
                       "Worlds: {}/ ({} of this shard kept{})\n"
                       "When all shards are done: {}\n",
                       options.shard.number,
                       options.shard.of,
                       kept.says,
                       kept.remark,
                       kept.folder.string(),
                       kept.wanted - kept.failed,
                       before,
                       merge_command(options));
}

std::string as_json(const Options& options, const ShardKept& kept) {
    nlohmann::ordered_json told;
    told["scenario"] = kept.scenario;
    told["shard"] = options.shard.text();
    if (kept.numbers) {
        told["worlds"] = *kept.numbers;
    } else {
        told["worlds"] = kept.wanted;
    }
    told["found"] = kept.found;
    told["failed"] = kept.failed;
    told["folder"] = kept.folder.string();
    told["merge"] = merge_command(options);
    return told.dump(2) + "\n";
}

/// What a precision comes to where each process sees a part of the worlds.
std::string remark_on(const Scenario& scenario) {
    return stopping_rule(scenario).is_sequential
               ? wrapped("A shard cannot know when a precision is reached: the shards make all "
                         "worlds of the cap, and the merge uses as many as the rule takes.")
               : std::string{};
}

std::string with_out(std::string command, const Options& options) {
    return options.out.empty() ? command : command + " --out " + shell_word(options.out.string());
}

} // namespace

int run_shard(const Job& job, const Options& options) {
    const Scenario& scenario = job.loaded.scenario;
    const ResultPlace place{options.out.empty() ? job.usual : options.out,
                            scenario_digest(scenario)};
    FolderStore store{place.worlds()};
    const std::vector<std::uint32_t> wanted = worlds_of(options.shard, scenario.worlds);
    const Simulated done = simulate_worlds(scenario, wanted, options, store, place.worlds());
    return tell_shard(options,
                      {scenario.name,
                       worlds_text(wanted, scenario.worlds),
                       remark_on(scenario),
                       wanted.size(),
                       done.found,
                       done.failed.size(),
                       place.worlds(),
                       wanted});
}

int tell_shard(const Options& options, const ShardKept& kept) {
    print(options.json ? as_json(options, kept) : as_text(options, kept));
    return kept.failed > 0 ? exit_code::run_failed : exit_code::ok;
}

std::string merge_command(const Options& options) {
    // These find all worlds in the folder that the shards share.
    if (options.command == "explain" || options.command == "sensitivity") {
        return whole_command(options);
    }
    Options merging = options;
    merging.command = "merge";
    const std::string command = canonical_command(merging);
    return with_out(options.command == "run" ? command + " --run" : command, options);
}

std::string whole_command(const Options& options) {
    return with_out(canonical_command(options), options);
}

std::string ranges_text(const std::vector<Shard>& shards) {
    std::string text;
    for (std::size_t first = 0, last = 0; first < shards.size(); first = ++last) {
        while (last + 1 < shards.size() && shards[last + 1].number == shards[last].number + 1) {
            ++last;
        }
        text += fmt::format("{}{}", text.empty() ? "" : ",", shards[first].number);
        text += last > first ? fmt::format("-{}", shards[last].number) : "";
    }
    return text;
}

} // namespace dowith
