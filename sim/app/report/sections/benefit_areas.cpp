// SPDX-License-Identifier: Apache-2.0
#include "sim/app/contrast.hpp"
#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/interval_chart.hpp"
#include "sim/app/report/sections/sections.hpp"
#include "sim/app/told_outcomes.hpp"
#include "sim/app/words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace dowith {
namespace {

constexpr std::size_t shown_of_an_area = 3;

/// Of each area its primary outcomes, then the first that have a good direction.
std::vector<const Outcome*> outcomes_at_a_glance(const Comparison& comparison) {
    const std::vector<const Outcome*> shown = shown_outcomes(comparison);
    std::vector<const Outcome*> chosen;
    std::string_view area;
    const auto add_area = [&] {
        std::size_t count = 0;
        for (const bool primary : {true, false}) {
            for (const Outcome* outcome : shown) {
                const Indicator& indicator = *all_series()[outcome->series].indicator;
                if (indicator.area == area && outcome->primary == primary &&
                    indicator.better != Better::neither && (primary || count < shown_of_an_area)) {
                    chosen.push_back(outcome);
                    ++count;
                }
            }
        }
    };
    for (const Outcome* outcome : shown) {
        const std::string_view next = all_series()[outcome->series].indicator->area;
        if (next != area) {
            area = next;
            if (area != "process") {
                add_area();
            }
        }
    }
    return chosen;
}

/// How much worlds differ under the baseline, by which differences are divided so that all stand on
/// one scale; and turned round where less is better.
double scale_of(const Outcome& outcome, std::size_t baseline) {
    const double sd = outcome.levels[baseline].sd;
    const bool less = all_series()[outcome.series].indicator->better == Better::lower;
    return sd > 0.0 ? (less ? -sd : sd) : std::nan("");
}

IntervalMark
mark_of(const PairedDifference& paired, double scale, std::size_t policy, std::size_t baseline) {
    const double low = paired.difference.low / scale;
    const double high = paired.difference.high / scale;
    return {policy_class(policy, baseline),
            static_cast<int>(policy),
            std::min(low, high),
            paired.difference.mean / scale,
            std::max(low, high)};
}

} // namespace

void add_benefit_areas(Page& page, const Reported& reported) {
    if (reported.compared().empty() || reported.comparison.worlds.size() < 2) {
        return;
    }
    page.section("areas", "Areas of benefit at a glance");
    IntervalChart chart{
        {}, {}, "1 = how much worlds differ under the baseline", "◀ worse", "better ▶"};
    DataTable table{{"outcome", "unit", "policy", "difference", "from", "to", "verdict"}, {}};
    for (const std::size_t policy : reported.compared()) {
        chart.keys.push_back({reported.name_of(policy),
                              policy_class(policy, reported.baseline()),
                              static_cast<int>(policy)});
    }
    std::string_view area;
    for (const Outcome* outcome : outcomes_at_a_glance(reported.comparison)) {
        const Series& series = all_series()[outcome->series];
        if (series.indicator->area != area) {
            area = series.indicator->area;
            chart.rows.push_back({capitalised(std::string{area}), {}});
        }
        const double scale = scale_of(*outcome, reported.baseline());
        if (std::isnan(scale)) {
            continue;
        }
        IntervalRow row{short_name(series) + (outcome->primary ? " •" : ""), {}};
        for (const std::size_t policy : reported.compared()) {
            const Contrast contrast =
                contrast_of(reported.scenario, reported.comparison, *outcome, policy);
            row.marks.push_back(mark_of(contrast.paired, scale, policy, reported.baseline()));
            const int decimals = table_decimals(contrast);
            table.rows.push_back({short_name(series),
                                  brief_unit(series.indicator->unit),
                                  reported.name_of(policy),
                                  signed_decimal(contrast.paired.difference.mean, decimals),
                                  signed_decimal(contrast.paired.difference.low, decimals),
                                  signed_decimal(contrast.paired.difference.high, decimals),
                                  verdict_text(verdict_of(contrast))});
        }
        chart.rows.push_back(std::move(row));
    }
    Figure figure;
    figure.id = "areas";
    figure.title = "What each policy changes, area by area";
    figure.subtitle = fmt::format("Mean difference from {} with its 95 % interval, in units of how "
                                  "much worlds differ under it (• primary outcome)",
                                  reported.name_of(reported.baseline()));
    figure.description =
        "A row an outcome, grouped by area of benefit; a mark a policy. A mark to the right of the "
        "line at nought is better than the baseline, one to the left worse; where its thin line "
        "crosses nought, the two cannot be told apart. Outcomes other than primary ones are "
        "exploratory: of so many intervals one in twenty misses by chance.";
    figure.svg = interval_chart(chart);
    figure.table = std::move(table);
    page.figure(std::move(figure));
}

} // namespace dowith
