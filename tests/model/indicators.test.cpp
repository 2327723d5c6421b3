// SPDX-License-Identifier: Apache-2.0
#include "sim/model/indicators.hpp"

#include "tests/support/catch.hpp"

#include <cmath>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>

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

SCENARIO("what a comparison is mostly about can be understood from its meaning alone") {
    const auto tells = [](std::string_view name, std::initializer_list<std::string_view> parts) {
        const std::string_view meaning = all_series()[find_series(name)].indicator->meaning;
        CAPTURE(std::string{name}, std::string{meaning});
        for (const std::string_view part : parts) {
            CAPTURE(std::string{part});
            CHECK(meaning.find(part) != std::string_view::npos);
        }
    };
    tells("need_met", {"0 not at all to 1 in full", "plain mean over cases", "ODD 7.5"});
    tells("unmet_need", {"severity, 0 to 1", "quality of outcome", "per thousand citizens"});
    tells("trust", {"0 none to 1 full", "plain mean over people"});
    tells("wellbeing", {"0 to 1", "plain mean over people", "ODD 7.10"});
    tells("agency_cost", {"staff", "less need avoided", "per citizen"});
    tells("social_cost", {"agency cost", "hours that citizens give", "per citizen"});
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
