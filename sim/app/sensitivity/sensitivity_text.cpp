// SPDX-License-Identifier: Apache-2.0
#include "sim/app/sensitivity/sensitivity_text.hpp"

#include "sim/app/table.hpp"
#include "sim/app/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dowith {
namespace {

/// Influences that a table has room for; the file has all.
constexpr std::size_t influences_shown_most = 15;

/// That sentences name.
constexpr std::size_t named_most = 3;

/// That Sobol's method is proposed for, after Morris has ranked them.
constexpr std::size_t proposed_most = 10;

/// Below this share of the variance a factor is not worth a sentence.
constexpr double worth_telling = 0.05;

std::string share_text(const SobolIndex& index) {
    return fmt::format(
        "{}, {} to {}", decimal(index.share, 2), decimal(index.low, 2), decimal(index.high, 2));
}

std::string range_text(double low, double high, int decimals) {
    return fmt::format("{} to {}", decimal(low, decimals), decimal(high, decimals));
}

/// Enough decimals that a number of this size shows three figures.
int decimals_for_size(double size) {
    return size > 0.0 ? std::clamp(2 - static_cast<int>(std::floor(std::log10(size))), 0, 8) : 0;
}

int effect_decimals(const Sensitivity& each) {
    double most = 0.0;
    for (const ElementaryEffect& effect : each.effects) {
        most = std::max(most, effect.mean_absolute);
    }
    return decimals_for_size(most);
}

/// The factor as `--vary` reads it again, with this range.
std::string word_of(const Factor& factor) {
    std::string values = fmt::format("{}", fmt::join(factor.values, ","));
    if (!factor.is_list()) {
        values = fmt::format("{:g}:", factor.low);
        values +=
            factor.likelihood == Likelihood::triangular ? fmt::format("{:g}:", factor.mode) : "";
        values += fmt::format("{:g}", factor.high);
        values += factor.likelihood == Likelihood::log_uniform ? ":log" : "";
    }
    return shell_word(factor.path + "=" + values);
}

} // namespace

std::string SensitivityText::all(bool details) const {
    std::string text = heading();
    const bool is_alone = asked_.plan.policies() == 1;
    for (const Sensitivity& each : result_.sensitivities) {
        if (!details && !is_alone && !each.response.is_difference) {
            continue;
        }
        text += "\n" + style_.bold(title(each.response)) + "\n";
        for (const std::string& sentence : sentences(each)) {
            text += wrapped(sentence, "  ", 2);
        }
        text += "\n" + table(each);
    }
    for (const std::string& note : notes()) {
        text += "\n" + wrapped(note);
    }
    return text + next_step();
}

std::string SensitivityText::name(std::size_t place) const { return brief_path(names_[place]); }

std::string SensitivityText::heading() const {
    const Scenario& base = asked_.plan.base;
    const StudyDesign& study = asked_.study;
    std::string text = style_.bold(base.title.empty() ? base.name : base.title) + "\n" +
                       "What outcomes hinge on\n\n";
    text += wrapped(fmt::format(
        "{}: {} factor{} and luck, in {} worlds of {} citizens each. {} weeks of burn-in, then {} "
        "weeks under {}.",
        study.design.how,
        count_text(study.factors()),
        study.factors() == 1 ? "" : "s",
        count_text(study.runs.size()),
        count_text(base.population.citizens),
        base.burn_in_weeks,
        base.horizon_weeks,
        asked_.plan.policies() == 1 ? "one policy"
                                    : fmt::format("each of {} policies", asked_.plan.policies())));
    if (asked_.unmoved > 0) {
        text += wrapped(fmt::format("{} more numbers that the scenario draws stay as it sets them.",
                                    count_text(asked_.unmoved)));
    }
    return text;
}

std::string SensitivityText::title(const Response& response) const {
    const Scenario& base = asked_.plan.base;
    const Series& series = all_series()[response.series];
    const std::string unit = brief_unit(series.indicator->unit);
    const std::string& policy = base.policies[response.policy].name;
    return fmt::format(
        "{}{}: {}",
        capitalised(sentence_name(series)),
        unit.empty() ? "" : ", " + unit,
        response.is_difference ? policy + " less " + base.policies[base.baseline].name : policy);
}

std::vector<std::string> SensitivityText::sentences(const Sensitivity& each) const {
    return is_sobol() ? sobol_sentences(each) : morris_sentences(each);
}

std::vector<std::string> SensitivityText::sobol_sentences(const Sensitivity& each) const {
    const SobolIndices& indices = each.indices;
    if (std::isnan(indices.mean)) {
        return {"Fewer than two rows are known, so nothing can be told."};
    }
    if (!(indices.variance > 0.0)) {
        return {"It is the same in all worlds: nothing that was moved changes it, nor does luck."};
    }
    const double sd = std::sqrt(indices.variance);
    const int decimals = decimals_for_size(sd);
    std::vector<std::string> all{
        fmt::format("Over all that may be so it is {} on average, with a standard deviation of {}.",
                    each.response.is_difference ? signed_decimal(indices.mean, decimals)
                                                : decimal(indices.mean, decimals),
                    decimal(sd, decimals))};
    const std::size_t luck = asked_.study.factors();
    std::vector<std::string> named;
    for (const std::size_t place : ranked(each)) {
        if (place != luck && named.size() < named_most &&
            indices.total[place].share >= worth_telling) {
            named.push_back(name(place) + " (" + share_text(indices.total[place]) + ")");
        }
    }
    if (!named.empty()) {
        all.push_back("Of its variance most hinges on " + listed(named) + ".");
    }
    all.push_back("Luck has a share of its own (" + share_text(indices.total[luck]) + ").");
    std::vector<std::string> unclear;
    for (const std::size_t place : ranked(each)) {
        if (place != luck && indices.first[place].includes_zero()) {
            unclear.push_back(name(place));
        }
    }
    if (!unclear.empty()) {
        all.push_back(fmt::format("Of {} no influence by itself can be told: the interval "
                                  "includes zero.",
                                  listed(unclear)));
    }
    return all;
}

std::vector<std::string> SensitivityText::morris_sentences(const Sensitivity& each) const {
    const std::size_t luck = asked_.study.factors();
    const ElementaryEffect& of_luck = each.effects[luck];
    if (std::isnan(of_luck.mean_absolute)) {
        return {"Fewer than two trajectories are known, so nothing can be told."};
    }
    const int decimals = effect_decimals(each);
    std::vector<std::string> named;
    std::size_t drowned = 0;
    std::size_t inert = 0;
    for (const std::size_t place : ranked(each)) {
        const ElementaryEffect& effect = each.effects[place];
        if (place == luck) {
            continue;
        }
        if (named.size() < named_most && effect.mean_absolute > 0.0) {
            named.push_back(
                fmt::format("{} ({})", name(place), decimal(effect.mean_absolute, decimals)));
        }
        inert += effect.mean_absolute > 0.0 ? 0U : 1U;
        const bool is_small = effect.interval.high < of_luck.mean_absolute;
        drowned += effect.mean_absolute > 0.0 && is_small ? 1U : 0U;
    }
    std::vector<std::string> all;
    if (!named.empty()) {
        all.push_back("Moved over their ranges, most is done by " + listed(named) +
                      "; another luck does " + decimal(of_luck.mean_absolute, decimals) + ".");
    }
    if (drowned > 0) {
        all.push_back(fmt::format("{} of {} factors do less than another luck does.",
                                  count_text(drowned),
                                  count_text(luck)));
    }
    if (inert > 0) {
        all.push_back(fmt::format("{} do nothing at all: no influence of them can be told.",
                                  count_text(inert)));
    }
    return all;
}

std::vector<std::string> SensitivityText::cells(const Sensitivity& each, std::size_t place) const {
    if (is_sobol()) {
        const SobolIndex& first = each.indices.first[place];
        const SobolIndex& total = each.indices.total[place];
        return {name(place),
                decimal(total.share, 2),
                range_text(total.low, total.high, 2),
                decimal(first.share, 2),
                range_text(first.low, first.high, 2)};
    }
    const ElementaryEffect& effect = each.effects[place];
    const int decimals = effect_decimals(each);
    return {name(place),
            decimal(effect.mean_absolute, decimals),
            range_text(effect.interval.low, effect.interval.high, decimals),
            signed_decimal(effect.mean, decimals),
            decimal(effect.sd, decimals)};
}

std::string SensitivityText::table(const Sensitivity& each) const {
    using enum Table::Align;
    std::vector<Table::Column> columns{{"factor", left}};
    const std::vector<std::string> headings =
        is_sobol() ? std::vector<std::string>{"in all", "95 % interval", "alone", "95 % interval"}
                   : std::vector<std::string>{"mu*", "95 % interval", "mu", "sigma"};
    for (const std::string& heading : headings) {
        columns.push_back({heading, heading.starts_with("95") ? left : number});
    }
    Table table{std::move(columns), 1};
    std::vector<std::size_t> places = ranked(each);
    const std::size_t luck = asked_.study.factors();
    const std::size_t left_out = places.size() - std::min(places.size(), influences_shown_most);
    for (std::size_t rank = 0; rank < places.size(); ++rank) {
        if (rank < influences_shown_most || places[rank] == luck) {
            table.add(cells(each, places[rank]), places[rank] == luck);
        }
    }
    const std::string more =
        left_out > 0 ? fmt::format("… and {} more in the file and the table\n", left_out) : "";
    return table.text(style_) + more;
}

std::vector<std::string> SensitivityText::notes() const {
    std::vector<std::string> notes;
    if (is_sobol()) {
        notes.emplace_back(
            "In all: the share of the variance that would be left if everything but this factor "
            "were known (total Sobol' index). Alone: the share that would go if this factor were "
            "known (first-order index). Where in all is much more than alone, it works together "
            "with others; shares in all may then add up to more than 1. Luck is a factor too: "
            "other people and other chance. Intervals: 95 %, by bootstrap over rows; more rows "
            "(--points) narrow them.");
    } else {
        notes.emplace_back(
            "mu*: how much the outcome moves, on average over places, as the factor moves over its "
            "whole range, whichever way. mu: the same with its sign. sigma: how much that depends "
            "on the place: where it is large against mu*, the factor works together with others "
            "or bends. Luck is moved too: its mu* is what other people and other chance do. "
            "Intervals: 95 %, by bootstrap over trajectories.");
    }
    notes.emplace_back("This tells what the model's answer hinges on within these ranges. Wider "
                       "ranges make a factor matter more; a number that nobody doubts is no "
                       "factor, however much would follow from it.");
    return notes;
}

/// After a screening: the same question to those few that matter, ready to be typed.
std::string SensitivityText::next_step() const {
    if (is_sobol() || result_.sensitivities.empty()) {
        return {};
    }
    const auto asked = std::ranges::find_if(
        result_.sensitivities, [](const Sensitivity& each) { return each.response.is_difference; });
    const Sensitivity& first =
        asked == result_.sensitivities.end() ? result_.sensitivities.front() : *asked;
    std::string factors;
    std::size_t named = 0;
    for (const std::size_t place : ranked(first)) {
        if (place < asked_.study.factors() && named < proposed_most) {
            factors += " \\\n  --vary " + word_of(asked_.study.design.factors[place]);
            ++named;
        }
    }
    return "\n" +
           wrapped(fmt::format("Whose share of the variance is which, among the {} that do most in "
                               "the first of these:",
                               named)) +
           "  --design sobol" + factors + "\n";
}

} // namespace dowith
