// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/yaml.hpp"
#include "tests/scenario/document_of.hpp"
#include "tests/support/catch.hpp"

#include <array>

using namespace dowith;

namespace {

constexpr std::string_view borough =
    "seed: 1\n"
    "weeks: {horizon: 260}\n"
    "services: [{name: home-care, hours: 4}, {name: day, hours: 2}]\n"
    "policies: {austerity: {budget: 0.75}}\n";

/// The document after one assignment, which must succeed.
std::string after(std::string_view assignment) {
    Document document = document_of(borough);
    Problems problems;
    set_value(document, assignment, problems);
    INFO(problems.text());
    CHECK(problems.empty());
    return to_yaml(document.root);
}

/// The borough with one value written into it.
std::string borough_with(std::string_view old, std::string_view now) {
    std::string text{borough};
    text.replace(text.find(old), old.size(), now);
    return to_yaml(document_of(text).root);
}

struct Case {
    const char* assignment;
    const char* said;
};

} // namespace

SCENARIO("an assignment changes one value and nothing else") {
    CHECK(after("weeks.horizon=52") == borough_with("260", "52"));
    CHECK(after("services.1.hours=3") == borough_with("hours: 2", "hours: 3"));
    CHECK(after("services.home-care.hours=6") == borough_with("hours: 4", "hours: 6"));
    CHECK(after("policies.austerity={rung: informing, goals: [1, 2]}") ==
          borough_with("{budget: 0.75}", "{rung: informing, goals: [1, 2]}"));
    CHECK(after("seed=\"a: b\"") == borough_with("seed: 1", "seed: \"a: b\""));
    CHECK(after("seed= 7 ") == borough_with("seed: 1", "seed: 7"));
}

SCENARIO("maps that are missing on the way are made") {
    CHECK(after("policies.austerity.time_bank.hours=20") ==
          borough_with("0.75}", "0.75, time_bank: {hours: 20}}"));
    CHECK(after("policies.co-delivery={time_bank: {hours: 20}}") ==
          borough_with("0.75}", "0.75}, co-delivery: {time_bank: {hours: 20}}"));
}

SCENARIO("a tilde removes what is there") {
    CHECK(after("policies.austerity=~") == borough_with("austerity: {budget: 0.75}", ""));
    CHECK(after("services.day=~") == borough_with(", {name: day, hours: 2}", ""));
}

SCENARIO("of two assignments to one path the later holds") {
    Document document = document_of(borough);
    Problems problems;
    set_value(document, "seed=2", problems);
    set_value(document, "seed=3", problems);
    CHECK(document.root.find("seed")->text() == "3");
    CHECK(to_text(document.root.find("seed")->place()) == "--set seed=3");
}

SCENARIO("an assignment that cannot be applied says why and changes nothing") {
    constexpr std::array cases{
        Case{"seed",
             "this is no assignment (words joined by points, =, a value); "
             "write it as in weeks.horizon=260"},
        Case{"weeks..horizon=1",
             "this is no assignment (words joined by points, =, a value); "
             "write it as in weeks.horizon=260"},
        Case{"=1",
             "this is no assignment (words joined by points, =, a value); "
             "write it as in weeks.horizon=260"},
        Case{"extends=b.yaml",
             "extends cannot be set (files are merged before anything is set); "
             "write it into the file"},
        Case{"seed=", "seed has no value; write it after =; ~ removes the key"},
        Case{"seed.low=1", "seed = 1 is a single value (nothing is below it); shorten the path"},
        Case{"services.2.hours=1",
             "services.2 is no item of this list of 2 (0 to 1); known: home-care, day"},
        Case{"services.hmoe-care.hours=1",
             "services.hmoe-care is no item of this list of 2 (0 to 1); "
             "did you mean home-care?"},
        Case{"policies.austerty.budget=1",
             "policies.austerty is no policy of this scenario; did you mean austerity?; "
             "a new one is written whole, as in policies.austerty={rung: informing}"},
        Case{"policies.more.time_bank.hours=20",
             "policies.more is no policy of this scenario; known: austerity; "
             "a new one is written whole, as in policies.more={rung: informing}"},
        Case{"sead=~", "sead = ~ removes nothing (there is no such key); check its name"},
        Case{"seed={a: ~}",
             "seed.a = ~ removes nothing (no such key is extended); delete the line"},
        Case{"seed={a: 1, a: 2}",
             "seed.a is given twice (first at --set seed={a: 1, a: 2}); remove one of them"},
        Case{"seed=a: b",
             "seed is a list or map without brackets; "
             "write {key: value} or [item, item], or put text with a colon in quotes"},
        Case{"seed=[1", "a [ is not closed before this; add ]"},
        Case{"seed=&a 1",
             "seed carries an anchor (each value of a scenario is written out); "
             "remove the word that begins with &"},
        Case{"seed=\"1", "a quote is never closed; close it"},
    };
    for (const auto& [assignment, said] : cases) {
        CAPTURE(assignment);
        Document document = document_of(borough);
        Problems problems;
        set_value(document, assignment, problems);
        CHECK(problems.text() == "--set " + std::string{assignment} + ": " + said);
        CHECK(document.root == document_of(borough).root);
    }
}

SCENARIO("a path is at most as long as a document is deep") {
    std::string path = "a";
    for (int i = 1; i < 33; ++i)
        path += ".a";
    Document document = document_of(borough);
    Problems problems;
    set_value(document, path + "=1", problems);
    CHECK(problems.text().ends_with(": the path is longer than 32 words; shorten it"));
}
