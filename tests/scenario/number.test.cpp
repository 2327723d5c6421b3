// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/field.hpp"
#include "sim/scenario/scalar.hpp"
#include "tests/scenario/document_of.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <cmath>
#include <cstdint>

using namespace dowith;

namespace {

constexpr double fallback = -1.5;

struct Answer {
    double number;
    std::string said;
};

/// Reads `written` as a number of any size, in hours a week.
Answer read(const std::string& written) {
    const Document document = document_of("x: " + written + '\n');
    Problems problems;
    Reading reading{document, problems};
    const double number = reading.root()["x"].number(any_number, "h/week", fallback);
    return {number, problems.text()};
}

struct Case {
    const char* written;
    const char* said;
};

} // namespace

SCENARIO("decimals are numbers, with sign, fraction and exponent") {
    for (const auto& [written, number] :
         std::initializer_list<std::pair<const char*, double>>{{"0", 0.0},
                                                               {"5", 5.0},
                                                               {"-5", -5.0},
                                                               {"+5", 5.0},
                                                               {"0.25", 0.25},
                                                               {"-0.5", -0.5},
                                                               {"1e3", 1000.0},
                                                               {"1.5E-3", 0.0015},
                                                               {"2e+2", 200.0},
                                                               {"0.1", 0.1},
                                                               {"1234567.875", 1234567.875},
                                                               {"0e5", 0.0}}) {
        CAPTURE(written);
        const Answer answer = read(written);
        CHECK(answer.said.empty());
        CHECK(answer.number == number); // read to the nearest double, so exactly
    }
}

SCENARIO("short decimals are the nearest double, as those are which take the longer way") {
    std::uint64_t digits = 1;
    for (unsigned i = 0; i < 20000; ++i) {
        digits = digits * 6364136223846793005U + 1442695040888963407U; // any digits will do
        const std::string whole = std::to_string(digits % 100000);
        const std::string all = whole + '.' + std::to_string(digits >> 32U) + "3";
        const std::string text = (i % 2 == 0 ? "-" : "") + all.substr(0, 3 + i % 14);
        if (text.ends_with('.'))
            continue;
        CAPTURE(text);
        CHECK(decimal(text) == decimal(text + "e0"));
    }
    CHECK(std::signbit(*decimal("-0")));
    CHECK(decimal("0.1") == 0.1);
    CHECK(decimal("999999999999999") == 999999999999999.0);
    CHECK(decimal("0.1000000000000000055511151231257827") == 0.1);
}

SCENARIO("whatever else looks like a number is refused with what to write instead") {
    constexpr std::array cases{
        Case{"010",
             "begins with a needless zero (some readers of YAML count it in eights); write 10"},
        Case{"-007.5",
             "begins with a needless zero (some readers of YAML count it in eights); write -7.5"},
        Case{"0x10", "is not decimal (numbers are read to base ten only); write it in decimal"},
        Case{"0o17", "is not decimal (numbers are read to base ten only); write it in decimal"},
        Case{"1_000", "contains an underscore (digits stand together); write 1000"},
        Case{".inf",
             "is no finite number (nothing can be computed with it); "
             "write a number, or leave the line out"},
        Case{"-.Inf",
             "is no finite number (nothing can be computed with it); "
             "write a number, or leave the line out"},
        Case{".nan",
             "is no finite number (nothing can be computed with it); "
             "write a number, or leave the line out"},
        Case{"nan",
             "is no finite number (nothing can be computed with it); "
             "write a number, or leave the line out"},
        Case{"1e999", "is too large (numbers end at 1.8e308); write a smaller number"},
        Case{"12:30",
             "looks like a time (some readers of YAML count it in sixties); write one number"},
        Case{"2026-01-31", "looks like a date (a number is needed); write a number"},
        Case{"75%", "is a percentage (a share is needed); write 0.75"},
        Case{"7 %", "is a percentage (a share is needed); write 0.07"},
        Case{"\xC2\xA3"
             "12",
             "carries a currency sign (the unit is fixed: h/week); write 12"},
        Case{"$1,200", "carries a currency sign (the unit is fixed: h/week); write 1200"},
        Case{"1,5",
             "contains a comma (digits stand together, a fraction follows a point); "
             "write 15 or 1.5"},
        Case{"1,000,000",
             "contains a comma (digits stand together, a fraction follows a point); "
             "write 1000000"},
        Case{".5", "has no digit on one side of the point; write 0.5"},
        Case{"5.", "has no digit on one side of the point; write 5"},
        Case{"12h", "carries a unit (it is fixed: h/week); write 12"},
        Case{"12 h/week", "carries a unit (it is fixed: h/week); write 12"},
        Case{"yes", "is a yes/no value (a number is needed); write a number"},
        Case{"true", "is a yes/no value (a number is needed); write a number"},
        Case{"many", "is text (a number is needed); write a number"},
        Case{"12h30", "is text (a number is needed); write a number"},
        Case{"--5", "is text (a number is needed); write a number"},
        Case{"1e", "carries a unit (it is fixed: h/week); write 1"},
        Case{"\"5\"", "is text by its quotes (a number is needed); remove the quotes"},
        Case{"\"five\"", "is text (a number is needed); write a number"},
    };
    for (const auto& [written, said] : cases) {
        CAPTURE(written);
        const Answer answer = read(written);
        CHECK(answer.said == "x.yaml:1:4: x = " + std::string{written} + ' ' + said);
        CHECK(answer.number == fallback);
    }
}

SCENARIO("a long value is cut in what is said about it, between two characters") {
    std::string written;
    for (int i = 0; i < 50; ++i)
        written += "\xC3\xA9";
    written.insert(0, "x"); // so that the cut falls into a character
    const std::string said = read(written).said;
    CHECK(said.find("\xC3\xA9... is text") != std::string::npos);
    CHECK(said.size() < 130);
}

TEST_CASE("A number is written as a person would, and reads back as the same double") {
    CHECK(decimal_text(100000.0) == "100000");
    CHECK(decimal_text(0.25) == "0.25");
    CHECK(decimal_text(-0.0001) == "-0.0001");
    CHECK(decimal_text(0.0) == "0");
    CHECK(decimal_text(1e20) == "1e+20");
    for (const double x :
         {0.1, 1.0 / 3.0, 2e-7, 123456789012345.67, 5e-324, 1.7976931348623157e308}) {
        CAPTURE(x);
        CHECK(decimal(decimal_text(x)) == x);
    }
}
