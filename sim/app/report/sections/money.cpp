// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/bar_chart.hpp"
#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/plane_chart.hpp"
#include "sim/app/report/sections/sections.hpp"
#include "sim/app/robustness/robustness_text.hpp"
#include "sim/app/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dowith {
namespace {

struct MoneyLine {
    std::string_view series;
    std::string_view says;
};

constexpr std::array lines{MoneyLine{"agency_spending", "agency spending"},
                           MoneyLine{"avoided_need", "less need avoided"},
                           MoneyLine{"agency_cost", "= agency cost"},
                           MoneyLine{"citizens_time", "and citizens' time"},
                           MoneyLine{"unmet_value", "and need left unmet"},
                           MoneyLine{"social_cost", "= social cost"}};

const std::string& cheapest(const Reported& reported, std::string_view cost) {
    const std::vector<Spread>& levels = reported.comparison.outcome(cost).levels;
    const auto least =
        std::min_element(levels.begin(), levels.end(), [](const Spread& a, const Spread& b) {
            return a.mean < b.mean;
        });
    return reported.name_of(static_cast<std::size_t>(least - levels.begin()));
}

std::string cheapest_text(const Reported& reported) {
    const std::string& agency = cheapest(reported, "agency_cost");
    const std::string& social = cheapest(reported, "social_cost");
    return agency == social ? fmt::format("{} costs least in both views", capitalised(agency))
                            : fmt::format("{} costs the agency least, {} costs least in all",
                                          capitalised(agency),
                                          social);
}

/// What the agency bears, and what citizens bear besides.
Figure money_figure(const Reported& reported) {
    constexpr std::array parts{MoneyLine{"agency_cost", "agency cost"},
                               MoneyLine{"citizens_time", "citizens' time"},
                               MoneyLine{"unmet_value", "need left unmet"}};
    BarChart chart{{}, {}, "GBP per citizen and year", 0, "social cost"};
    DataTable table{{"policy"}, {}};
    for (const MoneyLine& part : parts) {
        chart.parts.emplace_back(part.says);
        table.columns.emplace_back(part.says);
    }
    table.columns.emplace_back("social cost");
    for (std::size_t policy = 0; policy < reported.scenario.policies.size(); ++policy) {
        Bar bar{reported.name_of(policy), policy_class(policy, reported.baseline()), {}};
        std::vector<std::string> row{bar.name};
        for (const MoneyLine& part : parts) {
            bar.values.push_back(reported.comparison.outcome(part.series).levels[policy].mean);
            row.push_back(decimal(bar.values.back(), 2));
        }
        row.push_back(decimal(reported.comparison.outcome("social_cost").levels[policy].mean, 2));
        chart.bars.push_back(std::move(bar));
        table.rows.push_back(std::move(row));
    }
    Figure figure;
    figure.id = "cost-parts";
    figure.title = cheapest_text(reported);
    figure.subtitle = "Mean of worlds, GBP per citizen and year";
    figure.description =
        "A bar a policy. Its dark part is the agency's view; with the value of the time that "
        "citizens give and of need left unmet it is the social view, told behind the bar.";
    figure.svg = bar_chart(chart);
    figure.table = std::move(table);
    return figure;
}

void add_two_views(Page& page, const Reported& reported) {
    DataTable table{{"line"}, {}};
    for (const Policy& policy : reported.scenario.policies) {
        table.columns.push_back(policy.name);
    }
    for (const MoneyLine& line : lines) {
        std::vector<std::string> row{std::string{line.says}};
        for (const Spread& level : reported.comparison.outcome(line.series).levels) {
            row.push_back(decimal(level.mean, 2));
        }
        table.rows.push_back(std::move(row));
    }
    page.table("money", "GBP per citizen and year, mean of worlds: two views", std::move(table));
    page.paragraph("The agency's view counts what it pays. The social view adds what everybody "
                   "else gives and goes without. A policy may look cheap in the first because it "
                   "moves cost to people.");
    page.figure(money_figure(reported));
}

PlaneCloud cloud_of(const Reported& reported, const MoneyRobustness& money, std::size_t policy) {
    const Plane& plane = money.planes[policy];
    PlaneCloud cloud;
    cloud.name = reported.name_of(policy);
    cloud.style = policy_class(policy, reported.baseline());
    cloud.shape = static_cast<int>(policy);
    const Payoffs& effects = reported.robustness->effects;
    for (std::size_t world = 0; world < effects[policy].size(); ++world) {
        cloud.effects.push_back(effects[policy][world] - effects[reported.baseline()][world]);
        cloud.costs.push_back(money.costs[policy][world] - money.costs[reported.baseline()][world]);
    }
    cloud.effect_low = plane.effect.low;
    cloud.effect = plane.effect.mean;
    cloud.effect_high = plane.effect.high;
    cloud.cost_low = plane.cost.low;
    cloud.cost = plane.cost.mean;
    cloud.cost_high = plane.cost.high;
    return cloud;
}

std::string price_text(const Plane& plane) {
    return plane.ratio ? fmt::format("{} ({} to {})",
                                     decimal(plane.ratio->value, 0),
                                     decimal(plane.ratio->low, 0),
                                     decimal(plane.ratio->high, 0))
                       : "–";
}

void add_plane(Page& page, const Reported& reported) {
    PlaneChart chart{{},
                     {},
                     "extra years of severe need met, per citizen and year",
                     "extra cost, GBP per citizen and year"};
    DataTable table{{"policy",
                     "view",
                     "extra cost",
                     "from",
                     "to",
                     "extra effect",
                     "from",
                     "to",
                     "verdict",
                     "GBP a severity-year"},
                    {}};
    for (std::size_t view = 0; view < cost_views.size(); ++view) {
        const MoneyRobustness& money = reported.robustness->money[view];
        chart.titles.push_back(
            fmt::format("{} view", capitalised(std::string{cost_views[view].name})));
        chart.clouds.emplace_back();
        for (const std::size_t policy : reported.compared()) {
            const Plane& plane = money.planes[policy];
            chart.clouds.back().push_back(cloud_of(reported, money, policy));
            table.rows.push_back({reported.name_of(policy),
                                  std::string{cost_views[view].name},
                                  signed_decimal(plane.cost.mean, 2),
                                  signed_decimal(plane.cost.low, 2),
                                  signed_decimal(plane.cost.high, 2),
                                  signed_decimal(plane.effect.mean, 5),
                                  signed_decimal(plane.effect.low, 5),
                                  signed_decimal(plane.effect.high, 5),
                                  verdict_text(plane.verdict),
                                  price_text(plane)});
        }
    }
    Figure figure;
    figure.id = "plane";
    figure.title = "What more need met costs";
    figure.subtitle =
        fmt::format("Extra cost against extra effect, from {}: a faint point a world, a "
                    "cross where the means lie (95 % intervals)",
                    reported.name_of(reported.baseline()));
    figure.description =
        "Two planes side by side, the agency's view and the social view of the same worlds. To the "
        "right more need is met, upwards it costs more. Need left unmet is the effect here, so "
        "neither view counts its value as a cost.";
    figure.svg = plane_chart(chart);
    figure.table = std::move(table);
    page.figure(std::move(figure));
}

} // namespace

void add_money(Page& page, const Reported& reported) {
    if (!is_among(reported.scenario.mechanisms, "money")) {
        return;
    }
    page.section("money", "Money, two views");
    add_two_views(page, reported);
    if (reported.robustness && !reported.robustness->money.empty()) {
        add_plane(page, reported);
    }
}

} // namespace dowith
