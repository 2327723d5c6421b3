// SPDX-License-Identifier: Apache-2.0
#include "output/durable_file.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/interruption.hpp"
#include "sim/app/progress_line.hpp"
#include "sim/app/scorecard.hpp"
#include "sim/app/terminal.hpp"
#include "sim/engine/executor.hpp"
#include "sim/scenario/nearest_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <memory>
#include <optional>

namespace dowith {
namespace {

const Claim& claim_named(const std::string& id) {
    std::vector<std::string_view> ids;
    for (const Claim& claim : claims()) {
        if (claim.id == id) {
            return claim;
        }
        ids.push_back(claim.id);
    }
    throw UsageError{id + " is no claim; " + suggest_name(id, ids) +
                     "; `dowith describe claims` lists them"};
}

/// Those that were asked for, in the order of the table; all if none was.
std::vector<const Claim*> chosen(const Options& options) {
    std::vector<const Claim*> wanted;
    for (const std::string& id : options.only) {
        wanted.push_back(&claim_named(id));
    }
    std::vector<const Claim*> all;
    for (const Claim& claim : claims()) {
        const bool is_wanted = std::find(wanted.begin(), wanted.end(), &claim) != wanted.end();
        if (options.only.empty() || is_wanted) {
            all.push_back(&claim);
        }
    }
    return all;
}

/// Measures a claim, and keeps what went wrong as its result: one claim that cannot run must not
/// hide the others.
ScorecardEntry measure(const Claim& claim, Bench& bench) {
    ScorecardEntry entry{{&claim, {}}, 0.0, {}};
    const auto began = std::chrono::steady_clock::now();
    try {
        entry.judgement = judge(claim, bench);
    } catch (const std::exception& error) {
        entry.trouble = error.what();
    }
    entry.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return entry;
}

Scorecard measure_all(const Options& options) {
    const std::unique_ptr<Executor> executor = tbb_executor(options.threads);
    const std::vector<const Claim*> at_hand = chosen(options);
    ProgressLine line{!options.quiet && error_is_terminal()};
    watch_for_interruption();
    Scorecard card{options.full ? Effort::full : Effort::quick, {}};
    Bench bench{at_hand,
                card.effort,
                *executor,
                [&](const Progress& progress) { line.show(progress); },
                interruption_requested};
    for (const Claim* claim : at_hand) {
        card.entries.push_back(measure(*claim, bench));
    }
    return card;
}

/// The line that makes the same page again.
std::string command_of(const Options& options) {
    std::string line = options.full ? "dowith validate --full" : "dowith validate";
    return options.only.empty() ? line
                                : line + fmt::format(" --only {}", fmt::join(options.only, ","));
}

} // namespace

int validate(const Options& options) {
    std::optional<PartialFile> page;
    if (!options.out.empty()) {
        page.emplace(options.out); // before measuring: minutes must not be lost to a wrong path
    }
    const Scorecard card = measure_all(options);
    if (page) {
        page->write(scorecard_markdown(card, command_of(options)));
        page->commit();
    }
    print(options.json ? scorecard_json(card) : scorecard_text(card, Style{output_is_terminal()}));
    const bool failed = card.troubled() > 0 || (options.strict && card.missed() > 0);
    return failed ? exit_code::run_failed : exit_code::ok;
}

} // namespace dowith
