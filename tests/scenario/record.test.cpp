// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_record.hpp"
#include "tests/scenario/scenario_of.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace dowith;

namespace {

using Weeks = std::vector<std::uint32_t>;

RecordPlan plan_of(const std::string& record) {
    return scenario_of("weeks: {horizon: 60}\nworlds: 5\nrecord: " + record + "\n").record;
}

std::string refused_record(const std::string& record) {
    return refused("weeks: {horizon: 60}\nrecord: " + record + "\n");
}

} // namespace

SCENARIO("a scenario that asks for nothing records nothing") {
    const Scenario scenario = scenario_of("");
    CHECK_FALSE(scenario.record.covers(std::uint32_t{0}));
    CHECK(record_key(scenario.record, 0).empty());
    CHECK(scenario.resolved.find("record:") == std::string::npos);
    CHECK_FALSE(plan_of("{ledger: false}").covers(std::uint32_t{0}));
}

SCENARIO("people are recorded whole, twice a year and by lot, unless a scenario says more") {
    const RecordPlan plan = plan_of("{people: {}}");
    REQUIRE(plan.people.has_value());
    CHECK(plan.people->columns.size() == record_columns().size());
    CHECK(plan.people->weeks == Weeks{0, 26, 52, 60}); // the last week is recorded whatever it is
    CHECK(plan.people->sample == 200U);
    CHECK_FALSE(plan.ledger);
    CHECK(plan.worlds == Weeks{0});
    CHECK(plan.covers("today"));
}

SCENARIO("what a scenario says of its records is what is recorded") {
    const RecordPlan plan =
        plan_of("{people: {columns: [trust, severity], weeks: [0, 7], sample: all}, ledger: true, "
                "worlds: [3, 1], policies: [today]}");
    REQUIRE(plan.people.has_value());
    CHECK(plan.people->columns == std::vector<std::string>{"trust", "severity"});
    CHECK(plan.people->weeks == Weeks{0, 7});
    CHECK_FALSE(plan.people->sample.has_value());
    CHECK(plan.ledger);
    CHECK(plan.worlds == Weeks{1, 3});
    CHECK(plan.covers(std::uint32_t{3}));
    CHECK_FALSE(plan.covers(std::uint32_t{0}));
    CHECK(plan.covers("today"));
    CHECK_FALSE(plan.covers("tomorrow"));
    const RecordPlan of_all = plan_of("{ledger: true, worlds: all}");
    CHECK(of_all.covers(std::uint32_t{0}));
    CHECK(of_all.covers(std::uint32_t{99'999}));
    CHECK(plan_of("{people: {every: 20}}").people->weeks == Weeks{0, 20, 40, 60});
}

SCENARIO("a record is part of the resolved text, and of no world that it does not cover") {
    const std::string more = "worlds: 5\nrecord: {people: {sample: all}, ledger: true}\n";
    const Scenario scenario = scenario_of(more);
    const Scenario again = scenario_from_text("x.yaml", scenario.resolved, {}).scenario;
    CHECK(again.resolved == scenario.resolved);
    CHECK(record_key(again.record, 0) == record_key(scenario.record, 0));
    CHECK(scenario.world_key == scenario_of("worlds: 5\n").world_key);
    CHECK_FALSE(record_key(scenario.record, 0).empty());
    CHECK(record_key(scenario.record, 1).empty());

    const Scenario in_all = scenario_of("record: {ledger: true, worlds: all}\n");
    CHECK(scenario_from_text("x.yaml", in_all.resolved, {}).scenario.resolved == in_all.resolved);
}

SCENARIO("every slip in a record has its place, its reason and a hint") {
    const auto says = [](const std::string& record, const std::string& words) {
        const std::string text = refused_record(record);
        INFO(text);
        CHECK(text.find(words) != std::string::npos);
    };
    says("{peple: {}}", "x.yaml:5:10: record.peple is no key that is known here; did you mean");
    says("{people: {columns: [trsut]}}",
         "record.people.columns.0 = trsut is no name that is known");
    says("{people: {columns: [trust, trust]}}", "record.people.columns.1 = trust is listed above");
    says("{people: {columns: []}}", "record.people.columns is empty");
    says("{people: {columns: some}}", "record.people.columns = some is a single value (a list");
    says("{people: {weeks: [0, 61]}}", "record.people.weeks.1 = 61 is not from 0 to 60");
    says("{people: {weeks: [7, 7]}}", "record.people.weeks.1 = 7 does not come after");
    says("{people: {weeks: []}}", "record.people.weeks is empty");
    says("{people: {weeks: [0], every: 4}}", "record.people.every = 4 says in another way");
    says("{people: {every: 0}}", "record.people.every = 0 is not from 1");
    says("{people: {sample: 0}}", "record.people.sample = 0 is not from 1");
    says("{people: {sample: al}}", "record.people.sample = al ");
    says("{people: 3}", "record.people = 3 is a single value (a map is needed)");
    says("{ledger: maybe}", "record.ledger = maybe is neither true nor false");
    says("{ledger: true, worlds: [-1]}", "record.worlds.0 = -1 is not from 0");
    says("{ledger: true, worlds: every}", "record.worlds = every is a single value");
    says("{ledger: true, worlds: [0, 0]}", "record.worlds.1 = 0 is listed above");
    says("{ledger: true, policies: [tody]}", "record.policies.0 = tody is no name that is known");
}

SCENARIO("a world that is never simulated is warned about") {
    const auto warnings =
        loaded(std::string{one_policy} + "worlds: 2\nrecord: {ledger: true, worlds: [1, 2]}\n")
            .warnings;
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].path == "record.worlds.1");
}

SCENARIO("columns have names of their own") {
    std::vector<std::string_view> names = record_columns();
    std::ranges::sort(names);
    CHECK(std::ranges::adjacent_find(names) == names.end());
}
