// SPDX-License-Identifier: Apache-2.0
#include "sim/app/commands.hpp"

#include <array>

namespace dowith {
namespace {

constexpr Accepts to_compare{.scenario = true,
                             .luck = true,
                             .simulation = true,
                             .stream = true,
                             .machine = true,
                             .shard = true,
                             .details = true};
constexpr Accepts to_run{.scenario = true,
                         .policy = true,
                         .luck = true,
                         .one_world = true,
                         .simulation = true,
                         .stream = true,
                         .machine = true,
                         .shard = true};

constexpr std::array table{
    Command{"compare",
            "simulate a scenario's policies side by side and say what differs",
            "dowith compare scenarios/borough-social-care.yaml --worlds 20",
            to_compare,
            compare},
    Command{"run",
            "simulate without comparing; one world unless --worlds says more",
            "dowith run scenarios/small-demo.yaml --policy co-delivery",
            to_run,
            run},
    Command{"check",
            "print all problems of a scenario, what it says and what it takes",
            "dowith check scenarios/borough-social-care.yaml",
            {.scenario = true},
            check},
    Command{"new",
            "ask six questions about a service and write a scenario of it",
            "dowith new scenarios/my-place.yaml --name \"Home care in my town\"",
            {.answers = true},
            create},
    Command{"describe",
            "print what the program knows: parameters, indicators, schedule, ...",
            "dowith describe parameters --markdown",
            {.topic = true},
            describe},
    Command{"demo",
            "compare three policies in a small place within seconds",
            "dowith demo",
            {.machine = true, .details = true},
            demo},
    Command{"merge",
            "gather worlds made in shards, and write the result of all",
            "dowith merge scenarios/borough-social-care.yaml --worlds 20",
            {.scenario = true, .luck = true, .merge = true, .details = true},
            merge},
    Command{"inspect",
            "say what a result holds and how it was made; tell a citizen's life",
            "dowith inspect output/runs/small-demo.h5 --citizen 17",
            {.policy = true, .file = true, .citizen = true},
            inspect},
    Command{"audit",
            "add up a result's ledger again from its transactions",
            "dowith audit output/runs/small-demo.h5",
            {.file = true},
            audit},
    Command{"validate",
            "measure what the model promises: exact results, patterns, failures",
            "dowith validate --only Y1,F3",
            {.machine = true, .claims = true},
            validate},
};

} // namespace

std::span<const Command> commands() { return table; }

} // namespace dowith
