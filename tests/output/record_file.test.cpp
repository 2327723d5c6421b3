// SPDX-License-Identifier: Apache-2.0
#include "output/record_file.hpp"

#include "output/output_error.hpp"
#include "output/result_file.hpp"
#include "output/world_store.hpp"
#include "sim/experiment/ledger_audit.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/output/temporary_folder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/same_records.hpp"

#include <cmath>
#include <variant>

using namespace dowith;

namespace {

Scenario recorded_scenario() {
    Scenario scenario = small_scenario();
    scenario.record.people = PeoplePlan{{"trust", "quality", "severity"}, {0, 5, 20}, 30};
    scenario.record.ledger = true;
    scenario.record.worlds = {0, 2};
    return scenario;
}

/// Rows that are like no other, so that a field written in another's place shows.
template <class Row> std::vector<Row> numbered_rows(std::size_t count) {
    std::vector<Row> rows(count);
    std::int32_t number = 1;
    for (Row& row : rows) {
        for (const TableField<Row>& field : table_fields<Row>()) {
            std::visit([&](auto member) { row.*member = number++; }, field.member);
        }
    }
    return rows;
}

Ledger numbered_ledger() {
    return {numbered_rows<LedgerTransaction>(3),
            numbered_rows<LedgerBalance>(2),
            numbered_rows<LedgerAccount>(4),
            numbered_rows<LedgerWeek>(1)};
}

const Provenance provenance{"dowith compare small.yaml", "0.1.0", "0.1.0-1", "test"};

} // namespace

TEST_CASE("the record of a world survives in its file") {
    const TemporaryFolder folder;
    const auto executor = serial_executor();
    WorldResult world = run_world(recorded_scenario(), 0, *executor);
    REQUIRE(world.record.has_value());
    world.record->ids.assign(30, "somebody");
    world.record->ledger = numbered_ledger();
    FolderStore store{folder.path()};
    store.keep("abc", world);
    const auto back = store.find("abc", {2, 0});
    REQUIRE(back.has_value());
    REQUIRE(back->record.has_value());
    CHECK(same_rows(back->record->people, world.record->people));
    CHECK(same_rows(back->record->events, world.record->events));
    CHECK(same_values(back->record->person_values, world.record->person_values));
    CHECK(same_values(back->record->case_values, world.record->case_values));
    CHECK(back->record->ids == world.record->ids);
    CHECK(same_ledger(back->record->ledger, world.record->ledger));
}

TEST_CASE("a world without a record is read back without one") {
    const TemporaryFolder folder;
    const auto executor = serial_executor();
    FolderStore store{folder.path()};
    store.keep("abc", run_world(small_scenario(), 0, *executor));
    CHECK_FALSE(store.find("abc", {2, 0})->record.has_value());
}

TEST_CASE("a result holds the people of all recorded worlds, each with what is theirs") {
    const TemporaryFolder folder;
    const auto executor = serial_executor();
    const Scenario scenario = recorded_scenario();
    NoStore store;
    Comparison comparison =
        compare_worlds(scenario, run_worlds(scenario, *executor, store, {}, {}));
    comparison.worlds[2].record->ledger = numbered_ledger();
    write_result(folder.path() / "a.h5", scenario, comparison, provenance);
    const NetcdfReader result = open_result(folder.path() / "a.h5");
    REQUIRE(has_people(result));
    const PeopleOfResult people = read_people(result);
    CHECK(people.policies == std::vector<std::string>{"informing", "together"});
    CHECK(people.weeks == std::vector<std::int32_t>{0, 5, 20});
    CHECK(people.services == std::vector<std::string>{"care"});
    CHECK(people.case_columns == std::vector<std::string>{"severity", "quality"});
    REQUIRE(people.record.people.size() == 60);
    CHECK(people.record.people[29].world == 0);
    CHECK(people.record.people[30].world == 2);
    const WorldRecord& second = *comparison.worlds[2].record;
    for (std::size_t slice = 0; slice < 6; ++slice) { // two policies, three weeks
        for (std::size_t i = 0; i < 30; ++i) {
            CHECK(people.record.person_values[0][slice * 60 + 30 + i] ==
                  second.person_values[0][slice * 30 + i]);
        }
    }
    const std::size_t events = comparison.worlds[0].record->events.size();
    REQUIRE(people.record.events.size() == events + second.events.size());
    REQUIRE_FALSE(second.events.empty());
    CHECK(people.record.events[events].person == second.events[0].person + 30);
    CHECK(same_ledger(read_ledger(result), numbered_ledger()));
}

TEST_CASE("numbers that stand for words say which, as CF has it") {
    const TemporaryFolder folder;
    const auto executor = serial_executor();
    const Scenario scenario = recorded_scenario();
    NoStore store;
    const Comparison comparison =
        compare_worlds(scenario, run_worlds(scenario, *executor, store, {}, {}));
    write_result(folder.path() / "a.h5", scenario, comparison, provenance);
    const NetcdfReader result = open_result(folder.path() / "a.h5");
    CHECK(result.attribute<std::string>("/ledger/policy", "flag_meanings") == "informing together");
    CHECK(result.attribute<std::vector<std::int64_t>>("/ledger/policy", "flag_values") ==
          std::vector<std::int64_t>{0, 1});
    CHECK(result.attribute<std::string>("/ledger/from_holder", "flag_meanings") ==
          "member organisation pot issuer venue");
    CHECK(result.attribute<std::string>("/people/trust", "coordinates") ==
          "world citizen neighbourhood row");
    CHECK(result.dimensions("/people/trust") ==
          std::vector<std::string>{"/people/policy", "/people/record_week", "/people/person"});
}

TEST_CASE("a result of a scenario that records nothing has neither people nor a ledger") {
    const TemporaryFolder folder;
    const auto executor = serial_executor();
    const Scenario scenario = small_scenario();
    NoStore store;
    const Comparison comparison =
        compare_worlds(scenario, run_worlds(scenario, *executor, store, {}, {}));
    write_result(folder.path() / "a.h5", scenario, comparison, provenance);
    const NetcdfReader result = open_result(folder.path() / "a.h5");
    CHECK_FALSE(has_people(result));
    CHECK_FALSE(has_ledger(result));
}

TEST_CASE("words are there for every number that a ledger or an event can hold") {
    CHECK(life_event_names().size() == static_cast<std::size_t>(LifeEvent::peer_conflict) + 1);
    CHECK(holder_names().size() == static_cast<std::size_t>(Holder::venue) + 1);
    CHECK(movement_names().size() == static_cast<std::size_t>(Movement::leaving) + 1);
    CHECK(movement_names()[static_cast<std::size_t>(Movement::donation)] == "donation");
    CHECK(life_event_names()[static_cast<std::size_t>(LifeEvent::gave_time)] == "gave_time");
}
