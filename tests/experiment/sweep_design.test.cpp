// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/sweep/design.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dowith;
using Catch::Matchers::Contains;
using Points = std::vector<std::vector<std::string>>;

namespace {

Factor list(const std::string& path, std::vector<std::string> values) {
    return {.path = path, .said = "--vary " + path, .values = std::move(values)};
}

Factor range(const std::string& path, double low, double high) {
    return {.path = path,
            .said = "--vary " + path,
            .likelihood = Likelihood::uniform,
            .low = low,
            .mode = low,
            .high = high};
}

std::string faults_of(const std::string& text) {
    Problems problems;
    (void)points_from_text("points.csv", text, problems);
    CHECK(problems.has_errors());
    return problems.text();
}

} // namespace

TEST_CASE("a grid has every combination once, the last factor's values fastest") {
    const SweepDesign grid = grid_of({list("a", {"1", "2"}), list("b", {"x", "y", "z"})});
    CHECK(grid.points ==
          Points{{"1", "x"}, {"1", "y"}, {"1", "z"}, {"2", "x"}, {"2", "y"}, {"2", "z"}});
    CHECK(grid.assignments(4) == std::vector<std::string>{"a=2", "b=y"});
    CHECK(crossed_count(grid.factors, 1) == 6.0);
}

TEST_CASE("rows of ranges are crossed with lists, and more rows only add points at the end") {
    const std::vector<Factor> factors{range("r", 0, 10), list("a", {"1", "2"}), range("s", 0, 1)};
    const SweepDesign one = crossed(factors, {{0.5, 0.25}});
    CHECK(one.points == Points{{"5", "1", "0.25"}, {"5", "2", "0.25"}});
    const SweepDesign two = crossed(factors, {{0.5, 0.25}, {0.0, 1.0}});
    CHECK(two.points.size() == 4);
    CHECK(Points{two.points.begin(), two.points.begin() + 2} == one.points);
    CHECK(two.points[3] == std::vector<std::string>{"0", "2", "1"});
}

TEST_CASE("points are read as they stand, with their places") {
    Problems problems;
    const SweepDesign design = points_from_text(
        "points.csv", "point,need.exit,policies.a.rung\r\n0,0.5,\"x, y\"\n1,0.6,z\n", problems);
    REQUIRE(problems.empty());
    CHECK(design.points == Points{{"0.5", "x, y"}, {"0.6", "z"}});
    CHECK(design.factors[0].path == "parameters.need.exit");
    CHECK(to_text(design.place_of(1, 0)) == "points.csv:3");
}

TEST_CASE("all that is wrong with a file of points is told at once, with its line") {
    CHECK_THAT(faults_of(""), Contains("the file is empty"));
    CHECK_THAT(faults_of("need.exit\n"), Contains("no points below"));
    CHECK_THAT(faults_of("need.exit;need.onset\n1;2\n"), Contains("other than commas"));
    CHECK_THAT(faults_of("need.exit,need.exit\n1,2\n"), Contains("two columns"));
    CHECK_THAT(faults_of("need.exit,\n1,2\n"), Contains("column 2 has no name"));
    CHECK_THAT(faults_of("training,worlds\n1,2\n"),
               Contains("policies.NAME.training") && Contains("--worlds"));
    const std::string rows = faults_of("point,need.exit\n0,1\n1,\n7,2\n3,1,1\n4,\"1\n");
    CHECK_THAT(rows, Contains("points.csv:3: parameters.need.exit has no value at this point"));
    CHECK_THAT(rows, Contains("points.csv:4: point = 7 is not the number of this row, 2"));
    CHECK_THAT(rows, Contains("points.csv:5: the row has 3 cells, the header 2"));
    CHECK_THAT(rows, Contains("points.csv:6: the row has quotes that do not pair"));
    CHECK_THAT(faults_of("need.exit\n0.5\n\x01\n"), Contains("points.csv:3:1: the byte"));
}
