// SPDX-License-Identifier: Apache-2.0
#include "sim/app/standing.hpp"

#include "sim/scenario/load_scenario.hpp"
#include "tests/support/catch.hpp"

namespace dowith {
namespace {

Scenario scenario_with(const std::string& more) {
    return scenario_from_text("x.yaml",
                              "dowith: 1\nservices: [{name: home-care, technology: "
                              "long-term-care, professionals_per_1000: 4}]\n" +
                                  more,
                              {})
        .scenario;
}

/// A comparison of one policy in worlds that came to stand like this.
Comparison worlds_at(const std::vector<Realised>& places) {
    Comparison comparison;
    for (const Realised& place : places) {
        WorldResult world;
        world.realised = {place};
        comparison.worlds.push_back(world);
    }
    return comparison;
}

Standing standing_of(const std::string& more, const std::vector<Realised>& places) {
    return standing_of(scenario_with(more), worlds_at(places), 0);
}

} // namespace

SCENARIO("where a policy stands is told by the median of its worlds, of two the lower") {
    const Standing standing = standing_of(
        "policies: {a: {rung: co-production}}\n",
        {{.power = 0.7, .delivery = 0.10, .rung = 7}, {.power = 0.7, .delivery = 0.02, .rung = 6}});
    CHECK(standing.declared_rung.number == 7);
    CHECK(standing.declared_roles == Roles{Party::together, Party::together});
    CHECK(standing.realised_rung.name == "co-design");
    CHECK(standing.realised_roles == Roles{Party::together, Party::professionals});
}

SCENARIO("a policy that did other than it declares is told so, and one that did as declared not") {
    const std::vector<Realised> designed{{.power = 0.7, .delivery = 0.02, .rung = 6}};
    CHECK(remark_on(standing_of("policies: {a: {rung: co-production}}\n", designed)) ==
          "  Declared as co-production (rung 7); in what was done it came to co-design\n"
          "  (rung 6).\n");
    CHECK(remark_on(standing_of("policies: {a: {rung: co-design}}\n", designed)).empty());
    CHECK(remark_on(standing_of("policies: {a: {design_power: 0.5}}\n", designed)).empty());
    CHECK(remark_on(standing_of("policies: {a: {cell: full-co-production}}\n", designed)) ==
          "  Declared as full-co-production (designed and delivered together); in what\n"
          "  was done it was designed together, delivered by professionals.\n");
    CHECK(remark_on(
              standing_of("policies: {a: {cell: professional-delivery-co-planned}}\n", designed))
              .empty());
}

SCENARIO("numbers of two ladders are never set against each other") {
    const Standing standing =
        standing_of("ladder: arnstein\npolicies: {a: {rung: partnership}}\n",
                    {{.power = 0.7, .delivery = 0.0, .rung = 6}}); // six of eight, six of seven
    CHECK(remark_on(standing) ==
          "  Declared as partnership (rung 6 of arnstein); in what was done it came to\n"
          "  co-design (rung 6 of tlap).\n");
    CHECK(standing_text(standing) ==
          "  declared  partnership (6 of arnstein); professional-delivery-co-planned:\n"
          "            designed together, delivered by professionals\n"
          "  realised  co-design (6 of tlap); professional-delivery-co-planned: designed\n"
          "            together, delivered by professionals\n");
}

} // namespace dowith
