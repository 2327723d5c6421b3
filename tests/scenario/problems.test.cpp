// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/problems.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>

using namespace dowith;

TEST_CASE("A problem reads as place, path, what is wrong, and what to do") {
    CHECK(to_text(Problem{{"a.yaml", 4, 9}, "trust.loss", "= 1.4 is outside [0, 1]", "mend it"}) ==
          "a.yaml:4:9: trust.loss = 1.4 is outside [0, 1]; mend it");
    CHECK(to_text(Problem{{"a.yaml"}, "", "the file is empty", ""}) == "a.yaml: the file is empty");
    CHECK(to_text(Problem{{"a.yaml", 4, 9}, "x", "= 2 is odd", "", Severity::warning}) ==
          "a.yaml:4:9: warning: x = 2 is odd");
}

TEST_CASE("Problems come out by file, line and column, and as found within one place") {
    Problems problems;
    problems.error({"b.yaml", 1, 1}, "", "fifth");
    problems.error({"a.yaml", 10, 1}, "", "third");
    problems.error({"a.yaml", 10, 1}, "", "fourth");
    problems.error({"a.yaml", 9, 2}, "", "second");
    problems.warning({"a.yaml", 9, 1}, "", "first");
    std::string order;
    for (const Problem& problem : problems.sorted())
        order += problem.message + ' ';
    CHECK(order == "first second third fourth fifth ");
    CHECK(problems.errors() == 4);
    CHECK(problems.warnings() == 1);
}

TEST_CASE("A long list of problems is cut, and says by how many") {
    Problems problems;
    for (std::size_t line = 1; line <= 103; ++line)
        problems.error({"a.yaml", line, 1}, "", "bad");
    const std::string text = problems.text();
    CHECK(std::count(text.begin(), text.end(), '\n') == 100);
    CHECK(text.ends_with("a.yaml:100:1: bad\nand 3 more"));
    CHECK(problems.text(103).ends_with("a.yaml:103:1: bad"));
}

TEST_CASE("Of very many problems the first are kept, and all are counted") {
    Problems problems;
    problems.warning({"a.yaml", 1, 1}, "", "odd");
    for (std::size_t line = 1; line <= Problems::kept_max + 5; ++line)
        problems.error({"b.csv", line}, "trust", "bad");
    CHECK(problems.sorted().size() == Problems::kept_max);
    CHECK(problems.errors() == Problems::kept_max + 5);
    CHECK(problems.warnings() == 1);
    CHECK(problems.text(1) == "a.yaml:1:1: warning: odd\nand 10005 more");
}

TEST_CASE("A problem of a whole line is told without a column") {
    Problems problems;
    problems.error({"b.csv", 17}, "trust", "= 2 is outside [0, 1]");
    CHECK(problems.text() == "b.csv:17: trust = 2 is outside [0, 1]");
}

TEST_CASE("Errors refuse a scenario with the text of all problems, warnings do not") {
    Problems problems;
    problems.warning({"a.yaml", 1, 1}, "", "odd");
    CHECK_NOTHROW(refuse_errors(problems));
    problems.error({"a.yaml", 2, 1}, "", "bad");
    try {
        refuse_errors(problems);
        FAIL("nothing was thrown");
    } catch (const ScenarioErrors& errors) {
        CHECK(std::string{errors.what()} == "a.yaml:1:1: warning: odd\na.yaml:2:1: bad");
        CHECK(errors.problems().errors() == 1);
    }
}
