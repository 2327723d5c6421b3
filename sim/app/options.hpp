// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/robustness/robustness.hpp"
#include "sim/experiment/shard.hpp"
#include "sim/scenario/lever_groups.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// What the user typed after the command's name. Each command accepts only what concerns it; what
/// it does not accept keeps its default.
struct Options {
    std::string command;
    std::filesystem::path scenario;
    std::vector<std::string> overrides; ///< PATH=VALUE; --worlds and --seed are among them, last
    std::string policy;                 ///< the only one to run; empty: all
    std::filesystem::path out;          ///< empty: the command's own place
    std::string topic;                  ///< what to describe
    std::string member;                 ///< the only one of a topic to describe; empty: all
    std::vector<std::optional<std::size_t>> answers; ///< to the self-assessment, one a question
    std::filesystem::path from;                      ///< the scenario to take the place from
    std::string title;                               ///< of a new scenario
    std::optional<std::uint32_t> citizens;           ///< of a new scenario
    std::optional<std::string> technology;           ///< of its service
    std::optional<double> staff;                     ///< of its service, per 1000 citizens
    std::filesystem::path file;                      ///< a result to look into
    std::string citizen;                             ///< whose story to tell; empty: nobody's
    /// In which that citizen lives, nothing being the first recorded; of `run`, the only one to
    /// run.
    std::optional<std::uint32_t> world;
    Shard shard; ///< of the worlds; all of them unless told otherwise
    std::vector<std::filesystem::path> folders; ///< of worlds to merge, besides the result's own
    bool of_run = false;                        ///< worlds to merge are those of `run`
    unsigned threads = 0;                       ///< 0: one for each core
    std::filesystem::path stream;               ///< a line a week; empty: none
    std::uint32_t checkpoint_every = 0;         ///< weeks; 0: no world is kept before it is done
    bool goes_on = false;                       ///< with other worlds where one fails
    std::vector<std::string> vary;              ///< PATH=VALUES, what varies from point to point
    std::string design;                ///< how points are chosen; empty: as what varies suggests
    std::optional<std::size_t> points; ///< rows of the design
    std::filesystem::path points_from; ///< a file that has the points
    std::filesystem::path csv;         ///< a tidy table besides; empty: none
    bool json = false;
    bool markdown = false;
    bool fresh = false;            ///< take no world that is kept from before
    bool quiet = false;            ///< no progress
    bool details = false;          ///< every outcome, not only those that the question is about
    bool resolved = false;         ///< the scenario of a result instead of what is in it
    std::vector<std::string> only; ///< ids of the claims to measure; empty: all
    bool full = false;             ///< more worlds for narrower intervals
    bool strict = false;           ///< what is not met counts as a failed run
    std::string from_policy;       ///< whose difference from the next is to be explained
    std::string to_policy;
    std::size_t groups = groups_least;     ///< of levers, at most so many
    std::vector<std::string> outcomes;     ///< by name; empty: the primary ones; `sweep`: or all
    double willingness = willingness_most; ///< to pay for a severity-year, at most; GBP
    std::filesystem::path other;           ///< to set beside `file`; empty: that again
    std::vector<std::string> overrides_b;  ///< PATH=VALUE, of the second of two sides alone
    std::string policy_b;                  ///< of the second side; empty: as of the first
    std::optional<std::int32_t> week;      ///< to look at closely; below 0 in the burn-in
    bool figures = false;                  ///< of a report, as files of their own
    bool tables = false;                   ///< likewise
    std::optional<std::uint32_t> neighbourhood; ///< of which every number is told in that week
};

/// The command line that gives the same result again: in one order, quoted for a shell, and without
/// what cannot change a result (threads, output, form, the shards that it was made in).
[[nodiscard]] std::string canonical_command(const Options& options);

/// The command that runs one world alone of what these options simulate, by its number.
[[nodiscard]] std::string one_world_command(const Options& options, std::uint32_t world);

/// A word as a shell reads it back: in quotes where it needs them.
[[nodiscard]] std::string shell_word(const std::string& word);

} // namespace dowith
