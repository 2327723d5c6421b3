// SPDX-License-Identifier: Apache-2.0
#include "sim/app/precision.hpp"

#include "sim/app/words.hpp"
#include "sim/scenario/scenario_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace dowith {
namespace {

/// One more than two digits take, so that what is just precise does not look just as wanted.
int decimals_told(double width) { return std::min(6, decimals_of_size(width) + 1); }

std::string looks_text() {
    return fmt::format("a look after {} worlds and every {} from there", first_look, look_every);
}

/// What the intervals of primary outcomes promise together.
std::string promise_text(const StoppingRule& rule) {
    return rule.statements == 1
               ? std::string{"The interval of the primary outcome holds with 95 % certainty, at "
                             "every look."}
               : fmt::format("The {} intervals of primary outcomes are joint: with 95 % certainty "
                             "all of them hold, at every look (each by itself with {:.4g} %).",
                             rule.statements,
                             100.0 * (1.0 - rule.alpha));
}

std::string fixed_text(const Scenario& scenario, const Stopping& stopping) {
    const std::string worlds = fmt::format("Rule: fixed. {} world{} planned and used. ",
                                           stopping.worlds_used,
                                           stopping.worlds_used == 1 ? " was" : "s were");
    return scenario.policies.size() < 2 || stopping.worlds_used < 2
               ? worlds
               : worlds + "Each interval is Student's: 95 % certain by itself, at this number.";
}

/// "need met of co-delivery".
std::string name_of(const Statement& statement, const Scenario& scenario) {
    return fmt::format("{} of {}",
                       sentence_name(all_series()[statement.series]),
                       scenario.policies[statement.policy].name);
}

std::string what_would_do(const Stopping& stopping) {
    if (!stopping.worlds_needed) {
        return "how many worlds would do cannot be told";
    }
    const std::uint64_t needed = *stopping.worlds_needed;
    if (needed > static_cast<std::uint64_t>(worlds_key.high)) {
        return fmt::format("more than {} worlds would be needed: ask for less precision",
                           count_text(static_cast<std::size_t>(worlds_key.high)));
    }
    return fmt::format(
        "about {} worlds would do; --worlds {} goes on from these", count_text(needed), needed);
}

StoppingWatch watch_of(const Scenario& scenario, const Comparison& comparison) {
    StoppingWatch watch{scenario};
    static_cast<void>(watch.look(comparison.worlds, comparison.stopping.worlds_used));
    return watch;
}

} // namespace

std::string shortfall_text(const Scenario& scenario, const Comparison& comparison) {
    const Stopping& stopping = comparison.stopping;
    if (!stopping.fell_short()) {
        return {};
    }
    const StoppingWatch watch = watch_of(scenario, comparison);
    const Statement& least = watch.farthest();
    const std::string would_do = what_would_do(stopping);
    if (least.is_precise()) {
        return fmt::format("the cap of {} worlds is below the minimum of {}; {}",
                           stopping.rule.cap,
                           first_look,
                           would_do);
    }
    const int decimals = decimals_told(*least.wanted);
    const std::string known = std::isinf(least.half_width)
                                  ? std::string{"is not known at all yet"}
                                  : "is known to ± " + decimal(least.half_width, decimals);
    return fmt::format("the cap of {} worlds came before the precision that is wanted: {} {}, and "
                       "± {} is wanted; {}",
                       stopping.rule.cap,
                       name_of(least, scenario),
                       known,
                       decimal(*least.wanted, decimals),
                       would_do);
}

std::string rule_text(const Scenario& scenario, const Comparison& comparison) {
    const Stopping& stopping = comparison.stopping;
    if (!stopping.rule.is_sequential) {
        return wrapped(fixed_text(scenario, stopping));
    }
    const std::string outcome =
        stopping.fell_short()
            ? capitalised(shortfall_text(scenario, comparison)) + "."
            : fmt::format("{} worlds were used: then all that was wanted was known that well.",
                          stopping.worlds_used);
    return wrapped(fmt::format("Rule: sequential, {}, {} worlds at most. {}",
                               looks_text(),
                               stopping.rule.cap,
                               outcome)) +
           wrapped(promise_text(stopping.rule));
}

std::string
precision_table(const Scenario& scenario, const Comparison& comparison, bool all, Style style) {
    using enum Table::Align;
    Table table{{{"", left}, {"policy", left}, {"±"}, {"wanted"}, {"unpaired worlds"}}, 2};
    bool any = false;
    for (const Outcome& outcome : comparison.outcomes) {
        if (!outcome.primary || (!all && !outcome.wanted)) {
            continue;
        }
        const Series& series = all_series()[outcome.series];
        for (std::size_t policy = 0; policy < scenario.policies.size(); ++policy) {
            const PairedDifference& paired = outcome.differences[policy];
            const double width = half_width(paired.difference);
            if (policy == scenario.baseline || std::isnan(width)) {
                continue;
            }
            const double shown = outcome.wanted.value_or(width);
            const int decimals =
                shown > 0.0 ? decimals_told(shown) : decimals_of(series.indicator->unit);
            const std::size_t unpaired = unpaired_worlds_needed(paired);
            table.add({short_name(series),
                       scenario.policies[policy].name,
                       decimal(width, decimals),
                       outcome.wanted ? decimal(*outcome.wanted, decimals) : "",
                       unpaired > 0 ? count_text(unpaired) : "unknown"});
            any = true;
        }
    }
    return any ? table.text(style) +
                     wrapped(fmt::format("Unpaired worlds: of each policy, for as narrow an "
                                         "interval as {} worlds give in which both policies meet "
                                         "the same people and the same luck.",
                                         comparison.worlds.size()))
               : "";
}

std::string plan_text(const Scenario& scenario) {
    const StoppingRule rule = stopping_rule(scenario);
    if (!rule.is_sequential) {
        return wrapped(
            fmt::format("Plan: {} world{}, a fixed number.", rule.cap, rule.cap == 1 ? "" : "s"));
    }
    std::vector<std::string> wanted;
    for (const WantedPrecision& each : scenario.precision) {
        const Series& series = all_series()[find_series(each.outcome)];
        const std::string unit = plain_unit(series.indicator->unit);
        wanted.push_back(fmt::format("{} (± {}{})",
                                     sentence_name(series),
                                     decimal(each.half_width, decimals_of_size(each.half_width)),
                                     unit.empty() ? "" : " " + unit));
    }
    const std::string cap =
        rule.cap < first_look
            ? fmt::format(" The cap is below the minimum of {}, so that it will come first.",
                          first_look)
            : "";
    return wrapped(fmt::format("Plan: sequential, {}, until {} {} known that well of every policy, "
                               "{} worlds at most.{}",
                               looks_text(),
                               listed(wanted),
                               wanted.size() == 1 ? "is" : "are",
                               rule.cap,
                               cap)) +
           wrapped(promise_text(rule));
}

} // namespace dowith
