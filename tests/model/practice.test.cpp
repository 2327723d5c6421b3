// SPDX-License-Identifier: Apache-2.0
#include "sim/model/practice.hpp"

#include "sim/model/technology.hpp"
#include "tests/model/well_declared.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

SCENARIO("every lever of a practice is declared once, with unit, ranges, meaning and source") {
    std::vector<Declaration> all;
    for (const Declared<Practice>& lever : levers()) {
        all.push_back(lever.declaration);
    }
    CHECK(faults_of(all) == std::vector<std::string>{});
    CHECK(distinct_members(levers()) == sizeof(Practice) / sizeof(double));
}

SCENARIO("every property of a technology is declared once") {
    std::vector<Declaration> all;
    for (const Declared<Technology>& property : technology_declarations()) {
        all.push_back(property.declaration);
    }
    CHECK(faults_of(all) == std::vector<std::string>{});
    CHECK(distinct_members(technology_declarations()) == sizeof(Technology) / sizeof(double));
    CHECK(default_technology().substitution < 1.0); // care: each needs the other
}

SCENARIO("a service that says nothing about its practice informs people and asks nothing of them") {
    const Practice practice = default_practice();
    CHECK(practice.delivery_share == 0.0);
    CHECK(practice.design_power == 0.0);
    CHECK(practice.conditionality == 0.0);
    CHECK(practice.promised == 0.0);
    CHECK(practice.budget == 1.0);
}
