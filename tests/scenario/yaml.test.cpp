// SPDX-License-Identifier: Apache-2.0
#include "tests/scenario/document_of.hpp"
#include "tests/support/catch.hpp"

#include <array>

using namespace dowith;

namespace {

struct Case {
    const char* text;
    const char* said;
};

template <std::size_t count> void check(const std::array<Case, count>& cases) {
    for (const auto& [text, said] : cases) {
        CAPTURE(text);
        CHECK(problems_in(text) == said);
    }
}

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += part;
    return text;
}

} // namespace

SCENARIO("what YAML allows but a scenario does not is refused at its place") {
    check(std::array{
        Case{"a: 1\nb:\n  c: 1\n  c: 2\n",
             "x.yaml:4:3: b.c is given twice (first at x.yaml:3:3); remove one of them"},
        Case{"a: &shared 1\n",
             "x.yaml:1:4: a carries an anchor (each value of a scenario is written out); "
             "remove the word that begins with &"},
        Case{"a: [&x 1, *x]\n",
             "x.yaml:1:5: a.0 carries an anchor (each value of a scenario is written out); "
             "remove the word that begins with &\n"
             "x.yaml:1:11: a.1 is an alias (each value of a scenario is written out); "
             "write the value itself"},
        Case{"a: *x\n",
             "x.yaml:1:4: an alias is used (each value of a scenario is written out); "
             "write the value itself; text that begins with * needs quotes"},
        Case{"a:\n  <<: {b: 1}\n",
             "x.yaml:2:3: a uses the merge key << (each value of a scenario is written out); "
             "write the keys themselves, or use extends"},
        Case{"a: !!int 5\n",
             "x.yaml:1:4: a carries a tag (what a value is follows from where it stands); "
             "remove the word that begins with !"},
        Case{"a: ! 5\n",
             "x.yaml:1:4: a carries a tag (what a value is follows from where it stands); "
             "remove the word that begins with !"},
        Case{"? [a]\n: 1\n",
             "x.yaml:1:3: the document has a list or map as a key (keys are words); write a word"},
        Case{"a:\n  : 1\n",
             "x.yaml:2:3: a has a value without a key; write a key before the colon"},
        Case{"\"\": 1\n",
             "x.yaml:1:1: the document has a key that is empty or very long; write a word"},
        Case{"a: one\n  two\n",
             "x.yaml:1:4: a runs over several lines (often a slip of indentation); "
             "put it on one line, or in quotes"},
        Case{"a: \"one\n", "x.yaml:1:4: a opens a quote that is never closed; close it"},
        Case{"a: 'it''s\nb: 1\n", "x.yaml:1:4: a opens a quote that is never closed; close it"},
        Case{"a: \"\\N\"\n",
             "x.yaml:1:4: a has an escape that gives no text; write the character itself"},
        Case{"a: 1\n---\nb: 2\n",
             "x.yaml:2:1: the document has ended before this (a file holds one); "
             "remove it, or align it with the lines above"},
    });
}

SCENARIO("an empty value is refused where its key or dash stands") {
    check(std::array{
        Case{"a:\nb: 1\n", "x.yaml:1:1: a is empty; write a value, or leave it out"},
        Case{"b: 1\na: # later\n", "x.yaml:2:1: a is empty; write a value, or leave it out"},
        Case{"a:\n- 1\n-\n", "x.yaml:3:1: a.1 is empty; write a value, or leave it out"},
        Case{"a: {b: 1, c}\n", "x.yaml:1:11: a.c is empty; write a value, or leave it out"},
        Case{"a:\nnull: 1\n",
             "x.yaml:1:1: a is empty; write a value, or leave it out\n"
             "x.yaml:2:1: the document has a value without a key; write a key before the colon"},
        Case{"---\n", "x.yaml:1:3: the document is empty; write a value, or leave it out"},
        Case{"", "x.yaml: the file is empty; begin with a copy of another scenario"},
        Case{"# a thought\n", "x.yaml: the file is empty; begin with a copy of another scenario"},
    });
}

SCENARIO("broken syntax is explained in plain words where it breaks") {
    constexpr const char* no_key =
        " a key cannot stand here (one line holds one key, and its lines align); "
        "begin a new line or mend the indentation; text with a colon needs quotes";
    CHECK(problems_in("a: b: c\n") == std::string{"x.yaml:1:5:"} + no_key);
    check(std::array{
        Case{"a:\n  b: 1\n c: 2\n",
             "x.yaml:3:2: this does not continue the lines above (by its indentation or its "
             "signs); align it with the keys that it belongs to"},
        Case{"a:\n  - [1]\n    [2]\n",
             "x.yaml:3:5: this does not continue the list above (by its indentation or its "
             "signs); align it with the dashes of the list"},
        Case{"a: [1, 2", "x.yaml:1:9: a [ is not closed before this; add ]"},
        Case{"a: {b: 1", "x.yaml:1:9: a { is not closed before this; add }"},
        Case{"a: {b: 1}}\n", "x.yaml:1:10: this closes what was never opened; remove it"},
        Case{"a: [- 1]\n", "x.yaml:1:5: a list cannot begin here; begin a new line"},
        Case{"a: @home\n", "x.yaml:1:4: no value begins with this sign; put the text in quotes"},
        Case{"a: **new**\n",
             "x.yaml:1:4: an alias is used (each value of a scenario is written out); "
             "write the value itself; text that begins with * needs quotes"},
        Case{"a: & co\n", "x.yaml:1:5: no value begins with this sign; put the text in quotes"},
        Case{"a: \"\\q\"\n", "x.yaml:1:7: \\ and the letter after it mean nothing; write \\\\"},
        Case{"a: \"\\ud800\"\n", "x.yaml:1:11: this is no YAML (invalid unicode: 55296)"},
    });
}

SCENARIO("text that is not indented UTF-8 is refused") {
    check(std::array{
        Case{"a:\n\tb: 1\n",
             "x.yaml:2:1: the line begins with a tab (YAML is indented by spaces only); "
             "replace the tab with spaces"},
        Case{"a: caf\xE9\n", "x.yaml:1:7: the byte 0xe9 is no UTF-8; save it as text in UTF-8"},
        Case{"a: \xC0\x80\n", "x.yaml:1:4: the byte 0xc0 is no UTF-8; save it as text in UTF-8"},
        Case{"\xFF\xFE"
             "a",
             "x.yaml:1:1: the file is UTF-16; save it as text in UTF-8"},
        Case{"a: \x07\n",
             "x.yaml:1:4: the byte 0x07 is no text (a control character); "
             "save it as text in UTF-8"},
    });
    CHECK(problems_in(std::string_view{"a: \0b\n", 6}) ==
          "x.yaml:1:4: the byte 0x00 is no text (a control character); save it as text in UTF-8");
    CHECK(problems_in("a: \"\xE2\x82\xAC\", \xF0\x9F\x8C\x8D\"\n").find("UTF-8") ==
          std::string::npos);
}

SCENARIO("a document that is no map is refused") {
    check(std::array{
        Case{"- a\n",
             "x.yaml:1:1: the document is a single value or a list (a map is needed); "
             "write lines of the form key: value"},
        Case{"hello\n",
             "x.yaml:1:1: the document is a single value or a list (a map is needed); "
             "write lines of the form key: value"},
    });
}

SCENARIO("columns count characters, not bytes") {
    CHECK(problems_in("{\xC3\xA9: 1, \xC3\xA9: 2}\n") ==
          "x.yaml:1:8: \xC3\xA9 is given twice (first at x.yaml:1:2); remove one of them");
}

SCENARIO("a byte order mark, Windows line ends and a YAML directive do not matter") {
    const Document plain = document_of("a: 1\nb: \"x y\"\n");
    CHECK(document_of("\xEF\xBB\xBF"
                      "a: 1\nb: \"x y\"\n")
              .root == plain.root);
    CHECK(document_of("a: 1\r\nb: \"x y\"\r\n").root == plain.root);
    CHECK(document_of("%YAML 1.2\n---\na: 1\nb: 'x\n  y'\n").root ==
          Node::map({{"a", Node::plain("1")}, {"b", Node::quoted("x y")}}));
}

SCENARIO("thirty-two levels are read and one more is refused") {
    const auto nested = [](std::size_t lists) {
        return "a: " + repeated("[", lists) + '1' + repeated("]", lists) + '\n';
    };
    CHECK(problems_in(nested(31)).empty());
    CHECK(problems_in(nested(32)).ends_with(" is nested deeper than 32 levels; write it flatter"));
}

SCENARIO("hostile bytes by the hundred thousand are answered at once") {
    constexpr std::size_t size = 300000;
    for (const auto* part : {"[", "{", "- ", "? ", ": ", "a: ", "*a ", "&a ", "[a, ", "\"", "'"}) {
        CAPTURE(part);
        const std::string text = repeated(part, size / std::string_view{part}.size());
        CHECK_FALSE(problems_in(text).empty());
    }
}

SCENARIO("an alias bomb costs no more than its text") {
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 30; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        const std::string name = 'a' + std::to_string(i);
        bomb += name + ": &" + name + " [" + before + repeated(", " + before, 8) + "]\n";
    }
    Problems problems;
    static_cast<void>(document_from_text("x.yaml", bomb, problems));
    CHECK(problems.errors() == 30 + 29 * 9); // each anchor and each alias, once
}

SCENARIO("all problems of a text are found in one pass") {
    CHECK(problems_in("a: &x 1\na: 2\nb:\nc: one\n  two\n") ==
          "x.yaml:1:4: a carries an anchor (each value of a scenario is written out); "
          "remove the word that begins with &\n"
          "x.yaml:2:1: a is given twice (first at x.yaml:1:1); remove one of them\n"
          "x.yaml:3:1: b is empty; write a value, or leave it out\n"
          "x.yaml:4:4: c runs over several lines (often a slip of indentation); "
          "put it on one line, or in quotes");
}
