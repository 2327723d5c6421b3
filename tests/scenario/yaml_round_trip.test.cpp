// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/yaml.hpp"
#include "tests/scenario/document_of.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>

using namespace dowith;

namespace {

constexpr std::string_view sample = R"(# A scenario with all forms of writing
title: "Social care: a borough's \"plan\"\n\t\x07"
extent: 'it''s text'
story: |
  Two lines,
   the second indented.
folded: >-
  one line
  in the end
seed: 2026
weeks: {burn_in: 104, horizon: 260}
empty: {list: [], map: {}, text: ""}
quoted: ["5", "no", "~", "null", "010", " padded ", "a: b", "#", "- x", "caf\u00e9"]
plain: [-5, .5, 12:30, 75%, £12, "1,5", ~x, a#b, a:b, -a, "...", 1e3, yes]
services:
  - name: home-care
    needs: [[1, 2], [3, [4]], {deep: {deeper: [{deepest: 1}]}}]
  - {name: day-care, "a key, quoted": 1, "no": 2, "2026": 3, 12: 4}
)";

/// Reads a text back; it must have no problems.
Node read(std::string_view text) {
    Problems problems;
    const auto node = read_yaml("again.yaml", text, problems);
    INFO(problems.text() << "\n" << text);
    REQUIRE(problems.empty());
    REQUIRE(node.has_value());
    return *node;
}

/// A small generator of test cases: Vigna 2015, SplitMix64.
struct Cases {
    std::uint64_t state;

    std::size_t below(std::size_t limit) {
        std::uint64_t z = state += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return static_cast<std::size_t>((z ^ (z >> 31U)) % limit);
    }
};

std::string mutated(Cases& cases) {
    constexpr std::string_view signs = "\n\t \"'[]{}:,-?&*!|>%@#~0aA\\.\xC3\xFF\r";
    std::string text{sample};
    const std::size_t times = 1 + cases.below(4);
    for (std::size_t i = 0; i < times && !text.empty(); ++i) {
        const std::size_t at = cases.below(text.size());
        const char sign = signs[cases.below(signs.size())];
        switch (cases.below(5)) {
        case 0:
            text[at] = static_cast<char>(text[at] ^ (1 << cases.below(8)));
            break;
        case 1:
            text.resize(at);
            break;
        case 2:
            text.insert(at, 1 + cases.below(3), sign);
            break;
        case 3:
            text.erase(at, 1 + cases.below(8));
            break;
        default:
            text[at] = sign;
        }
    }
    return text;
}

} // namespace

TEST_CASE("What is written from a tree reads back as the same tree") {
    const Node tree = read(sample);
    const std::string text = to_yaml(tree);
    CHECK(read(text) == tree);
    CHECK(to_yaml(read(text)) == text);
}

TEST_CASE("A tree is written in block style, with quotes where they were or are needed") {
    CHECK(to_yaml(read("{b: [1, {c: x, d: []}], a: {e: \"5\"}, \"no\": {}, 'x y': ''}")) ==
          "b:\n"
          "  - 1\n"
          "  - c: x\n"
          "    d: []\n"
          "a:\n"
          "  e: \"5\"\n"
          "\"no\": {}\n"
          "x y: \"\"\n");
}

TEST_CASE("A tree that code has built reads back as the same tree") {
    const Node tree = Node::map({{"number", Node::number(0.1)},
                                 {"large", Node::number(1e300)},
                                 {"round", Node::number(100000.0)},
                                 {"flag", Node::flag(true)},
                                 {"nothing", Node::nothing()},
                                 {"text", Node::plain("a: b")},
                                 {"tilde", Node::plain("~")},
                                 {"blank", Node::plain("")},
                                 {"list", Node::list({Node::quoted("5"), Node::list({})})}});
    CHECK(read(to_yaml(tree)) == tree);
    CHECK(tree.find("text")->is_quoted());
    CHECK(tree.find("large")->text() == "1e+300");
    CHECK(tree.find("round")->text() == "100000");
}

TEST_CASE("Trees are equal when their content is, wherever it stands") {
    CHECK(read("a: {b: 1}") == read("# first\na:\n  b: 1\n"));
    CHECK_FALSE(read("a: 5") == read("a: \"5\""));
    CHECK_FALSE(read("{a: 1, b: 2}") == read("{b: 2, a: 1}"));
    CHECK_FALSE(read("a: []") == read("a: {}"));
}

TEST_CASE("A damaged scenario gives problems, or a document that reads back the same") {
    Cases cases{20260101};
    std::size_t refused = 0;
    for (int i = 0; i < 2000; ++i) {
        const std::string text = mutated(cases);
        Problems problems;
        const auto tree = read_yaml("damaged.yaml", text, problems);
        if (problems.has_errors()) {
            ++refused;
            continue;
        }
        REQUIRE(tree.has_value());
        CHECK(read(to_yaml(*tree)) == *tree);
    }
    // Most damage breaks something; some (in a comment, in a word) leaves another good document.
    CHECK(refused > 500);
    CHECK(refused < 2000);
}
