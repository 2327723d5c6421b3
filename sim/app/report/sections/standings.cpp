// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/grid_chart.hpp"
#include "sim/app/report/charts/ladder_chart.hpp"
#include "sim/app/report/sections/sections.hpp"
#include "sim/app/standing.hpp"
#include "sim/app/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dowith {
namespace {

bool can_be_told(const Scenario& scenario) {
    return is_among(scenario.mechanisms, "voice") && is_among(scenario.mechanisms, "delivery");
}

std::string rung_text(const RungPlace& rung) {
    return rung.number == 0 ? "none" : fmt::format("{} {}", rung.number, plain_words(rung.name));
}

std::vector<LadderRung> seven_rungs() {
    std::vector<LadderRung> rungs;
    for (const Rung& rung : built_in_ladder(realised_ladder).rungs) {
        rungs.push_back({capitalised(rung.name), rung.group});
    }
    return rungs;
}

Figure ladder_figure(const Reported& reported, const std::vector<Standing>& standings) {
    LadderChart chart{seven_rungs(), {}};
    DataTable table{{"policy", "declared", "reached", "worlds there"}, {}};
    for (std::size_t policy = 0; policy < standings.size(); ++policy) {
        const Standing& standing = standings[policy];
        const bool same = standing.declared_rung.ladder == realised_ladder;
        chart.places.push_back({reported.name_of(policy),
                                policy_class(policy, reported.baseline()),
                                same ? standing.declared_rung.number : 0,
                                standing.realised_rung.number});
        table.rows.push_back({reported.name_of(policy),
                              rung_text(standing.declared_rung),
                              rung_text(standing.realised_rung),
                              fmt::format("{} of {}", standing.worlds_there, standing.worlds)});
    }
    Figure figure;
    figure.id = "ladder";
    figure.title = "Where policies came to stand, whatever they are called";
    figure.subtitle =
        "Rung of the ladder of co-production: ring declared, disc reached in the final "
        "year, median of worlds";
    figure.description =
        "Seven rungs, from doing to people, over doing for them, to doing with them; a column a "
        "policy. Where ring and disc stand on different rungs, the policy did other than it says.";
    figure.svg = ladder_chart(chart);
    figure.table = std::move(table);
    return figure;
}

GridCell cell_of(Roles roles) {
    return {static_cast<std::size_t>(roles.design), static_cast<std::size_t>(roles.delivery)};
}

/// Three by three: who designs down the side, who delivers across.
Figure grid_figure(const Reported& reported, const std::vector<Standing>& standings) {
    GridChart chart{"planned by",
                    "delivered by",
                    {"professionals", "both", "citizens"},
                    {"professionals", "both", "citizens"},
                    {}};
    DataTable table{
        {"policy", "declared: planned by", "delivered by", "reached: planned by", "delivered by"},
        {}};
    for (std::size_t policy = 0; policy < standings.size(); ++policy) {
        const GridCell declared = cell_of(standings[policy].declared_roles);
        const GridCell reached = cell_of(standings[policy].realised_roles);
        const std::string& name = reported.name_of(policy);
        chart.places.push_back(
            {name, policy_class(policy, reported.baseline()), declared, reached});
        table.rows.push_back({name,
                              chart.rows[declared.row],
                              chart.columns[declared.column],
                              chart.rows[reached.row],
                              chart.columns[reached.column]});
    }
    Figure figure;
    figure.id = "grid";
    figure.title = "Who plans by who delivers";
    figure.subtitle = "Ring declared, disc reached in the final year, median of worlds";
    figure.description =
        "Three rows, by who plans the service, and three columns, by who delivers it. A name "
        "that stands in two cells is declared in the one with the ring and came to be in the one "
        "with the disc.";
    figure.svg = grid_chart(chart);
    figure.table = std::move(table);
    return figure;
}

} // namespace

void add_standings(Page& page, const Reported& reported) {
    if (!can_be_told(reported.scenario)) {
        return;
    }
    std::vector<Standing> standings;
    for (std::size_t policy = 0; policy < reported.scenario.policies.size(); ++policy) {
        standings.push_back(standing_of(reported.scenario, reported.comparison, policy));
    }
    page.section("standing", "Ladder and grid: what was declared, what was done");
    page.figure(ladder_figure(reported, standings));
    if (reported.scenario.ladder.name != realised_ladder) {
        page.paragraph(fmt::format("The scenario declares rungs of another ladder ({}), whose "
                                   "numbers do not compare with these seven; the table has them.",
                                   reported.scenario.ladder.name));
    }
    page.figure(grid_figure(reported, standings));
}

} // namespace dowith
