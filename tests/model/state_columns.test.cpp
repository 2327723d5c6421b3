// SPDX-License-Identifier: Apache-2.0
#include "sim/model/state_columns.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>

using namespace dowith;

namespace {

const std::vector<std::string> services{"care", "advice"};

std::size_t place_of(const std::string& name) {
    const std::vector<StateColumn> columns = state_columns(services);
    const auto found = std::ranges::find(columns, name, &StateColumn::name);
    REQUIRE(found != columns.end());
    return static_cast<std::size_t>(found - columns.begin());
}

/// A neighbourhood of five with a case of citizen 3 in the second service.
Neighbourhood some_home() {
    HandMade made{5, services.size()};
    made.open_case(CitizenId{3U}, 0.5F, 1);
    return made.home;
}

/// Names of the columns that a change moves.
std::vector<std::string> moved_by(const std::function<void(Neighbourhood&)>& change) {
    Neighbourhood home = some_home();
    const std::vector<std::uint64_t> before = column_digests(home);
    change(home);
    const std::vector<std::uint64_t> after = column_digests(home);
    const std::vector<StateColumn> columns = state_columns(services);
    std::vector<std::string> moved;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (before[i] != after[i]) {
            moved.push_back(columns[i].name);
        }
    }
    return moved;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("columns have names of their own, those of a service with the service's before it") {
    const std::vector<StateColumn> columns = state_columns(services);
    std::set<std::string> names;
    for (const StateColumn& column : columns) {
        names.insert(column.name);
    }
    CHECK(names.size() == columns.size());
    CHECK(column_digests(some_home()).size() == columns.size());
    for (const auto& [name, rows] : {std::pair{"citizens.trust", RowsOf::citizen},
                                     {"citizens.channels.learn", RowsOf::citizen},
                                     {"care.cases.severity", RowsOf::citizen},
                                     {"advice.professionals.burnout", RowsOf::professional},
                                     {"advice.load", RowsOf::neighbourhood},
                                     {"care.hours.training", RowsOf::neighbourhood},
                                     {"bank.members.balance", RowsOf::citizen},
                                     {"bank.transactions.from.number", RowsOf::entry},
                                     {"happenings.staff_cost", RowsOf::neighbourhood}}) {
        INFO(name);
        CHECK(columns[place_of(name)].rows == rows);
    }
}

TEST_CASE("whatever changes moves its own column and no other") {
    CHECK(moved_by([](Neighbourhood&) {}).empty());
    CHECK(moved_by([](Neighbourhood& home) { home.citizens.trust[CitizenId{2U}] += 1e-7F; }) ==
          Names{"citizens.trust"});
    CHECK(moved_by([](Neighbourhood& home) {
              home.citizens.channels[CitizenId{0U}].give = Strength{0.9};
          }) == Names{"citizens.channels.give"});
    CHECK(moved_by([](Neighbourhood& home) { home.teams[1].cases[0].clash = true; }) ==
          Names{"advice.cases.clash"});
    CHECK(moved_by([](Neighbourhood& home) {
              home.citizens.ties.partner[CitizenId{4U}][7] = CitizenId{1U};
          }) == Names{"citizens.ties.partner"});
    CHECK(moved_by([](Neighbourhood& home) { home.teams[0].design.answered[2][19] = 1.0; }) ==
          Names{"care.design.answered"});
    CHECK(moved_by([](Neighbourhood& home) { home.happenings.staff_cost = 3.0; }) ==
          Names{"happenings.staff_cost"});
}

TEST_CASE("a list that grows moves the columns of its entries alone") {
    const Names moved = moved_by([](Neighbourhood& home) {
        home.teams[0].issues.push_back({CitizenId{0U}, 0, 0});
    });
    CHECK(moved == Names{"care.issues.citizen", "care.issues.due_week", "care.issues.promised"});
}

TEST_CASE("cells tell whose number is what, and nobody is no number") {
    Neighbourhood home = some_home();
    home.citizens.ties.partner[CitizenId{1U}][2] = CitizenId{4U};
    CHECK(column_cells(home, place_of("advice.cases.severity")) ==
          std::vector<StateCell>{{.row = 3, .part = 0, .value = 0.5}});
    CHECK(column_cells(home, place_of("care.cases.severity")).empty());
    const std::vector<StateCell> known = column_cells(home, place_of("citizens.ties.partner"));
    REQUIRE(known.size() == 5 * Ties::slots);
    const StateCell& tie = known[1 * Ties::slots + 2];
    CHECK(tie == StateCell{.row = 1, .part = 2, .value = 4.0});
    CHECK(std::isnan(known[0].value));
    CHECK(column_cells(home, place_of("advice.load")).size() == 1);
}
