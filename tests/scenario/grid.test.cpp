// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/grid.hpp"

#include "sim/scenario/ladder.hpp"
#include "sim/scenario/read_grid.hpp"
#include "tests/scenario/document_of.hpp"
#include "tests/scenario/scenario_of.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

namespace {

const Cell& cell(std::string_view name) { return *built_in_grid().find(name); }

const Stage& stage_of(const Scenario& scenario, std::size_t policy, std::size_t stage = 0) {
    return scenario.policies[policy].stages[stage];
}

/// All that is wrong with the grid that ships once `before` is written as `after`.
std::string refusal_with(const std::string& before, const std::string& after) {
    std::string text = gallery_text("grids/bovaird.yaml").value();
    text.replace(text.find(before), before.size(), after);
    const Document document = document_of(text);
    Problems problems;
    Reading reading{document, problems};
    static_cast<void>(reading.root().required("dowith").integer(1, 1));
    static_cast<void>(read_grid(reading.root()));
    reading.finish();
    return problems.text();
}

} // namespace

TEST_CASE("the grid has a cell for each pair of parties, and each is what its levers say") {
    const Grid& grid = built_in_grid();
    REQUIRE(grid.cells.size() == 9);
    for (const Party design : parties) {
        for (const Party delivery : parties) {
            const Cell& here = grid.at({design, delivery});
            INFO(here.name);
            CHECK_FALSE(here.says.empty());
            CHECK(here.roles == Roles{design, delivery});
            CHECK(here.roles ==
                  declared_roles(here.practice.design_power, here.practice.delivery_share));
            CHECK(here.practice.budget == default_practice().budget);
        }
    }
}

TEST_CASE("the middle cell of the grid is the top rung of the ladder, its corner informs") {
    const Ladder& ladder = built_in_ladder("tlap");
    for (const Lever& lever : all_levers()) {
        INFO(lever.name());
        CHECK(lever.value_in(cell("full-co-production")) ==
              lever.value_in(*ladder.find("co-production")));
        CHECK(lever.value_in(cell("traditional-provision")) ==
              lever.value_in(*ladder.find("informing")));
    }
}

TEST_CASE("Arnstein's top rung is the cell where a community provides for itself") {
    for (const Lever& lever : spoken_levers(built_in_grid().cells)) {
        INFO(lever.name());
        CHECK(lever.value_in(*built_in_ladder("arnstein").find("citizen-control")) ==
              lever.value_in(cell("self-organised-community")));
    }
}

TEST_CASE("the grid and the ladder of co-production speak of the same levers") {
    CHECK(spoken_levers(built_in_grid().cells) == spoken_levers(built_in_ladder("tlap").rungs));
}

SCENARIO("a policy declares a cell in place of a rung, and may set levers otherwise") {
    const Scenario scenario = loaded("policies:\n"
                                     "  cell: {cell: user-co-delivery, training: 40}\n"
                                     "  poor: {from: cell, budget: 0.75}\n"
                                     "  rung: {from: poor, rung: consulting}\n"
                                     "  back: {from: rung, cell: traditional-provision}\n"
                                     "  path:\n"
                                     "    rung: engaging\n"
                                     "    timeline: [{week: 0}, {week: 26, cell: "
                                     "self-organised-community}]\n")
                                  .scenario;
    CHECK(stage_of(scenario, 0).cell == "user-co-delivery");
    CHECK(stage_of(scenario, 0).rung.empty());
    CHECK(stage_of(scenario, 0).practice.front().delivery_share == 0.4);
    CHECK(stage_of(scenario, 0).practice.front().design_power == 0);
    CHECK(stage_of(scenario, 0).practice.front().training == 40);
    CHECK(stage_of(scenario, 0).bank.broker_hours == 20);
    CHECK(stage_of(scenario, 1).cell == "user-co-delivery");
    CHECK(stage_of(scenario, 1).practice.front().budget == 0.75);
    CHECK(stage_of(scenario, 2).cell.empty());
    CHECK(stage_of(scenario, 2).rung == "consulting");
    CHECK(stage_of(scenario, 2).practice.front().training == 0);
    CHECK(stage_of(scenario, 3).cell == "traditional-provision");
    CHECK(stage_of(scenario, 3).rung_number == 0);
    CHECK(stage_of(scenario, 3).practice.front().budget == 0.75);
    CHECK(stage_of(scenario, 4, 0).rung == "engaging");
    CHECK(stage_of(scenario, 4, 1).cell == "self-organised-community");
    CHECK(stage_of(scenario, 4, 1).rung.empty());
}

SCENARIO("a resolved scenario keeps its declared cells") {
    const Scenario scenario = loaded("policies: {a: {cell: full-co-production}}\n").scenario;
    const Scenario again = scenario_from_text("x.yaml", scenario.resolved, {}).scenario;
    CHECK(again.resolved == scenario.resolved);
    CHECK(stage_of(again, 0).cell == "full-co-production");
}

SCENARIO("a cell that is none, or that stands beside a rung, is refused") {
    CHECK(refused_policies("  a: {cell: full-coproduction}\n") ==
          "x.yaml:4:13: policies.a.cell = full-coproduction is no name that is known here; "
          "did you mean full-co-production?");
    CHECK(refused_policies("  a: {rung: consulting, cell: full-co-production}\n") ==
          "x.yaml:4:31: policies.a.cell = full-co-production stands beside a rung (each of them "
          "says where all levers stand); keep one of the two");
}

SCENARIO("a grid with a cell too few, out of order, or a lever in both dimensions is refused") {
    CHECK(refusal_with("    delivery: together\n", "    delivery: users\n")
              .find("cells.1 is not where its cell belongs") != std::string::npos);
    CHECK(refusal_with("    says: \"A community plans and provides for itself.\"\n",
                       "    says: \"A community.\"\n  - {name: tenth, design: users, delivery: "
                       "users, says: \"More.\"}\n")
              .find("cells is not nine cells") != std::string::npos);
    CHECK(refusal_with("    conditionality: 0\n", "    conditionality: 0\n    voice: 0.1\n")
              .find("delivery sets voice, which design sets as well") != std::string::npos);
    CHECK(refusal_with("name: user-co-delivery\n", "name: traditional-provision\n")
              .find("is the name of a cell before") != std::string::npos);
}
