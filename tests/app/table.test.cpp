// SPDX-License-Identifier: Apache-2.0
#include "sim/app/table.hpp"

#include "sim/app/words.hpp"
#include "tests/support/catch.hpp"

#include <sstream>

namespace dowith {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream{text};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

constexpr Style plain{};

} // namespace

SCENARIO("numbers of a table stand with their points one below the other") {
    GIVEN("numbers of one, two and no decimals, one of them with a sign of many bytes") {
        Table table{{{"", Table::Align::left}, {"value"}}, 1};
        table.add({"a", "1.5"});
        table.add({"b", "-12.25"});
        table.add({"▲ c", "100"});
        const std::vector<std::string> lines = lines_of(table.text(plain));
        THEN("a reader's eye can run down the points") {
            REQUIRE(lines.size() == 4);
            CHECK(lines[0] == "      value");
            CHECK(lines[1] == "a      1.5");
            CHECK(lines[2] == "b    -12.25");
            CHECK(lines[3] == "▲ c  100");
        }
    }
}

SCENARIO("a table never passes the width of the terminal") {
    GIVEN("more policies than fit side by side") {
        std::vector<Table::Column> columns{{"", Table::Align::left}};
        std::vector<std::string> cells{"a row of some length"};
        for (int policy = 0; policy < 12; ++policy) {
            columns.push_back({"responsive-consultation"});
            cells.emplace_back("0.123");
        }
        Table table{columns, 1};
        table.add(cells);
        const std::string text = table.text(plain);
        THEN("it is cut, every part begins with the row's name, and no cell is lost") {
            std::size_t names = 0;
            std::size_t values = 0;
            for (const std::string& line : lines_of(text)) {
                CHECK(columns_of(line) <= text_columns);
                names += line.rfind("a row", 0) == 0 ? 1U : 0U;
                for (std::size_t at = line.find("0.123"); at != std::string::npos;
                     at = line.find("0.123", at + 1)) {
                    ++values;
                }
            }
            CHECK(names == 3); // 20 + 2 columns, then 12 + 2 for each: four fit
            CHECK(values == 12);
        }
    }
}

SCENARIO("bold is for terminals") {
    GIVEN("a bold row") {
        Table table{{{"", Table::Align::left}}, 1};
        table.add({"need met"}, true);
        THEN("a file gets the bare words, a terminal the marks around them") {
            CHECK(table.text(plain) == "\nneed met\n");
            CHECK(table.text(Style{true}) == "\n\x1b[1mneed met\x1b[22m\n");
        }
    }
}

SCENARIO("text is broken between words, and counts characters rather than bytes") {
    GIVEN("forty words of two characters with accents") {
        std::string text;
        for (int i = 0; i < 40; ++i) {
            text += "éé ";
        }
        const std::vector<std::string> lines = lines_of(wrapped(text, "  ", 2));
        THEN("lines are as full as they can be: 25 words and 24 spaces behind the indent") {
            REQUIRE(lines.size() == 2);
            CHECK(columns_of(lines[0]) == 76); // a 26th word would end at 79, past the 78 used
            CHECK(lines[1].rfind("  éé", 0) == 0);
        }
    }
}

SCENARIO("a number says neither minus zero nor plus zero") {
    CHECK(decimal(-0.0004, 3) == "0.000");
    CHECK(signed_decimal(0.0004, 3) == "0.000");
    CHECK(signed_decimal(0.0006, 3) == "+0.001");
    CHECK(signed_decimal(-0.0006, 3) == "-0.001");
}

SCENARIO("counts are grouped by thousands") {
    CHECK(count_text(0) == "0");
    CHECK(count_text(999) == "999");
    CHECK(count_text(20000) == "20,000");
    CHECK(count_text(67000000) == "67,000,000");
}

SCENARIO("every unit in which an indicator is told has words") {
    for (const Indicator& indicator : indicators()) {
        INFO(indicator.name << " in " << indicator.unit);
        const bool has_none = indicator.unit == "1";
        CHECK(plain_unit(indicator.unit).empty() == has_none);
        if (!has_none) {
            CHECK(plain_unit(indicator.unit) != indicator.unit);
            CHECK(brief_unit(indicator.unit) != indicator.unit);
        }
    }
}

SCENARIO("all money is per citizen, as the words for its unit claim") {
    for (const Indicator& indicator : indicators()) {
        if (indicator.unit == "GBP year-1") {
            INFO(indicator.name);
            CHECK(indicator.meaning.find("per citizen") != std::string_view::npos);
        }
    }
}

} // namespace dowith
