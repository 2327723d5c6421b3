// SPDX-License-Identifier: Apache-2.0
#include "sim/app/findings.hpp"

#include "sim/app/glance.hpp"
#include "sim/app/portrait.hpp"
#include "sim/app/precision.hpp"
#include "sim/app/standing.hpp"
#include "sim/app/told_outcomes.hpp"
#include "sim/app/words.hpp"
#include "sim/experiment/failure_flags.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <tuple>

namespace dowith {
namespace {

constexpr std::size_t enough_worlds = 10;    // below, Student's t makes intervals wide
constexpr std::size_t readable_policies = 3; // more than that in sentences nobody reads

Spread load_at_start(const Comparison& comparison) {
    std::vector<double> loads;
    for (const WorldResult& world : comparison.worlds) {
        loads.push_back(world.load_at_start);
    }
    return spread_of(loads);
}

} // namespace

std::string Findings::comparison(bool details) const {
    const bool all_words = details || compared().size() <= readable_policies;
    std::string text = heading() + headlines(all_words);
    if (!all_words || arrangement_of(scenario_) != Arrangement::side_by_side) {
        text += glance(scenario_, comparison_, style_);
    }
    if (details) {
        text += differences() + levels();
    }
    text += (details ? "" : primary_levels()) + (details || anything_changes() ? by_year() : "");
    text += for_whom() + money() + (all_words ? standings() : "") + certainty(details);
    return details ? text
                   : text + "\n" +
                         wrapped("Only the outcomes that the question is about. --details shows "
                                 "all, by area of benefit, and each policy's levels.");
}

const std::string& Findings::policy_name(std::size_t policy) const {
    return scenario_.policies[policy].name;
}

std::vector<std::size_t> Findings::compared() const {
    std::vector<std::size_t> policies;
    for (std::size_t policy = 0; policy < scenario_.policies.size(); ++policy) {
        if (policy != scenario_.baseline) {
            policies.push_back(policy);
        }
    }
    return policies;
}

std::string Findings::left_out() const {
    std::vector<std::string> names;
    for (const Outcome* outcome : told_outcomes(comparison_)) {
        if (is_silent(*outcome)) {
            names.push_back(short_name(all_series()[outcome->series]));
        }
    }
    return names.empty() ? ""
                         : wrapped(fmt::format("Left out, being nought or unknown under every "
                                               "policy: {}.",
                                               listed(names)));
}

std::string Findings::heading() const {
    const std::string& title = scenario_.title.empty() ? scenario_.name : scenario_.title;
    std::string text = style_.bold(title) + "\n";
    text += scenario_.question.empty() ? "" : wrapped(scenario_.question);
    text += scenario_.look_at.empty() ? "" : wrapped("Look at: " + scenario_.look_at);
    const std::size_t worlds = comparison_.worlds.size();
    std::string size = fmt::format("{} world{} of {} citizens in {} neighbourhoods. {} weeks of "
                                   "burn-in, then {} weeks under ",
                                   worlds,
                                   worlds == 1 ? "" : "s",
                                   count_text(scenario_.population.citizens),
                                   scenario_.population.neighbourhoods,
                                   scenario_.burn_in_weeks,
                                   scenario_.horizon_weeks);
    if (compared().empty()) {
        size += policy_name(scenario_.baseline) + ".";
    } else {
        size += fmt::format("each of {} policies, with the same people and the same luck. "
                            "Baseline: {}.",
                            scenario_.policies.size(),
                            policy_name(scenario_.baseline));
    }
    const std::string only = only_mechanisms(scenario_);
    return text + "\n" + wrapped(size) + (only.empty() ? "" : wrapped(only));
}

std::string Findings::flags(std::size_t policy) const {
    std::string text;
    for (const FailureFlag* flag : flagged(scenario_, comparison_, policy)) {
        text += wrapped(fmt::format("! {} ({}).", flag->sentence, flag->failure), "  ", 4);
    }
    for (const FailureFlag* flag : undecided(scenario_, comparison_, policy)) {
        text +=
            wrapped(fmt::format("? not decided with {} worlds, though the mean shows it: {} ({}).",
                                comparison_.worlds.size(),
                                flag->sentence,
                                flag->failure),
                    "  ",
                    4);
    }
    return text;
}

std::string Findings::headlines(bool sentences) const {
    const std::string few = few_worlds();
    std::string text = few.empty() ? "" : wrapped(capitalised(few) + ".");
    const std::string of_baseline =
        remark_on(standing_of(scenario_, comparison_, scenario_.baseline)) +
        flags(scenario_.baseline);
    if (!of_baseline.empty()) {
        text += "\n" + style_.bold(policy_name(scenario_.baseline) + " (baseline)") + "\n";
        text += of_baseline;
    }
    for (const std::size_t policy : compared()) {
        const std::string words = remark_on(standing_of(scenario_, comparison_, policy)) +
                                  (sentences ? this->sentences(policy) : "") + flags(policy);
        if (!words.empty()) {
            text += "\n" + style_.bold(policy_name(policy)) + "\n" + words;
        }
    }
    return text;
}

std::string Findings::sentences(std::size_t policy) const {
    std::string text;
    for (const Outcome& outcome : comparison_.outcomes) {
        if (outcome.primary) {
            const Contrast about = contrast_of(scenario_, comparison_, outcome, policy);
            text += wrapped(difference_sentence(about), "  ", 2);
            const std::string spread = spread_sentence(about);
            text += spread.empty() ? "" : wrapped(spread, "    ", 4);
        }
    }
    return text;
}

std::string Findings::difference_table(std::size_t policy) const {
    using enum Table::Align;
    Table table{{{"", left}, {"unit", left}, {"difference"}, {"±"}, {"", left}, {"better in"}}, 2};
    std::string_view area;
    for (const Outcome* outcome : shown_outcomes(comparison_)) {
        const Contrast about = contrast_of(scenario_, comparison_, *outcome, policy);
        const Indicator& indicator = *about.series.indicator;
        if (area != indicator.area) {
            area = indicator.area;
            table.add_heading(capitalised(std::string{area}));
        }
        const int decimals = table_decimals(about);
        const Spread& difference = about.paired.difference;
        const bool judged = indicator.better != Better::neither;
        table.add({short_name(about.series) + (outcome->primary ? " •" : ""),
                   brief_unit(indicator.unit),
                   signed_decimal(difference.mean, decimals),
                   about.worlds > 1 ? decimal(half_width(difference), decimals) : "",
                   verdict_text(verdict_of(about)),
                   judged && about.worlds > 0
                       ? fmt::format("{:.0f} %", 100.0 * about.paired.better_share)
                       : ""},
                  outcome->primary);
    }
    return table.text(style_);
}

std::string Findings::differences() const {
    std::string text;
    for (const std::size_t policy : compared()) {
        text += "\n" +
                style_.bold(fmt::format(
                    "{} against {}", policy_name(policy), policy_name(scenario_.baseline))) +
                "\n" + difference_table(policy);
    }
    if (!text.empty()) {
        text +=
            "\n" +
            wrapped("Difference: policy less baseline, world by world, and of that the mean. ±: "
                    "half the width of the mean's 95 % interval. Unclear: the interval "
                    "includes zero. Better in: share of worlds, ties count half. •: primary, named "
                    "before one looked. All others are exploratory: of so many intervals one in "
                    "twenty misses by chance, so take what they find as a hint.") +
            (comparison_.stopping.rule.is_sequential
                 ? wrapped(
                       "Intervals of primary outcomes are joint; the others are each by itself, "
                       "as if the number of worlds had been planned.")
                 : "");
    }
    return text;
}

std::string Findings::levels() const {
    using enum Table::Align;
    Table table{policy_columns({{"", left}, {"unit", left}}), 2};
    std::string_view area;
    for (const Outcome* outcome : shown_outcomes(comparison_)) {
        const Series& series = all_series()[outcome->series];
        if (area != series.indicator->area) {
            area = series.indicator->area;
            table.add_heading(capitalised(std::string{area}));
        }
        std::vector<std::string> cells{short_name(series), brief_unit(series.indicator->unit)};
        for (const Spread& level : outcome->levels) {
            cells.push_back(decimal(level.mean, decimals_of(series.indicator->unit)));
        }
        table.add(cells, outcome->primary);
    }
    return "\n" + style_.bold("Levels, mean over worlds") + "\n" + table.text(style_) + "\n" +
           wrapped("Of the final year; money, citizen hours and direct hours of the whole run. "
                   "Hours are per 1000 citizens, but for community hours; money is per citizen.") +
           left_out();
}

std::vector<Table::Column> Findings::policy_columns(std::vector<Table::Column> first) const {
    for (const Policy& policy : scenario_.policies) {
        first.push_back({policy.name});
    }
    return first;
}

std::string Findings::primary_levels() const {
    using enum Table::Align;
    Table table{policy_columns({{"", left}, {"unit", left}}), 2};
    std::string meanings;
    for (const Outcome& outcome : comparison_.outcomes) {
        if (outcome.primary) {
            const Series& series = all_series()[outcome.series];
            const Indicator& indicator = *series.indicator;
            std::vector<std::string> cells{short_name(series), brief_unit(indicator.unit)};
            for (const Spread& level : outcome.levels) {
                cells.push_back(decimal(level.mean, decimals_of(indicator.unit)));
            }
            table.add(cells);
            meanings +=
                wrapped(fmt::format("{}: {}.", short_name(series), indicator.meaning), "  ", 4);
        }
    }
    return meanings.empty() ? ""
                            : "\n" + style_.bold("Levels, mean over worlds") + "\n" +
                                  table.text(style_) + meanings;
}

bool Findings::anything_changes() const {
    return std::ranges::any_of(scenario_.policies, [](const Policy& policy) {
        return policy.stages.size() > 1 || !policy.events.empty();
    });
}

std::string Findings::years_of(const Outcome& outcome) const {
    constexpr std::size_t year_weeks = 52;
    const Series& series = all_series()[outcome.series];
    const std::size_t weeks = comparison_.worlds.front().weeks;
    std::vector<Table::Column> columns{{"year", Table::Align::left}};
    for (std::size_t begin = 0; begin < weeks; begin += year_weeks) {
        columns.push_back({fmt::format("{}", begin / year_weeks + 1)});
    }
    Table table{columns, 1};
    for (std::size_t policy = 0; policy < scenario_.policies.size(); ++policy) {
        std::vector<std::string> cells{policy_name(policy)};
        for (std::size_t begin = 0; begin < weeks; begin += year_weeks) {
            std::vector<double> worlds;
            for (const WorldResult& world : comparison_.worlds) {
                worlds.push_back(mean_over(
                    world, policy, outcome.series, begin, std::min(weeks, begin + year_weeks)));
            }
            cells.push_back(decimal(spread_of(worlds).mean, decimals_of(series.indicator->unit)));
        }
        table.add(cells);
    }
    const std::string unit = brief_unit(series.indicator->unit);
    return "\n" +
           style_.bold(capitalised(sentence_name(series)) + (unit.empty() ? "" : ", " + unit) +
                       ", year by year") +
           "\n" + table.text(style_);
}

std::string Findings::by_year() const {
    std::string text;
    for (const Outcome& outcome : comparison_.outcomes) {
        text += outcome.primary ? years_of(outcome) : "";
    }
    return text;
}

std::string Findings::for_whom() const {
    constexpr std::array fifths{"least advantaged", "second", "third", "fourth", "most advantaged"};
    const Outcome& need_met = comparison_.outcome("need_met");
    if (!need_met.primary || !is_among(scenario_.mechanisms, "delivery")) {
        return {};
    }
    Table table{policy_columns({{"fifth", Table::Align::left}}), 1};
    for (const Outcome& outcome : comparison_.outcomes) {
        const Series& series = all_series()[outcome.series];
        if (series.indicator->name != "need_met" || series.group < Group::quintile_1) {
            continue;
        }
        const std::size_t fifth =
            static_cast<std::size_t>(series.group) - static_cast<std::size_t>(Group::quintile_1);
        std::vector<std::string> cells{fifths[fifth]};
        for (const Spread& level : outcome.levels) {
            cells.push_back(decimal(level.mean, 3));
        }
        table.add(cells);
    }
    return "\n" + style_.bold("For whom: need met, by fifth of advantage in the country") + "\n" +
           table.text(style_);
}

std::string Findings::money() const {
    if (!is_among(scenario_.mechanisms, "money")) {
        return {};
    }
    using enum Table::Align;
    using Line = std::tuple<std::string_view, std::string_view, bool>; // series, label, sum
    constexpr std::array lines{Line{"agency_spending", "agency spending", false},
                               Line{"avoided_need", "less need avoided", false},
                               Line{"agency_cost", "= agency cost", true},
                               Line{"citizens_time", "and citizens' time", false},
                               Line{"unmet_value", "and need left unmet", false},
                               Line{"social_cost", "= social cost", true}};
    Table table{policy_columns({{"", left}}), 1};
    for (const auto& [series, label, is_sum] : lines) {
        std::vector<std::string> cells{std::string{label}};
        for (const Spread& level : comparison_.outcome(series).levels) {
            cells.push_back(decimal(level.mean, 2));
        }
        table.add(cells, is_sum);
    }
    return "\n" + style_.bold("Money, GBP per citizen and year, two views") + "\n" +
           table.text(style_);
}

std::string Findings::standings() const {
    if (!is_among(scenario_.mechanisms, "voice") || !is_among(scenario_.mechanisms, "delivery")) {
        return {}; // what was done cannot be told
    }
    std::string text =
        "\n" + style_.bold("Rung and cell of the grid, declared and realised") + "\n";
    for (std::size_t policy = 0; policy < scenario_.policies.size(); ++policy) {
        text +=
            policy_name(policy) + "\n" + standing_text(standing_of(scenario_, comparison_, policy));
    }
    if (scenario_.ladder.name != realised_ladder) {
        text += wrapped(fmt::format("Realised rungs are told on the seven rungs of {}; their "
                                    "numbers do not compare with those of {}.",
                                    realised_ladder,
                                    scenario_.ladder.name));
    }
    return text;
}

std::string Findings::savings() const {
    std::vector<Table::Column> columns{{"", Table::Align::left}};
    for (const std::size_t policy : compared()) {
        columns.push_back({policy_name(policy)});
    }
    Table table{columns, 1};
    bool any = false;
    for (const Outcome& outcome : comparison_.outcomes) {
        if (outcome.primary && comparison_.worlds.size() > 1) {
            std::vector<std::string> cells{short_name(all_series()[outcome.series])};
            for (const std::size_t policy : compared()) {
                cells.push_back(saving_text(contrast_of(scenario_, comparison_, outcome, policy)));
            }
            table.add(cells);
            any = true;
        }
    }
    return any && columns.size() > 1
               ? wrapped("How many worlds with other people and other luck would be worth one in "
                         "which both policies meet the same:") +
                     table.text(style_) + "\n"
               : "";
}

std::string Findings::certainty(bool with_savings) const {
    const bool is_sequential = comparison_.stopping.rule.is_sequential;
    std::string text = "\n" + style_.bold("How sure") + "\n" + rule_text(scenario_, comparison_);
    if (is_sequential) {
        text += precision_table(scenario_, comparison_, with_savings, style_);
    }
    text += with_savings ? savings() : "";
    const Spread load = load_at_start(comparison_);
    text += scenario_.services.empty() ? ""
            : comparison_.worlds.size() > 1
                ? wrapped(fmt::format("Staff load when the policies began: {:.2f}; in nine of ten "
                                      "worlds between {:.2f} and {:.2f}.",
                                      load.mean,
                                      load.p05,
                                      load.p95))
                : fmt::format("Staff load when the policies began: {:.2f}.\n", load.mean);
    return text + fmt::format("Digest of all final states: {:016x}\n", comparison_.digest);
}

std::string Findings::few_worlds() const {
    const std::size_t worlds = comparison_.worlds.size();
    if (worlds >= enough_worlds) {
        return {};
    }
    return worlds == 1 ? "one world tells nothing about others; ask for more with --worlds"
                       : fmt::format("{} worlds are few: intervals are wide; ask for more with "
                                     "--worlds",
                                     worlds);
}

std::vector<std::string> Findings::remarks() const {
    std::vector<std::string> remarks;
    const Spread load = load_at_start(comparison_);
    if (scenario_.feels_load() && !scenario_.services.empty() &&
        (load.median < load_low || load.median > load_high)) {
        remarks.push_back(fmt::format(
            "staff load is {:.2f} when the policies begin, outside {} to {}: results will be about "
            "staffing; change professionals_per_1000, or give starting_load",
            load.median,
            load_low,
            load_high));
    }
    if (const std::string shortfall = shortfall_text(scenario_, comparison_); !shortfall.empty()) {
        remarks.push_back(shortfall);
    }
    if (const std::vector<std::uint32_t>& missing = comparison_.missing; !missing.empty()) {
        std::vector<std::string> numbers;
        for (const std::uint32_t world : missing) {
            numbers.push_back(fmt::format("{}", world));
        }
        remarks.push_back(fmt::format(
            "{} of {} worlds failed and are missing: {}; all numbers are of the {} others, which "
            "may differ from those that failed",
            missing.size(),
            missing.size() + comparison_.worlds.size(),
            listed(numbers),
            comparison_.worlds.size()));
    }
    return remarks;
}

} // namespace dowith
