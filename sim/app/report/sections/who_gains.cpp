// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/bar_chart.hpp"
#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/interval_chart.hpp"
#include "sim/app/report/fates.hpp"
#include "sim/app/report/sections/sections.hpp"
#include "sim/app/words.hpp"
#include "sim/model/citizens.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace dowith {
namespace {

constexpr std::array<const char*, quintiles> fifths{
    "least advantaged fifth", "second", "third", "fourth", "most advantaged fifth"};

/// The first of the five columns of an indicator that is told by fifths, or nothing.
std::optional<std::size_t> first_fifth(const Indicator& indicator) {
    const auto all = all_series();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Series& series) {
        return series.indicator == &indicator && series.group == Group::quintile_1;
    });
    return found == all.end() ? std::nullopt
                              : std::optional{static_cast<std::size_t>(found - all.begin())};
}

/// Indicators told by fifths: those of primary outcomes, then wellbeing.
std::vector<const Indicator*> indicators_by_fifth(const Reported& reported) {
    std::vector<const Indicator*> chosen;
    const auto add = [&](const Indicator& indicator) {
        if (first_fifth(indicator) &&
            std::find(chosen.begin(), chosen.end(), &indicator) == chosen.end()) {
            chosen.push_back(&indicator);
        }
    };
    for (const Outcome* outcome : reported.primary()) {
        add(*all_series()[outcome->series].indicator);
    }
    for (const Indicator& indicator : indicators()) {
        if (indicator.name == "wellbeing") {
            add(indicator);
        }
    }
    return chosen;
}

Figure figure_by_fifth(const Reported& reported, const Indicator& indicator) {
    IntervalChart chart{
        {}, {}, fmt::format("difference from {}", reported.name_of(reported.baseline()))};
    DataTable table{{"fifth", "policy", "difference", "from", "to"}, {}};
    const std::string name = plain_words(indicator.name);
    for (const std::size_t policy : reported.compared()) {
        chart.keys.push_back({reported.name_of(policy),
                              policy_class(policy, reported.baseline()),
                              static_cast<int>(policy)});
    }
    const std::size_t first = *first_fifth(indicator);
    for (std::size_t fifth = 0; fifth < quintiles; ++fifth) {
        IntervalRow row{fifths[fifth], {}};
        for (const std::size_t policy : reported.compared()) {
            const PairedDifference paired = difference_between(
                reported.comparison.worlds, policy, reported.baseline(), first + fifth);
            const Spread& difference = paired.difference;
            row.marks.push_back({policy_class(policy, reported.baseline()),
                                 static_cast<int>(policy),
                                 difference.low,
                                 difference.mean,
                                 difference.high});
            const int decimals = decimals_of(indicator.unit);
            table.rows.push_back({fifths[fifth],
                                  reported.name_of(policy),
                                  signed_decimal(difference.mean, decimals),
                                  signed_decimal(difference.low, decimals),
                                  signed_decimal(difference.high, decimals)});
        }
        chart.rows.push_back(std::move(row));
    }
    Figure figure;
    figure.id = std::string{indicator.name} + "-by-fifth";
    figure.title = fmt::format("What policies change in {}, by advantage", name);
    figure.subtitle = fmt::format("Mean paired difference from {} with its 95 % interval, by fifth "
                                  "of the country's ranking{}",
                                  reported.name_of(reported.baseline()),
                                  indicator.unit == "1" ? "" : "; " + plain_unit(indicator.unit));
    figure.description = "A row a fifth, from the least to the most advantaged; a mark a policy. "
                         "Marks that move away from nought down the rows say that the better off "
                         "gain, or lose, more.";
    figure.svg = interval_chart(chart);
    figure.table = std::move(table);
    return figure;
}

std::optional<std::size_t> place_in(const std::vector<std::string>& names,
                                    const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt
                                : std::optional{static_cast<std::size_t>(found - names.begin())};
}

using FatesByFifth = std::array<Fates, quintiles>;

double percent_of(std::size_t count, const Fates& fate) {
    return fate.people() == 0
               ? std::numeric_limits<double>::quiet_NaN()
               : 100.0 * static_cast<double>(count) / static_cast<double>(fate.people());
}

/// "Of the same people 41 % fare better under co-delivery than under austerity, and 33 % worse".
std::string
fates_text(const FatesByFifth& fates, const std::string& policy, const std::string& baseline) {
    Fates all;
    for (const Fates& fate : fates) {
        all.better += fate.better;
        all.worse += fate.worse;
        all.alike += fate.alike;
    }
    return fmt::format("Of the same people {} % fare better under {} than under {}, and {} % worse",
                       decimal(percent_of(all.better, all), 0),
                       policy,
                       baseline,
                       decimal(percent_of(all.worse, all), 0));
}

Figure figure_of_people(const PeopleOfResult& people,
                        const FatesByFifth& fates,
                        const std::string& policy,
                        const std::string& baseline) {
    BarChart chart{{"worse off", "alike", "better off"}, {}, "share of the recorded people, %"};
    DataTable table{{"fifth",
                     "people",
                     "worse off, %",
                     "alike, %",
                     "better off, %",
                     "mean change",
                     "from",
                     "to"},
                    {}};
    for (std::size_t fifth = 0; fifth < quintiles; ++fifth) {
        const Fates& fate = fates[fifth];
        Bar bar{fifths[fifth], {}, {}};
        std::vector<std::string> row{bar.name, count_text(fate.people())};
        for (const std::size_t count : {fate.worse, fate.alike, fate.better}) {
            bar.values.push_back(percent_of(count, fate));
            row.push_back(decimal(bar.values.back(), 0));
        }
        for (const double change : {fate.change.mean, fate.change.low, fate.change.high}) {
            row.push_back(signed_decimal(change, 3));
        }
        chart.bars.push_back(std::move(bar));
        table.rows.push_back(std::move(row));
    }
    Figure figure;
    figure.id = "people-under-" + policy;
    figure.title = fates_text(fates, policy, baseline);
    figure.subtitle =
        fmt::format("Wellbeing after {} weeks, the same person under both policies, by "
                    "fifth of the country's ranking; better and worse by more than {}",
                    people.weeks.back(),
                    noticeable);
    figure.description =
        "A bar a fifth, from the least to the most advantaged: who is worse off, alike and better "
        "off. Part of it is luck, since under another policy one meets other people: where a "
        "policy does nothing, as many gain as lose. The table has the mean change with its 95 % "
        "interval between worlds.";
    figure.svg = bar_chart(chart);
    figure.table = std::move(table);
    return figure;
}

void add_people(Page& page, const Reported& reported) {
    if (!reported.people) {
        page.paragraph(
            "No single people were recorded in this result. `record: {people: {sample: "
            "200}}` in the scenario lets a report say who gains and who loses, person by "
            "person.",
            "quiet");
        return;
    }
    const PeopleOfResult& people = *reported.people;
    const std::string& against = reported.name_of(reported.baseline());
    const auto baseline = place_in(people.policies, against);
    for (std::size_t policy = 0; baseline && policy < people.policies.size(); ++policy) {
        const auto fates = fates_by_fifth(people, policy, *baseline);
        if (policy != *baseline && fates) {
            page.figure(figure_of_people(people, *fates, people.policies[policy], against));
        }
    }
}

} // namespace

void add_who_gains(Page& page, const Reported& reported) {
    if (reported.compared().empty()) {
        return;
    }
    page.section("who", "Who gains and who loses");
    for (const Indicator* indicator : indicators_by_fifth(reported)) {
        page.figure(figure_by_fifth(reported, *indicator));
    }
    add_people(page, reported);
}

} // namespace dowith
