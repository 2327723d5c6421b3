// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/csv.hpp"

#include "tests/support/catch.hpp"

#include <stdexcept>

using namespace dowith;

namespace {

/// `1|a|b` for each row, with its line; `2!` for one that is broken.
std::vector<std::string> rows_of(std::string_view text) {
    std::vector<std::string> rows;
    const auto row = [&](const CsvRow& each) {
        rows.push_back(std::to_string(each.line));
        for (const std::string& cell : each.cells)
            rows.back() += '|' + cell;
    };
    read_csv(text, {row, [&](std::size_t line) { rows.push_back(std::to_string(line) + '!'); }});
    return rows;
}

using Rows = std::vector<std::string>;

} // namespace

TEST_CASE("Cells of a CSV file stand between commas, and rows know their lines") {
    CHECK(rows_of("a,b\n1,2\n") == Rows{"1|a|b", "2|1|2"});
    CHECK(rows_of("a,b\r\n1,2") == Rows{"1|a|b", "2|1|2"});
    CHECK(rows_of("a,,\n,\n") == Rows{"1|a||", "2||"});
    CHECK(rows_of(" a ,\tb c\t\n") == Rows{"1|a|b c"});
    CHECK(rows_of("").empty());
}

TEST_CASE("A byte order mark and blank lines are skipped, and lines counted all the same") {
    CHECK(rows_of("\xEF\xBB\xBF"
                  "a\n\n \t\r\nb\n\n") == Rows{"1|a", "4|b"});
}

TEST_CASE("Quotes hold commas, quotes, blanks and ends of lines") {
    CHECK(rows_of("\"a, b\",\" c \"\n") == Rows{"1|a, b| c "});
    CHECK(rows_of("\"say \"\"no\"\"\",\"\"\n") == Rows{"1|say \"no\"|"});
    CHECK(rows_of("\"a\n\nb\",c\nd\n") == Rows{"1|a\n\nb|c", "4|d"});
    CHECK(rows_of("\"a\" ,b\r\n") == Rows{"1|a|b"});
}

TEST_CASE("A row with a stray quote is broken, and those after it are read") {
    CHECK(rows_of("a\nb\"c,d\n1\n") == Rows{"1|a", "2!", "3|1"});
    CHECK(rows_of("\"a\"b\n1\n") == Rows{"1!", "2|1"});
    CHECK(rows_of("\"a\n\"b\n1\n") == Rows{"1!", "3|1"});
    CHECK(rows_of("1\n\"a\n2\n") == Rows{"1|1", "2!"});
}

TEST_CASE("What a visitor throws arrives, whole") {
    const auto refuse = [](const CsvRow&) { throw std::runtime_error{"no"}; };
    CHECK_THROWS_WITH(read_csv("a\nb\n", {refuse, {}}), "no");
}

TEST_CASE("Any bytes at all are either rows or broken rows") {
    CHECK(rows_of(std::string_view{"a\0b,c\n", 6}) == Rows{std::string{"1|a\0b|c", 7}});
    CHECK(rows_of("\xFF,\r\r,x\n") == Rows{"1|\xFF||x"});
    CHECK(rows_of("\"\"\"") == Rows{"1!"});
}
