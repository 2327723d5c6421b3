// SPDX-License-Identifier: Apache-2.0
#include "sim/model/indicators.hpp"

#include "tests/support/catch.hpp"

#include <cmath>
#include <map>
#include <set>

using namespace dowith;

SCENARIO("every indicator is declared once, with unit, direction, area and meaning") {
    const std::set<std::string_view> areas{"service effectiveness",
                                           "job satisfaction",
                                           "sustainability",
                                           "value for money",
                                           "participant wellbeing",
                                           "community development",
                                           "equity",
                                           "process",
                                           "staff"};
    std::set<std::string_view> names;
    for (const Indicator& each : indicators()) {
        CAPTURE(std::string{each.name});
        CHECK(names.insert(each.name).second);
        CHECK_FALSE(each.unit.empty());
        CHECK(areas.count(each.area) == 1);
        CHECK((!each.meaning.empty() && each.meaning.back() != '.'));
        CHECK((each.formula != Formula::ratio || each.scale > 0.0));
        CHECK_FALSE(name_of(each.better).empty());
    }
}

SCENARIO("each of the six benefit areas has an indicator that says which way is better") {
    for (const std::string_view area : {"service effectiveness",
                                        "job satisfaction",
                                        "sustainability",
                                        "value for money",
                                        "participant wellbeing",
                                        "community development"}) {
        std::size_t directed = 0;
        for (const Indicator& each : indicators()) {
            directed += each.area == area && each.better != Better::neither ? 1U : 0U;
        }
        CAPTURE(std::string{area});
        CHECK(directed > 0);
    }
}

SCENARIO("recorded columns have names of their own, but for the five fifths of one indicator") {
    std::map<std::string, std::size_t> count;
    for (const Series& series : all_series()) {
        ++count[series.name()];
    }
    for (const auto& [name, times] : count) {
        CAPTURE(name);
        const bool by_quintile = name.find("_by_quintile") != std::string::npos;
        CHECK(times == (by_quintile ? quintiles : 1));
    }
}

SCENARIO("a column is found by its name, and nothing is found where there is none") {
    const std::size_t place = find_series("trust_clients");
    REQUIRE(place != no_series);
    CHECK(all_series()[place].indicator->name == "trust");
    CHECK(all_series()[place].group == Group::clients);
    CHECK(find_series("trust_of_clients") == no_series);
    CHECK(find_series("") == no_series);
}

SCENARIO("an indicator is a scaled ratio of sums, and of nobody it is not known") {
    Observation seen;
    const Series& prevalence = all_series()[find_series("need_prevalence")];
    CHECK(std::isnan(prevalence.value(seen)));
    seen.at(Measure::citizens) = 400.0;
    CHECK(prevalence.value(seen) == 0.0); // nobody in need is known
    seen.at(Measure::citizens) = 400.0;
    seen.at(Measure::cases) = 18.0;
    CHECK(prevalence.value(seen) == Approx(45.0)); // per thousand
    const Series& leaving = all_series()[find_series("staff_leaving")];
    seen.at(Measure::posts) = 40.0;
    seen.at(Measure::leavers) = 1.0; // in one week
    CHECK(leaving.value(seen) == Approx(52.0 / 40.0));
}
