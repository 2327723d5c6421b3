// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/options.hpp"

#include <span>
#include <string_view>

namespace dowith {

/// Which groups of options a command accepts.
struct Accepts {
    bool scenario = false;   ///< SCENARIO and --set
    bool policy = false;     ///< --policy
    bool luck = false;       ///< --worlds, --seed
    bool seed = false;       ///< --seed alone
    bool one_world = false;  ///< --world, of one to run
    bool simulation = false; ///< --fresh, --checkpoint-every, --on-error; shares work out by MPI
    bool stream = false;     ///< --stream
    bool machine = false;    ///< --threads, --out, --quiet
    bool shard = false;      ///< --shard
    bool merge = false;      ///< FOLDER ..., --out, --run, --policy
    bool study = false;      ///< --vary, --design, --points, --policy
    bool sweep = false;      ///< --vary, --design, --points, --points-from, --outcomes
    bool table = false;      ///< --csv
    bool details = false;    ///< --details
    bool answers = false;    ///< FILE, an answer to each question of the self-assessment, a place
    bool topic = false;      ///< a topic, and --markdown
    bool file = false;       ///< a result's FILE
    bool report = false;     ///< --out, --svg, --csv, of a report
    bool citizen = false;    ///< --citizen, --world, --scenario
    bool claims = false;     ///< --only, --quick, --full, --strict
    bool pair = false;       ///< two policies, a SCENARIO that may be left out, --set, --groups
    bool outcomes = false;   ///< --outcomes
    bool worth = false;      ///< --willingness
    bool sides = false;      ///< A, B, --set, --set-b, --policy, --policy-b, --world
    bool closely = false;    ///< SCENARIO or a result, --policy, --world, --week, --neighbourhood
};

/// One thing that the program can do. It prints its data on standard output and returns an exit
/// code; what goes wrong it throws.
struct Command {
    std::string_view name;
    std::string_view says; ///< for the list of commands
    std::string_view example;
    Accepts accepts;
    int (*perform)(const Options&);
};

[[nodiscard]] std::span<const Command> commands();

int compare(const Options& options);
int run(const Options& options);
int merge(const Options& options);
int sweep(const Options& options);
int sensitivity(const Options& options);
int check(const Options& options);
int create(const Options& options);
int describe(const Options& options);
int demo(const Options& options);
int inspect(const Options& options);
int audit(const Options& options);
int validate(const Options& options);
int explain(const Options& options);
int robustness(const Options& options);
int diff(const Options& options);
int report(const Options& options);
int explore(const Options& options);
int trace(const Options& options);

} // namespace dowith
