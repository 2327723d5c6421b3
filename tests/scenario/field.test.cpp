// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/field.hpp"

#include "tests/scenario/document_of.hpp"
#include "tests/support/catch.hpp"

#include <functional>

using namespace dowith;

namespace {

constexpr Declaration hours{.name = "broker_hours",
                            .fallback = 20.0,
                            .plausible = {5.0, 40.0},
                            .possible = {0.0, 60.0},
                            .unit = "h/week",
                            .meaning = "hours that a broker works",
                            .source = "Seyfang 2004"};

constexpr Declaration share{.name = "trust",
                            .fallback = 0.5,
                            .plausible = {0.0, 1.0},
                            .possible = any_share,
                            .unit = "1",
                            .meaning = "trust at the start",
                            .source = "assumption: the middle"};

/// What is said while `use` reads the document, without the unknown keys.
std::string said(std::string_view text, const std::function<void(const Field&)>& use) {
    const Document document = document_of(text);
    Problems problems;
    Reading reading{document, problems};
    use(reading.root());
    return problems.text();
}

/// The same with the unknown keys.
std::string said_in_all(std::string_view text, const std::function<void(const Field&)>& use) {
    const Document document = document_of(text);
    Problems problems;
    Reading reading{document, problems};
    use(reading.root());
    reading.finish();
    return problems.text();
}

} // namespace

SCENARIO("a declared number is read within its ranges") {
    const auto read = [](double expected) {
        return [expected](const Field& root) { CHECK(root["x"].number(hours) == expected); };
    };
    CHECK(said("x: 12.5\n", read(12.5)).empty());
    CHECK(said("y: 1\n", read(20.0)).empty());
    CHECK(said("x: 60\n", read(60.0)) ==
          "x.yaml:1:4: warning: x = 60 is outside the plausible [5, 40] h/week "
          "(hours that a broker works); source: Seyfang 2004");
    CHECK(said("x: 60.5\n", read(20.0)) ==
          "x.yaml:1:4: x = 60.5 is outside [0, 60] h/week (hours that a broker works); "
          "plausible: [5, 40] h/week");
    CHECK(said("x: lots\n", read(20.0)) ==
          "x.yaml:1:4: x = lots is text (a number is needed); write a number");
}

SCENARIO("a share of ten to a hundred is taken for a percentage, a smaller one for no such thing") {
    const auto read = [](const Field& root) { CHECK(root["x"].number(share) == 0.5); };
    for (const std::string guess : {"1.4", "5", "9.9", "101"})
        CHECK(said("x: " + guess + '\n', read) ==
              "x.yaml:1:4: x = " + guess +
                  " is outside [0, 1] (trust at the start); plausible: [0, 1]");
    CHECK(said("x: 10\n", read).ends_with("a share, not a percentage: 0.1"));
    CHECK(said("x: 14.7\n", read).ends_with("a share, not a percentage: 0.147"));
    CHECK(said("x: 100\n", read).ends_with("a share, not a percentage: 1"));
    CHECK(said("x: 75\n", read) == "x.yaml:1:4: x = 75 is outside [0, 1] (trust at the start); "
                                   "a share, not a percentage: 0.75");
    CHECK(said("x: -0.5\n", read) ==
          "x.yaml:1:4: x = -0.5 is outside [0, 1] (trust at the start); plausible: [0, 1]");
}

SCENARIO("a bound that is none is not spoken of") {
    const auto read = [](Range range) {
        return [range](const Field& root) { CHECK(root["x"].number(range, "h", 7.0) == 7.0); };
    };
    CHECK(said("x: -1\n", read(not_negative)) == "x.yaml:1:4: x = -1 is below 0 h");
    CHECK(said("x: 0\n", read(positive)) == "x.yaml:1:4: x = 0 is not above 0 h");
    CHECK(said("x: 1e13\n", read(not_negative)) == "x.yaml:1:4: x = 1e13 is above 1000000000000 h");
    CHECK(said("x: 3\n", read({1.0, 2.0})) == "x.yaml:1:4: x = 3 is outside [1, 2] h");
}

SCENARIO("a whole number is read within its range, to the last digit") {
    const auto read = [](std::int64_t expected) {
        return [expected](const Field& root) {
            CHECK(root["x"].integer(1, 9223372036854775807, 40) == expected);
        };
    };
    CHECK(said("x: 4000\n", read(4000)).empty());
    CHECK(said("x: 4e3\n", read(4000)).empty());
    CHECK(said("x: 20.0\n", read(20)).empty());
    CHECK(said("x: +5\n", read(5)).empty());
    CHECK(said("x: 9007199254740993\n", read(9007199254740993)).empty()); // 2^53 + 1: no double
    CHECK(said("y: 1\n", read(40)).empty());
    CHECK(said("x: 2.5\n", read(40)) == "x.yaml:1:4: x = 2.5 is no whole number; "
                                        "write one from 1 to 9223372036854775807");
    CHECK(said("x: 0\n", read(40)) == "x.yaml:1:4: x = 0 is not from 1 to 9223372036854775807");
    CHECK(said("x: 1e30\n", read(40)) ==
          "x.yaml:1:4: x = 1e30 is not from 1 to 9223372036854775807");
    CHECK(said("x: 12 weeks\n", read(40)) ==
          "x.yaml:1:4: x = 12 weeks carries a unit (it is a pure number); write 12");
}

SCENARIO("a span of time is converted where weeks are wanted") {
    const auto weeks = [](const std::string& written) {
        return said("x: " + written + '\n', [](const Field& root) {
            CHECK(root["x"].integer(1, 10400, 260, "week") == 260);
        });
    };
    const auto carries_a_unit = [](const std::string& written, const std::string& hint) {
        return "x.yaml:1:4: x = " + written + " carries a unit (it is in weeks); " + hint;
    };
    const std::string generally = "5 years are 260, 5 months are 22";
    CHECK(weeks("5 years") == carries_a_unit("5 years", "5 years are 260"));
    CHECK(weeks("5 Months") == carries_a_unit("5 Months", "5 months are 22"));
    CHECK(weeks("1 year") == carries_a_unit("1 year", "1 year is 52"));
    CHECK(weeks("2.5y") == carries_a_unit("2.5y", "2.5 y are 130"));
    CHECK(weeks("10 days") == carries_a_unit("10 days", "10 days are 1"));
    CHECK(weeks("12 weeks") == carries_a_unit("12 weeks", "write 12"));
    CHECK(weeks("1.5 weeks") == carries_a_unit("1.5 weeks", "1.5 weeks are 2"));
    CHECK(weeks("5 moons") == carries_a_unit("5 moons", generally));
    CHECK(weeks("1 day") == carries_a_unit("1 day", generally)); // no whole number but 0
    CHECK(weeks("1e300 years") == carries_a_unit("1e300 years", generally));
}

SCENARIO("what is suggested for a whole number is one") {
    const auto citizens = [](const std::string& written) {
        return said("x: " + written + '\n',
                    [](const Field& root) { CHECK(root["x"].integer(50, 1000000, 60) == 60); });
    };
    CHECK(citizens("4,000") == "x.yaml:1:4: x = 4,000 contains a comma (digits stand together); "
                               "write 4000");
    CHECK(citizens("400,5") == "x.yaml:1:4: x = 400,5 contains a comma (digits stand together); "
                               "write a whole number");
    CHECK(citizens("20%") ==
          "x.yaml:1:4: x = 20% is a percentage (a whole number is needed); write a whole number");
    CHECK(citizens("400.5 people") ==
          "x.yaml:1:4: x = 400.5 people carries a unit (it is a pure number); "
          "write a whole number");
}

SCENARIO("a flag is true or false and nothing else") {
    const auto read = [](bool expected) {
        return [expected](const Field& root) { CHECK(root["x"].flag(true) == expected); };
    };
    CHECK(said("x: false\n", read(false)).empty());
    CHECK(said("y: 1\n", read(true)).empty());
    CHECK(said("x: no\n", read(true)) ==
          "x.yaml:1:4: x = no is neither true nor false; write true or false");
    CHECK(said("x: False\n", read(true)) ==
          "x.yaml:1:4: x = False is neither true nor false; write true or false");
    CHECK(said("x: \"false\"\n", read(true)) ==
          "x.yaml:1:4: x = \"false\" is text by its quotes (true or false is needed); "
          "remove the quotes");
}

SCENARIO("text without quotes is refused where YAML takes it for something else") {
    const auto read = [](const Field& root) { CHECK(root["x"].text("none") == "none"); };
    for (const auto* word : {"yes", "No", "ON", "off", "y", "n", "true", "False"}) {
        CAPTURE(word);
        const std::string written{word};
        CHECK(said("x: " + written + '\n', read) ==
              "x.yaml:1:4: x = " + written +
                  " may be read as a yes/no value (a text is needed); write \"" + written + '"');
    }
    for (const auto* word : {"5",
                             "-0.5",
                             "1e3",
                             "010",
                             "0x1F",
                             "1_000",
                             ".5",
                             ".inf",
                             "-.INF",
                             ".NaN",
                             "12:30",
                             "2026-01-31",
                             "2026-01-31 12:00:00"}) {
        CAPTURE(word);
        const std::string written{word};
        CHECK(said("x: " + written + '\n', read) ==
              "x.yaml:1:4: x = " + written +
                  " may be read as a number or a date (a text is needed); write \"" + written +
                  '"');
    }
    for (const auto* word : {"home-care",
                             "Social care in 2026",
                             "\"5\"",
                             "'no'",
                             "12h",
                             "nobody",
                             "inferior",
                             "e",
                             "-x"}) {
        CAPTURE(word);
        CHECK(said("x: " + std::string{word} + '\n', [](const Field& root) {
                  CHECK(root["x"].text("none") != "none");
              }).empty());
    }
}

SCENARIO("an identifier has lower-case letters, digits, hyphens and underscores") {
    const auto read = [](std::string expected) {
        return [expected](const Field& root) { CHECK(root["x"].identifier("none") == expected); };
    };
    CHECK(said("x: co-delivery_2\n", read("co-delivery_2")).empty());
    for (const auto* word : {"Care", "home care", "2nd", "-x", "caf\xC3\xA9", "a.b"}) {
        CAPTURE(word);
        const std::string written{word};
        CHECK(said("x: " + written + '\n', read("none")) ==
              "x.yaml:1:4: x = " + written +
                  " is no identifier (lower-case letters, digits, - and _, a letter first); "
                  "rename it");
    }
    CHECK(said("x: no\n", read("none")) ==
          "x.yaml:1:4: x = no may be read as a yes/no value (a text is needed); write \"no\"");
}

SCENARIO("a choice is one of the known names") {
    const auto read = [](std::size_t expected) {
        return [expected](const Field& root) {
            CHECK(root["x"].choice({"informing", "consulting", "co-production"}, 0) == expected);
        };
    };
    CHECK(said("x: co-production\n", read(2)).empty());
    CHECK(said("x: \"consulting\"\n", read(1)).empty());
    CHECK(said("y: 1\n", read(0)).empty());
    CHECK(said("x: Co_Production\n", read(0)) ==
          "x.yaml:1:4: x = Co_Production is no name that is known here; "
          "did you mean co-production?");
    CHECK(said("x: shouting\n", read(0)) ==
          "x.yaml:1:4: x = shouting is no name that is known here; "
          "known: informing, consulting, co-production");
}

SCENARIO("each item of a list and each entry of a map is a field with its path") {
    std::string seen;
    const auto read = [&seen](const Field& root) {
        for (const Field& policy : root["policies"].entries()) {
            seen += policy.path() + ' ' + policy.key() + ' ';
            seen += std::to_string(policy["x"].integer(0, 9)) + '\n';
        }
        for (const Field& event : root["events"].items()) {
            seen += event.path() + ' ' + event["week"].path() + '\n';
        }
    };
    CHECK(said("policies: {a: {x: 1}, B: {x: 2}, c-d: {x: 3}}\nevents: [{week: 4}, {}]\n", read) ==
          "x.yaml:1:23: policies.B is no identifier "
          "(lower-case letters, digits, - and _, a letter first); rename it");
    CHECK(seen == "policies.a a 1\npolicies.c-d c-d 3\n"
                  "events.0 events.0.week\nevents.1 events.1.week\n");
}

SCENARIO("a value of the wrong form is reported once, whatever is asked of it") {
    CHECK(said("x: 5\n",
               [](const Field& root) {
                   CHECK_FALSE(root["x"]["a"].exists());
                   CHECK(root["x"]["b"].integer(0, 9, 7) == 7);
               }) == "x.yaml:1:4: x = 5 is a single value (a map is needed); "
                     "write {key: value}, or keys on lines of their own below it");
    CHECK(said("x: {a: 1}\n", [](const Field& root) { CHECK(root["x"].items().empty()); }) ==
          "x.yaml:1:4: x is a map (a list is needed); write [item, item], or a dash before each "
          "item");
    CHECK(said("x: [1]\n", [](const Field& root) { CHECK(root["x"].integer(0, 9, 7) == 7); }) ==
          "x.yaml:1:4: x is a list (a number is needed); write one value");
    CHECK(said("x: [1]\n", [](const Field& root) { CHECK(root["x"].text("t") == "t"); }) ==
          "x.yaml:1:4: x is a list (a text is needed); write one value");
}

SCENARIO("a required key that is missing is reported where its map stands") {
    const auto read = [](const Field& root) {
        CHECK(root["weeks"].required("horizon").integer(1, 9) == 1);
    };
    CHECK(said("weeks: {burn_in: 1}\n", read) ==
          "x.yaml:1:8: weeks.horizon is missing (there is no value to fall back on); add it");
    CHECK(said("weeks: {horizon: 2}\n", [](const Field& root) {
              CHECK(root["weeks"].required("horizon").integer(1, 9) == 2);
          }).empty());
    CHECK(said("a: 1\n", read).empty()); // the map itself is not required

    AND_THEN("not after an error of loading, where it may have been written") {
        Problems problems;
        const Document document = document_from_text("x.yaml", "extends: b.yaml\n", problems);
        const std::size_t errors = problems.errors();
        Reading reading{document, problems};
        CHECK_FALSE(reading.root().required("seed").exists());
        CHECK(problems.errors() == errors);
    }
}

SCENARIO("every key that nobody asked for is reported with the nearest known one") {
    const auto read = [](const Field& root) {
        static_cast<void>(root["weeks"]["horizon"].integer(1, 999, 1));
        for (const Field& policy : root["policies"].entries()) {
            static_cast<void>(policy["training"].number(any_number, "1", 0.0));
            static_cast<void>(policy["rung"].text());
        }
        for (const Field& event : root["events"].items()) {
            static_cast<void>(event["week"].integer(0, 99));
        }
    };
    CHECK(said_in_all("extend: x\n"
                      "weeks: {horizn: 5}\n"
                      "policies: {a: {traning: 1}, any-name: {colour: red, rung: x}}\n"
                      "events: [{week: 1}, {Week: 2}]\n",
                      read) ==
          "x.yaml:1:1: extend is no key that is known here; did you mean extends?\n"
          "x.yaml:2:9: weeks.horizn is no key that is known here; did you mean horizon?\n"
          "x.yaml:3:16: policies.a.traning is no key that is known here; did you mean training?\n"
          "x.yaml:3:40: policies.any-name.colour is no key that is known here; "
          "known: training, rung\n"
          "x.yaml:4:22: events.1.Week is no key that is known here; did you mean week?");
}

SCENARIO("a key that is set by an assignment is checked like one that is written") {
    Document document = document_of("weeks: {horizon: 5}\n");
    Problems problems;
    set_value(document, "weaks.horizon=6", problems);
    Reading reading{document, problems};
    static_cast<void>(reading.root()["weeks"]["horizon"].integer(1, 9));
    reading.finish();
    CHECK(problems.text() == "--set weaks.horizon=6: weaks is no key that is known here; "
                             "did you mean weeks?");
}

SCENARIO("code that reads a scenario adds problems of its own in the same form") {
    CHECK(said("x: [a]\ny: 5\n",
               [](const Field& root) {
                   root["x"].error("names a policy twice (a)", "remove one");
                   root["y"].warning("is less than the burn-in");
                   root["z"].error("is needed with y");
               }) == "x.yaml:1:1: z is needed with y\n"
                     "x.yaml:1:4: x names a policy twice (a); remove one\n"
                     "x.yaml:2:4: warning: y = 5 is less than the burn-in");
}
