// SPDX-License-Identifier: Apache-2.0
#include "sim/app/command_line.hpp"

#include "sim/app/commands.hpp"
#include "sim/app/describe.hpp"
#include "sim/app/terminal.hpp"
#include "sim/app/version.hpp"
#include "sim/engine/join_processes.hpp"
#include "sim/experiment/engine_version.hpp"
#include "sim/experiment/sweep/design.hpp"
#include "sim/scenario/nearest_name.hpp"
#include "sim/scenario/scenario_keys.hpp"
#include "sim/scenario/self_assessment.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace dowith {
namespace {

std::string overview() {
    std::string text = wrapped("dowith compares ways of running a public service: the same "
                               "people, with the same luck, under several policies.") +
                       "\nUsage: dowith COMMAND ...\n\n";
    for (const Command& command : commands()) {
        text += fmt::format("  {:<12}{}\n", command.name, command.says);
    }
    text += "\nExamples:\n";
    for (const Command& command : commands()) {
        text += fmt::format("  {}\n", command.example);
    }
    text += "  dowith compare scenarios/small-demo.yaml --set policies.co-delivery.training=0\n";
    return text + "\n" +
           wrapped("`dowith COMMAND --help` tells a command's options. Data goes to standard "
                   "output, progress and warnings to standard error. Exit codes: 0 ok, 1 run "
                   "failed, 2 usage, 3 precision not reached, 65 bad scenario, 74 file system, 130 "
                   "interrupted (finished worlds are kept).");
}

std::string version() {
    return fmt::format("dowith {} (engine {}, result format {}; {}; {} MPI)\n",
                       program_version(),
                       engine_version,
                       result_format_version,
                       build_name(),
                       knows_mpi() ? "with" : "without");
}

/// A scenario has no more worlds either.
constexpr std::uint32_t shards_max = 100000;

/// What CLI11 fills in; becomes overrides once all words are read.
struct Shorthands {
    std::optional<std::uint32_t> worlds;
    std::optional<std::uint64_t> seed;
};

void accept_set(CLI::App& line, Options& options) {
    line.add_option("--set", options.overrides, "give a value of the scenario another value")
        ->type_name("PATH=VALUE")
        ->type_size(1)
        ->allow_extra_args(false)
        ->take_all();
}

void accept_scenario(CLI::App& line, Options& options) {
    line.add_option("SCENARIO", options.scenario, "the scenario's YAML file")
        ->type_name("")
        ->required();
    accept_set(line, options);
}

void accept_seed(CLI::App& line, Shorthands& shorthands) {
    line.add_option("--seed", shorthands.seed, "all luck follows from it; as --set seed=N")
        ->type_name("N");
}

void accept_luck(CLI::App& line, Shorthands& shorthands) {
    line.add_option("--worlds", shorthands.worlds, "how many worlds; as --set worlds=N")
        ->type_name("N")
        ->check(CLI::Range(1U, 100000U).description(""));
    accept_seed(line, shorthands);
}

void accept_simulation(CLI::App& line, Options& options) {
    line.add_flag("--fresh", options.fresh, "simulate every world, also those kept from before");
    line.add_option("--checkpoint-every",
                    options.checkpoint_every,
                    "keep unfinished worlds too, every so many weeks")
        ->type_name("WEEKS")
        ->check(CLI::Range(1U, 100000U).description(""));
    line.add_option_function<std::string>(
            "--on-error",
            [&](const std::string& word) { options.goes_on = word == "continue"; },
            "what a world that fails does to the others: stop them, or let them continue")
        ->type_name("stop|continue")
        ->check(CLI::IsMember({"stop", "continue"}).description(""));
}

void accept_one_world(CLI::App& line, Options& options) {
    line.add_option("--world", options.world, "this world alone, by its number from 0")
        ->type_name("N")
        ->check(CLI::Range(0U, 99999U).description(""))
        ->excludes("--worlds");
}

void accept_stream(CLI::App& line, Options& options) {
    line.add_option("--stream", options.stream, "a file that grows by a line of indicators a week")
        ->type_name("FILE");
}

void accept_threads(CLI::App& line, Options& options) {
    line.add_option("--threads", options.threads, "how many at once; as many as cores unless given")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U).description(""));
}

void accept_machine(CLI::App& line, Options& options) {
    accept_threads(line, options);
    line.add_option("--out", options.out, "the result's file")->type_name("FILE");
    line.add_flag("--quiet", options.quiet, "no progress on a terminal");
}

/// The shard that is meant; one that does not exist is answered with those that do.
Shard read_shard(const std::string& word) {
    const std::size_t slash = word.find('/');
    Shard shard{};
    const bool is_pair = slash != std::string::npos &&
                         CLI::detail::lexical_cast(word.substr(0, slash), shard.number) &&
                         CLI::detail::lexical_cast(word.substr(slash + 1), shard.of);
    if (!is_pair) {
        throw UsageError{
            fmt::format("--shard {} is no shard; write NUMBER/COUNT, as in --shard 3/8", word)};
    }
    if (shard.of < 1 || shard.of > shards_max) {
        throw UsageError{
            fmt::format("--shard {}: worlds are divided into 1 to {} shards", word, shards_max)};
    }
    if (shard.number < 1 || shard.number > shard.of) {
        throw UsageError{
            fmt::format("--shard {0}: the shards of {1} are 1/{1} to {1}/{1}", word, shard.of)};
    }
    return shard;
}

void accept_shard(CLI::App& line, Options& options) {
    line.add_option_function<std::string>(
            "--shard",
            [&](const std::string& word) { options.shard = read_shard(word); },
            "these worlds alone: the I-th of N shares, to be merged later")
        ->type_name("I/N");
}

/// The folders that worlds lie in, and whose worlds they are.
void accept_merge(CLI::App& line, Options& options) {
    line.add_option("FOLDER", options.folders, "more folders of worlds, as in site-b/place.worlds")
        ->type_name("");
    line.add_option("--out", options.out, "the result's file")->type_name("FILE");
    CLI::Option* run = line.add_flag("--run", options.of_run, "worlds of `run`, not of `compare`");
    line.add_option("--policy", options.policy, "the one that was run")
        ->type_name("NAME")
        ->needs(run);
}

CLI::Option* accept_vary(CLI::App& line, Options& options, const char* says) {
    return line.add_option("--vary", options.vary, says)
        ->type_name("PATH=a,b,c|low:high")
        ->type_size(1)
        ->allow_extra_args(false)
        ->take_all();
}

/// What varies, and how points are chosen.
void accept_sweep(CLI::App& line, Options& options) {
    CLI::Option* vary = accept_vary(line, options, "let a value vary from point to point");
    CLI::Option* design =
        line.add_option("--design", options.design, "how points are chosen within ranges")
            ->type_name("grid|latin|sobol|morris")
            ->check(CLI::IsMember({"grid", "latin", "sobol", "morris"}).description(""));
    CLI::Option* points =
        line.add_option("--points", options.points, "rows of the design, or trajectories of morris")
            ->type_name("N")
            ->check(CLI::Range(std::size_t{1}, points_max).description(""));
    line.add_option("--points-from", options.points_from, "a file with a point a line")
        ->type_name("FILE.csv")
        ->excludes(vary)
        ->excludes(design)
        ->excludes(points);
    line.add_option(
            "--outcomes", options.outcomes, "to keep week by week; the primary ones unless given")
        ->type_name("NAME,NAME,...|all")
        ->delimiter(',')
        ->type_size(1)
        ->allow_extra_args(false)
        ->take_all();
}

void accept_table(CLI::App& line, Options& options) {
    line.add_option("--csv", options.csv, "a tidy table besides: a line a policy, world, outcome")
        ->type_name("FILE.csv");
}

/// What is uncertain, and how it is asked what follows from it.
void accept_study(CLI::App& line, Options& options) {
    accept_vary(line, options, "what is uncertain; all that the scenario draws unless given");
    line.add_option("--design",
                    options.design,
                    "which factors matter at all, or whose share of the variance is which")
        ->type_name("morris|sobol")
        ->check(CLI::IsMember({"morris", "sobol"}).description(""));
    line.add_option("--points", options.points, "rows of sobol, or trajectories of morris")
        ->type_name("N")
        ->check(CLI::Range(std::size_t{2}, points_max).description(""));
    line.add_option("--policy", options.policy, "this policy and the baseline alone: less to run")
        ->type_name("NAME");
}

/// The file to write, the place, and an answer to each question.
void accept_answers(CLI::App& line, Options& options) {
    line.add_option("FILE", options.scenario, "the scenario to write, as in my-place.yaml")
        ->type_name("")
        ->required();
    line.add_option("--name", options.title, "what the service is called")->type_name("TEXT");
    line.add_option("--citizens", options.citizens, "how many people live there")
        ->type_name("N")
        ->check(CLI::Range(static_cast<std::uint32_t>(citizens_key.low),
                           static_cast<std::uint32_t>(citizens_key.high))
                    .description(""));
    line.add_option("--technology", options.technology, "what kind of service it is")
        ->type_name("NAME");
    line.add_option("--staff", options.staff, "professionals per 1000 citizens")
        ->type_name("N")
        ->check(CLI::Range(professionals_key.possible.low, professionals_key.possible.high)
                    .description(""));
    line.add_option("--from", options.from, "the scenario to take the place from, beside or below")
        ->type_name("SCENARIO");
    const std::vector<Question>& questions = built_in_self_assessment().questions;
    options.answers.resize(questions.size());
    for (std::size_t i = 0; i < questions.size(); ++i) {
        line.add_option("--" + questions[i].name, options.answers[i], questions[i].asks)
            ->type_name("0..4")
            ->check(CLI::Range(std::size_t{0}, answer_count - 1).description(""));
    }
}

void accept_citizen(CLI::App& line, Options& options) {
    line.add_option("--citizen", options.citizen, "tell the story of this recorded citizen")
        ->type_name("NUMBER");
    line.add_option("--world", options.world, "the world that the citizen lives in")
        ->type_name("N");
    line.add_flag("--scenario", options.resolved, "print the scenario that makes the file again");
}

void accept_claims(CLI::App& line, Options& options) {
    line.add_option("--only", options.only, "the claims to measure; all unless given")
        ->type_name("ID,ID,...")
        ->delimiter(',')
        ->type_size(1)
        ->allow_extra_args(false)
        ->take_all();
    CLI::Option* full =
        line.add_flag("--full", options.full, "five times as many worlds: minutes, not seconds");
    line.add_flag(
            "--quick{false}", options.full, "20 worlds and more a claim: what it does unasked")
        ->excludes(full);
    line.add_flag("--strict", options.strict, "end with 1 where a claim is not met");
}

/// Two policies, and what they are policies of.
void accept_pair(CLI::App& line, Options& options) {
    line.add_option("A", options.from_policy, "the policy to set out from")
        ->type_name("")
        ->required();
    line.add_option("B", options.to_policy, "the policy to come to")->type_name("")->required();
    line.add_option("SCENARIO",
                    options.scenario,
                    "the scenario's YAML file; the reference scenario that ships unless given")
        ->type_name("");
    accept_set(line, options);
    line.add_option("--groups",
                    options.groups,
                    fmt::format("groups of levers told apart, at most; {} unless given, and every "
                                "one more doubles the work",
                                groups_least))
        ->type_name("N")
        ->check(CLI::Range(groups_least, groups_all).description(""));
}

void accept_outcomes(CLI::App& line, Options& options) {
    line.add_option("--outcomes", options.outcomes, "instead of the scenario's primary ones")
        ->type_name("NAME,NAME,...")
        ->delimiter(',')
        ->type_size(1)
        ->allow_extra_args(false)
        ->take_all();
}

void accept_worth(CLI::App& line, Options& options) {
    line.add_option("--willingness",
                    options.willingness,
                    fmt::format("the most that a year of need met may be worth, in GBP; {} unless "
                                "given",
                                willingness_most))
        ->type_name("GBP")
        ->check(CLI::Range(1.0, 1e9).description(""));
}

/// What to describe. Returns the option that goes with no other form.
CLI::Option* accept_topic(CLI::App& line, Options& options) {
    std::vector<std::string> topics;
    for (const Topic& topic : describable()) {
        topics.emplace_back(topic.name);
    }
    line.add_option("TOPIC", options.topic, fmt::format("{}", fmt::join(topics, ", ")))
        ->type_name("")
        ->required();
    line.add_option("NAME", options.member, "which ladder, of the topic ladder; all if none")
        ->type_name("");
    return line.add_flag("--markdown", options.markdown, "as Markdown, for documents");
}

/// One run, and how closely it is looked at.
void accept_closely(CLI::App& line, Options& options) {
    line.add_option("--policy", options.policy, "whose run it is; need not be said of one alone")
        ->type_name("NAME");
    line.add_option("--world", options.world, "in this world, by its number; 0 unless given")
        ->type_name("N")
        ->check(CLI::Range(0U, 99999U).description(""));
    CLI::Option* week =
        line.add_option("--week", options.week, "tell this week step by step; below 0, of burn-in")
            ->type_name("N");
    line.add_option("--neighbourhood",
                    options.neighbourhood,
                    "and every number of this neighbourhood, from 0")
        ->type_name("N")
        ->needs(week);
}

/// Two sides, and which of their runs are meant.
void accept_sides(CLI::App& line, Options& options) {
    line.add_option("A", options.file, "a scenario, or the result or trace of one")
        ->type_name("")
        ->required();
    line.add_option("B", options.other, "another; A again unless given")->type_name("");
    accept_set(line, options);
    line.add_option("--set-b", options.overrides_b, "the same, of B alone")
        ->type_name("PATH=VALUE")
        ->type_size(1)
        ->allow_extra_args(false)
        ->take_all();
    line.add_option("--policy", options.policy, "whose runs; the first that parts unless given")
        ->type_name("NAME");
    line.add_option("--policy-b", options.policy_b, "of B, where it is another")->type_name("NAME");
    line.add_option("--world", options.world, "in which world; 0, or the first that parts")
        ->type_name("N")
        ->check(CLI::Range(0U, 99999U).description(""));
    accept_threads(line, options);
    line.add_flag("--details", options.details, "all that differs, not only the first of it");
}

void accept_report(CLI::App& line, Options& options) {
    line.add_option("--out", options.out, "the report's file; the result's, as .html, unless given")
        ->type_name("FILE");
    line.add_flag("--svg", options.figures, "every figure as a file of its own, for papers");
    line.add_flag("--csv", options.tables, "every table as a file of its own");
}

void accept_runs(CLI::App& line, const Accepts& accepts, Options& options) {
    if (accepts.sides) {
        accept_sides(line, options);
    }
    if (accepts.closely) {
        accept_closely(line, options);
    }
    if (accepts.report) {
        accept_report(line, options);
    }
}

void accept(CLI::App& line, const Accepts& accepts, Options& options, Shorthands& shorthands) {
    if (accepts.scenario) {
        accept_scenario(line, options);
    }
    if (accepts.pair) {
        accept_pair(line, options);
    }
    if (accepts.file) {
        line.add_option("FILE", options.file, "the result's file")->type_name("")->required();
    }
    if (accepts.citizen) {
        accept_citizen(line, options);
    }
    if (accepts.policy) {
        line.add_option("--policy", options.policy, "this policy alone")->type_name("NAME");
    }
    if (accepts.seed) {
        accept_seed(line, shorthands);
    }
    if (accepts.luck) {
        accept_luck(line, shorthands);
    }
    if (accepts.one_world) {
        accept_one_world(line, options);
    }
    if (accepts.simulation) {
        accept_simulation(line, options);
    }
    if (accepts.stream) {
        accept_stream(line, options);
    }
    if (accepts.shard) {
        accept_shard(line, options);
    }
    if (accepts.merge) {
        accept_merge(line, options);
    }
    if (accepts.sweep) {
        accept_sweep(line, options);
    }
    if (accepts.study) {
        accept_study(line, options);
    }
    if (accepts.table) {
        accept_table(line, options);
    }
    if (accepts.answers) {
        accept_answers(line, options);
    }
    if (accepts.machine) {
        accept_machine(line, options);
    }
    if (accepts.details) {
        line.add_flag("--details", options.details, "every outcome: differences and levels");
    }
    if (accepts.claims) {
        accept_claims(line, options);
    }
    if (accepts.outcomes) {
        accept_outcomes(line, options);
    }
    if (accepts.worth) {
        accept_worth(line, options);
    }
    accept_runs(line, accepts, options);
    CLI::Option* json = line.add_flag("--json", options.json, "one JSON object instead of text");
    if (accepts.topic) {
        accept_topic(line, options)->excludes(json);
    }
}

/// A hint on the first option that the command does not know, or nothing.
std::string hint_on_option(const CLI::App& line, std::span<const std::string> words) {
    std::vector<std::string> known;
    for (const CLI::Option* option : line.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            known.push_back("--" + name);
        }
    }
    const std::vector<std::string_view> names{known.begin(), known.end()};
    for (const std::string& word : words) {
        const std::string name = word.substr(0, word.find('='));
        if (name.rfind("--", 0) == 0 &&
            std::find(known.begin(), known.end(), name) == known.end()) {
            return fmt::format(
                "{} is no option of {}; {}", name, line.get_name(), suggest_name(name, names));
        }
    }
    return {};
}

/// The first word is a command, or asks about the program itself.
void refuse_unknown_word(const std::string& word) {
    const bool is_option = word.starts_with('-');
    std::vector<std::string_view> names;
    if (is_option) {
        names = {"--help", "-h", "--version"};
    } else {
        for (const Command& command : commands()) {
            names.push_back(command.name);
        }
    }
    if (std::find(names.begin(), names.end(), word) == names.end()) {
        throw UsageError{fmt::format("{} is no {} of dowith; {}",
                                     word,
                                     is_option ? "option" : "command",
                                     suggest_name(word, names))};
    }
}

} // namespace

std::variant<Options, Answer> read_command_line(std::span<const std::string> words) {
    if (words.empty()) {
        return Answer{overview()};
    }
    refuse_unknown_word(words[0]);
    CLI::App program{"", "dowith"};
    program.set_help_flag("-h,--help");
    program.set_version_flag("--version", version());
    program.require_subcommand(1);
    Options options;
    Shorthands shorthands;
    for (const Command& command : commands()) {
        CLI::App* line =
            program.add_subcommand(std::string{command.name}, std::string{command.says});
        line->footer(fmt::format("\nExample: {}", command.example));
        accept(*line, command.accepts, options, shorthands);
    }
    try {
        program.parse(std::vector<std::string>{words.rbegin(), words.rend()}); // last one first
    } catch (const CLI::CallForHelp&) {
        return Answer{program.get_subcommands().empty() ? overview() : program.help()};
    } catch (const CLI::CallForVersion&) {
        return Answer{version()};
    } catch (const CLI::ExtrasError& error) {
        const auto lines = program.get_subcommands();
        const std::string hint = lines.empty() ? "" : hint_on_option(*lines.front(), words);
        throw UsageError{hint.empty() ? error.what() : hint};
    } catch (const CLI::ParseError& error) {
        throw UsageError{error.what()};
    }
    options.command = program.get_subcommands().front()->get_name();
    if (shorthands.worlds) {
        options.overrides.push_back(fmt::format("worlds={}", *shorthands.worlds));
    }
    if (shorthands.seed) {
        options.overrides.push_back(fmt::format("seed={}", *shorthands.seed));
    }
    return options;
}

} // namespace dowith
