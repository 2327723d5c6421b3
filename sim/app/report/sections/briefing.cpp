// SPDX-License-Identifier: Apache-2.0
#include "sim/app/contrast.hpp"
#include "sim/app/findings.hpp"
#include "sim/app/report/sections/sections.hpp"
#include "sim/app/standing.hpp"
#include "sim/app/words.hpp"
#include "sim/experiment/failure_flags.hpp"

#include <fmt/format.h>

#include <cmath>

namespace dowith {
namespace {

std::string what_was_simulated(const Reported& reported) {
    const Scenario& scenario = reported.scenario;
    return fmt::format("Simulated: {} {} of {} citizens in {} neighbourhoods, {} weeks under each "
                       "of {} policies after {} weeks shared by all. In a world every policy meets "
                       "the same people with the same luck. Baseline: {}.",
                       reported.comparison.worlds.size(),
                       reported.comparison.worlds.size() == 1 ? "world" : "worlds",
                       count_text(scenario.population.citizens),
                       scenario.population.neighbourhoods,
                       scenario.horizon_weeks,
                       scenario.policies.size(),
                       scenario.burn_in_weeks,
                       reported.name_of(reported.baseline()));
}

/// ": 38 % more": what the change is of the baseline's level, where it can be told from none.
std::string change_text(double level, double base, Verdict verdict) {
    const bool is_told = verdict == Verdict::better || verdict == Verdict::worse;
    const double percent = 100.0 * (level - base) / base;
    if (!is_told || !(base > 0.0) || !(percent != 0.0)) {
        return "";
    }
    return fmt::format(": {} % {}",
                       decimal(std::fabs(percent), std::fabs(percent) < 9.95 ? 1 : 0),
                       percent > 0.0 ? "more" : "less");
}

std::string levels_sentence(const Outcome& outcome,
                            const Reported& reported,
                            std::size_t policy,
                            Verdict verdict) {
    const std::string_view unit = all_series()[outcome.series].indicator->unit;
    const std::string words = plain_unit(unit);
    const double level = outcome.levels[policy].mean;
    const double base = outcome.levels[reported.baseline()].mean;
    return fmt::format(" Levels: {} under {}, {} under {}{}{}{}.",
                       decimal(level, decimals_of(unit)),
                       reported.name_of(policy),
                       decimal(base, decimals_of(unit)),
                       reported.name_of(reported.baseline()),
                       words.empty() ? "" : ", in ",
                       words,
                       change_text(level, base, verdict));
}

std::string class_of(Verdict verdict) {
    return verdict == Verdict::better  ? "headline better"
           : verdict == Verdict::worse ? "headline worse"
                                       : "headline";
}

void add_flags(Page& page, const Reported& reported, std::size_t policy) {
    for (const FailureFlag* flag : flagged(reported.scenario, reported.comparison, policy)) {
        page.paragraph(
            fmt::format("! {} ({}).", capitalised(std::string{flag->sentence}), flag->failure),
            "flag");
    }
    for (const FailureFlag* flag : undecided(reported.scenario, reported.comparison, policy)) {
        page.paragraph(fmt::format("? Not decided with {} worlds, though the mean shows it: {} "
                                   "({}).",
                                   reported.comparison.worlds.size(),
                                   flag->sentence,
                                   flag->failure),
                       "flag");
    }
}

void add_policy(Page& page, const Reported& reported, std::size_t policy) {
    page.heading(reported.name_of(policy));
    for (const Outcome* outcome : reported.primary()) {
        const Contrast contrast =
            contrast_of(reported.scenario, reported.comparison, *outcome, policy);
        const Verdict verdict = verdict_of(contrast);
        const std::string mark = verdict == Verdict::better  ? "▲ Better. "
                                 : verdict == Verdict::worse ? "▼ Worse. "
                                                             : "";
        page.paragraph(mark + difference_sentence(contrast) +
                           levels_sentence(*outcome, reported, policy, verdict),
                       class_of(verdict));
    }
    add_flags(page, reported, policy);
    page.paragraph(remark_on(standing_of(reported.scenario, reported.comparison, policy)));
}

/// Two digits of the interval, so that no ± is nought.
int decimals_for_glance(const Contrast& contrast) {
    const double half = half_width(contrast.paired.difference);
    return half > 0.0 ? decimals_of_size(half) : brief_decimals(contrast);
}

/// All primary outcomes of all policies in one look.
void add_glance(Page& page, const Reported& reported) {
    DataTable table{{fmt::format("against {}", reported.name_of(reported.baseline()))}, {}};
    for (const std::size_t policy : reported.compared()) {
        table.columns.push_back(reported.name_of(policy));
    }
    for (const Outcome* outcome : reported.primary()) {
        const Series& series = all_series()[outcome->series];
        const std::string unit = brief_unit(series.indicator->unit);
        std::vector<std::string> row{short_name(series) + (unit.empty() ? "" : ", " + unit)};
        for (const std::size_t policy : reported.compared()) {
            const Contrast contrast =
                contrast_of(reported.scenario, reported.comparison, *outcome, policy);
            const BriefContrast told = brief(contrast, decimals_for_glance(contrast));
            row.push_back(told.difference +
                          (told.half_interval.empty() ? "" : " ± " + told.half_interval) +
                          (told.mark.empty() ? "" : " " + told.mark));
        }
        table.rows.push_back(std::move(row));
    }
    page.table("glance",
               "What each policy changes: mean difference ± half its 95 % interval, ▲ better, "
               "▼ worse",
               std::move(table));
}

} // namespace

std::string report_title(const Reported& reported) {
    return reported.scenario.title.empty() ? reported.scenario.name : reported.scenario.title;
}

void add_briefing(Page& page, const Reported& reported) {
    page.paragraph(reported.scenario.question, "question");
    page.paragraph(what_was_simulated(reported));
    const Findings findings{reported.scenario, reported.comparison, Style{}};
    const std::string few = findings.few_worlds();
    page.section("brief", "In brief");
    page.paragraph(few.empty() ? "" : capitalised(few) + ".", "flag");
    for (const std::string& remark : findings.remarks()) {
        page.paragraph(capitalised(remark) + ".", "flag");
    }
    if (!reported.compared().empty()) {
        add_glance(page, reported);
    }
    for (const std::size_t policy : reported.compared()) {
        add_policy(page, reported, policy);
    }
    if (reported.compared().empty()) {
        page.paragraph("One policy alone was simulated, so there is nothing to compare.");
    }
    page.paragraph("An interval of the mean says how well a mean is known. How much worlds differ "
                   "says how far one place may lie from another. They are two things, and have two "
                   "marks in the figures: thin lines with caps, and soft areas.",
                   "quiet");
}

} // namespace dowith
