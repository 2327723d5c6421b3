// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/interval_chart.hpp"
#include "sim/app/report/sections/sections.hpp"
#include "sim/app/words.hpp"
#include "sim/model/citizens.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

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

/// A column of the recorded people in the last recorded week of a recorded policy.
class LastRecord {
  public:
    LastRecord(const PeopleOfResult& people, std::string_view column) : people_{people} {
        const auto& names = people.person_columns;
        const auto found = std::find(names.begin(), names.end(), column);
        if (found != names.end()) {
            values_ = &people.record.person_values[static_cast<std::size_t>(found - names.begin())];
        }
    }

    [[nodiscard]] bool is_there() const { return values_ != nullptr; }

    [[nodiscard]] double of(std::size_t person, std::size_t policy) const {
        const std::size_t slice = (policy + 1) * people_.weeks.size() - 1;
        return static_cast<double>((*values_)[slice * people_.record.people.size() + person]);
    }

  private:
    const PeopleOfResult& people_;
    const std::vector<float>* values_ = nullptr;
};

std::optional<std::size_t> place_in(const std::vector<std::string>& names,
                                    const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt
                                : std::optional{static_cast<std::size_t>(found - names.begin())};
}

/// Of the people of one fifth, how many fare better, worse and alike: the same person twice.
struct Fates {
    std::size_t better = 0;
    std::size_t worse = 0;
    std::size_t alike = 0;
};

/// A hundredth of the index: less than that nobody would notice. Assumption.
constexpr double noticeable = 0.01;

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
    const LastRecord wellbeing{people, "wellbeing"};
    const LastRecord advantage{people, "advantage"};
    const auto baseline = place_in(people.policies, reported.name_of(reported.baseline()));
    if (!wellbeing.is_there() || !advantage.is_there() || !baseline) {
        return;
    }
    DataTable table{{"fifth", "policy", "people", "better off", "worse off", "alike"}, {}};
    for (std::size_t policy = 0; policy < people.policies.size(); ++policy) {
        if (policy == *baseline) {
            continue;
        }
        std::array<Fates, quintiles> fates{};
        for (std::size_t person = 0; person < people.record.people.size(); ++person) {
            const double change = wellbeing.of(person, policy) - wellbeing.of(person, *baseline);
            const auto rank = static_cast<float>(advantage.of(person, *baseline));
            Fates& fate = fates[rank_group(rank, quintiles)];
            (change > noticeable ? fate.better : change < -noticeable ? fate.worse : fate.alike)++;
        }
        for (std::size_t fifth = 0; fifth < quintiles; ++fifth) {
            const Fates& fate = fates[fifth];
            const std::size_t all = fate.better + fate.worse + fate.alike;
            const auto share = [&](std::size_t count) {
                return all == 0 ? std::string{"–"}
                                : fmt::format("{:.0f} %",
                                              100.0 * static_cast<double>(count) /
                                                  static_cast<double>(all));
            };
            table.rows.push_back({fifths[fifth],
                                  people.policies[policy],
                                  count_text(all),
                                  share(fate.better),
                                  share(fate.worse),
                                  share(fate.alike)});
        }
    }
    page.table(
        "people-by-fifth",
        fmt::format("The same people under two policies: wellbeing after {} weeks against {}, "
                    "by more than {}",
                    people.weeks.back(),
                    reported.name_of(reported.baseline()),
                    noticeable),
        std::move(table));
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
