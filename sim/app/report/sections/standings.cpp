// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/drawing.hpp"
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

/// Three by three: who designs down the side, who delivers across.
void add_grid(Page& page, const Reported& reported, const std::vector<Standing>& standings) {
    DataTable grid{{"planned by \\ delivered by", "professionals", "both", "citizens"}, {}};
    const auto words = [](Party party) {
        return party == Party::professionals ? "professionals"
               : party == Party::together    ? "both"
                                             : "citizens";
    };
    for (const Party design : parties) {
        std::vector<std::string> row{words(design)};
        for (const Party delivery : parties) {
            std::vector<std::string> here;
            for (std::size_t policy = 0; policy < standings.size(); ++policy) {
                const Roles cell{design, delivery};
                const bool declared = standings[policy].declared_roles == cell;
                const bool reached = standings[policy].realised_roles == cell;
                if (declared || reached) {
                    here.push_back((declared ? "○" : "") + std::string{reached ? "● " : " "} +
                                   reported.name_of(policy));
                }
            }
            row.push_back(here.empty() ? "–" : fmt::format("{}", fmt::join(here, "; ")));
        }
        grid.rows.push_back(std::move(row));
    }
    page.table("grid", "Who plans by who delivers: ○ declared, ● reached", std::move(grid));
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
    add_grid(page, reported, standings);
}

} // namespace dowith
