// SPDX-License-Identifier: Apache-2.0
#include "sim/model/parameters.hpp"

#include "sim/model/schedule.hpp"
#include "tests/model/well_declared.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <map>

using namespace dowith;

SCENARIO("every number of the model is declared once, and every declaration has its own number") {
    Parameters p;
    std::set<const double*> slots;
    std::set<std::string> paths;
    for (const ParameterEntry& entry : all_parameters()) {
        slots.insert(&entry.slot(p));
        paths.insert(entry.path());
    }
    // Parameters hold nothing but doubles, so their size says how many there are.
    CHECK(slots.size() == sizeof(Parameters) / sizeof(double));
    CHECK(all_parameters().size() == slots.size());
    CHECK(paths.size() == slots.size());
}

SCENARIO("every declaration has a unit, ranges that hold its default, a meaning and a source") {
    std::map<std::string_view, std::vector<Declaration>> groups;
    for (const ParameterEntry& entry : all_parameters()) {
        groups[entry.group].push_back(entry.declaration);
    }
    for (const auto& [group, declarations] : groups) {
        CAPTURE(std::string{group});
        CHECK(faults_of(declarations) == std::vector<std::string>{});
    }
}

SCENARIO("default parameters are what the declarations say, found under their paths") {
    Parameters p = default_parameters();
    for (const ParameterEntry& entry : all_parameters()) {
        CAPTURE(entry.path());
        CHECK(entry.slot(p) == entry.declaration.fallback);
        if (entry.path() == "need.exit") {
            CHECK(&entry.slot(p) == &p.need.exit);
        }
    }
}

SCENARIO("every group of parameters is a mechanism of the week, the population or the practice") {
    for (const ParameterEntry& entry : all_parameters()) {
        const auto mechanisms = schedule();
        const bool mechanism =
            std::any_of(mechanisms.begin(), mechanisms.end(), [&](const Mechanism& each) {
                return each.name == entry.group;
            });
        CAPTURE(entry.path());
        CHECK((mechanism || entry.group == "population" || entry.group == "practice"));
    }
}
