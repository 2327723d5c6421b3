#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every rule of scripts/tidy.py bites: a sound tree has no problem, a wrong file has its own."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
sys.dont_write_bytecode = True

import tidy  # noqa: E402

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"
HASH_SPDX = SPDX.replace("//", "#")


def cpp(*lines: str) -> str:
    return SPDX + "".join(line + "\n" for line in lines)


# A small tree that keeps every rule: one mechanism with all that belongs to it, and its neighbours.
SOUND = {
    "sim/kernel/id.hpp": cpp("struct Id {};"),
    "sim/kernel/contract.cpp": cpp("void broken() { std::abort(); }"),
    "sim/kernel/CMakeLists.txt": HASH_SPDX + "dowith_module(kernel SOURCES contract.cpp)\n",
    "sim/engine/tbb_executor.cpp": cpp("#include <tbb/parallel_for.h>"),
    "sim/engine/CMakeLists.txt": HASH_SPDX
    + "dowith_module(engine SOURCES tbb_executor.cpp USES kernel PRIVATE TBB::tbb)\n",
    "sim/model/mechanisms/taking_part.hpp": cpp('#include "sim/kernel/id.hpp"',
                                                "#include <cmath>"),
    "sim/model/schedule.cpp": cpp('#include "sim/model/mechanisms/taking_part.hpp"'),
    "sim/model/CMakeLists.txt": HASH_SPDX
    + "dowith_module(model SOURCES schedule.cpp USES kernel)\n",
    "sim/app/main.cpp": cpp("#include <fmt/core.h>", "int main() {}"),
    "sim/app/CMakeLists.txt": HASH_SPDX + "add_executable(dowith main.cpp)\n",
    "tests/model/taking_part.test.cpp": cpp('#include "sim/model/mechanisms/taking_part.hpp"'),
    "tests/model/CMakeLists.txt": HASH_SPDX + "dowith_tests(model FILES taking_part.test.cpp)\n",
    "docs/odd.md": "# ODD\n\n## 7 Submodels\n\n### 7.1 Taking part\n\n"
    "See [id](../sim/kernel/id.hpp).\n",
    "CHANGELOG.md": "# Changelog\n\n## 0.2.0 (unreleased)\n\n### Model\n\n### Docs\n\n"
    "## 0.1.0 (2026-01-31)\n\n### Engine\n",
    "docs/glossary.md": "# Glossary\n\n| word | in code |\n|---|---|\n| `run` | `main` |\n",
    "scripts/act": "#!/usr/bin/env bash\n" + HASH_SPDX,
}

LATER = "TO" + "DO"
HOME = "/ho" + "me/"
LONG_BODY = ["    step();"] * 71


def function(head: str, body: list[str]) -> str:
    return cpp(head + " {", *body, "}")


# Rule, what makes the sound tree wrong (None deletes), and how the one problem begins.
WRONG = [
    ("arrows_between_rooms", {"sim/kernel/id.hpp": cpp('#include "sim/model/schedule.hpp"')},
     "sim/kernel/id.hpp:2: kernel may not include model"),
    ("arrows_between_rooms", {"sim/model/schedule.cpp": cpp(
        '#include "sim/model/mechanisms/taking_part.hpp"', '#include "output/report.hpp"')},
     "sim/model/schedule.cpp:3: model may not include output"),
    ("arrows_between_rooms", {"sim/kernel/id.hpp": cpp('#include "contract.hpp"')},
     'sim/kernel/id.hpp:2: "contract.hpp" does not begin at a room'),
    ("arrows_between_rooms", {"sim/kernel/id.hpp": cpp('#include "tests/support/catch.hpp"')},
     'sim/kernel/id.hpp:2: "tests/support/catch.hpp" does not begin at a room'),
    ("arrows_between_rooms", {"sim/common/CMakeLists.txt": HASH_SPDX + "add(x.cpp)\n",
                              "sim/common/x.cpp": cpp()},
     "sim/common/x.cpp:1: common is no room"),
    ("arrows_between_rooms", {"sim/model/schedule.cpp": cpp(
        '#include "sim/model/mechanisms/taking_part.hpp"', '#include "web/engine/frame.hpp"')},
     "sim/model/schedule.cpp:3: model may not include explorer"),
    ("libraries_of_rooms", {"web/engine/frame.hpp": cpp("#include <emscripten/val.h>"),
                            "web/engine/frame.cpp": cpp('#include "web/engine/frame.hpp"'),
                            "web/engine/CMakeLists.txt": HASH_SPDX + "add(frame.cpp)\n"},
     "web/engine/frame.hpp:2: explorer may not include <emscripten/val.h> here"),
    ("links_between_rooms", {"sim/model/CMakeLists.txt": HASH_SPDX
     + "dowith_module(model SOURCES schedule.cpp\n    USES kernel engine PRIVATE x)\n"},
     "sim/model/CMakeLists.txt:2: model may not use engine"),
    ("libraries_of_rooms", {"sim/kernel/id.hpp": cpp("#include <boost/math/pdf.hpp>")},
     "sim/kernel/id.hpp:2: kernel may not include <boost/math/pdf.hpp> here"),
    ("libraries_of_rooms", {"sim/engine/tbb_executor.cpp": cpp("#include <unistd.h>")},
     "sim/engine/tbb_executor.cpp:2: engine may not include <unistd.h> here"),
    ("libraries_of_rooms", {"sim/model/schedule.cpp": cpp(
        '#include "sim/model/mechanisms/taking_part.hpp"', "#include <chrono>")},
     "sim/model/schedule.cpp:3: the model may not include <chrono>"),
    ("libraries_of_rooms", {"sim/kernel/id.hpp": cpp("#include <iostream>")},
     "sim/kernel/id.hpp:2: kernel may not include <iostream>"),
    ("libraries_of_rooms", {"sim/kernel/id.hpp": cpp("#include <math.h>")},
     "sim/kernel/id.hpp:2: kernel may not include <math.h> here"),
    ("banned_words", {"sim/kernel/id.hpp": cpp("std::mt19937 generator;")},
     "sim/kernel/id.hpp:2: mt19937: draw by key"),
    ("banned_words", {"sim/kernel/id.hpp": cpp("std::normal_distribution<double> noise;")},
     "sim/kernel/id.hpp:2: l_distribution<: draw by key"),
    ("banned_words", {"sim/kernel/id.hpp": cpp("int die = std::rand();")},
     "sim/kernel/id.hpp:2: std::rand: draw by key"),
    ("banned_words", {"sim/kernel/id.hpp": cpp("auto rows = std::views::iota(0, 9);")},
     "sim/kernel/id.hpp:2: views::: use a loop"),
    ("banned_words", {"sim/kernel/id.hpp": cpp("std::shared_ptr<int> mine;")},
     "sim/kernel/id.hpp:2: shared_ptr: let one owner"),
    ("banned_words", {"sim/kernel/id.hpp": cpp("auto now = std::chrono::system_clock::now();")},
     "sim/kernel/id.hpp:2: system_clock: only app"),
    ("banned_words", {"sim/kernel/id.hpp": cpp('void greet() { std::printf("hello"); }')},
     "sim/kernel/id.hpp:2: printf(: return a value"),
    ("banned_words", {"sim/kernel/id.hpp": cpp("void leave() { std::exit(1); }")},
     "sim/kernel/id.hpp:2: std::exit: throw"),
    ("banned_words", {"sim/model/mechanisms/taking_part.hpp": cpp("double p = std::exp(1.0);")},
     "sim/model/mechanisms/taking_part.hpp:2: std::exp: use sim/kernel/maths.hpp"),
    ("banned_words", {"sim/model/mechanisms/taking_part.hpp": cpp("double p = ::pow(2, 3);")},
     "sim/model/mechanisms/taking_part.hpp:2: ::pow: use sim/kernel/maths.hpp"),
    ("engine_knows_no_people", {"sim/engine/tbb_executor.cpp": cpp("// moves Citizens")},
     "sim/engine/tbb_executor.cpp:2: the engine never says citizen"),
    ("mechanisms_are_whole", {"tests/model/taking_part.test.cpp": None,
                              "tests/model/CMakeLists.txt": None},
     "sim/model/mechanisms/taking_part.hpp:1: has no test"),
    ("mechanisms_are_whole",
     {"docs/odd.md": "# ODD\n\n## 7 Submodels\n\n## 8\n\n### 7.1 Taking part\n"},
     'sim/model/mechanisms/taking_part.hpp:1: has no "### 7.n Taking part"'),
    ("mechanisms_are_whole", {"docs/odd.md": None},
     'sim/model/mechanisms/taking_part.hpp:1: has no "### 7.n Taking part"'),
    ("mechanisms_are_whole", {"sim/model/schedule.cpp": cpp(
        '// #include "sim/model/mechanisms/taking_part.hpp"')},
     "sim/model/mechanisms/taking_part.hpp:1: is not included by sim/model/schedule.cpp"),
    ("mechanisms_are_whole", {"docs/odd.md": SOUND["docs/odd.md"] + "\n### 7.2 Magic\n"},
     'docs/odd.md:9: no mechanism is called "magic"'),
    ("headers_are_used", {"sim/kernel/lonely.hpp": cpp('#include "sim/kernel/lonely.hpp"')},
     "sim/kernel/lonely.hpp:1: is included by no other file"),
    ("sources_are_built", {"tests/model/dead.test.cpp": cpp()},
     "tests/model/dead.test.cpp:1: is named by no CMakeLists.txt"),
    ("sources_are_built", {"sim/kernel/contract.cpp": None, "sim/kernel/other.cpp": cpp(),
                           "sim/kernel/CMakeLists.txt": HASH_SPDX + "# other.cpp\n"},
     "sim/kernel/other.cpp:1: is named by no CMakeLists.txt"),
    ("lines_are_short", {"sim/kernel/id.hpp": cpp("// " + "é" * 98)},
     "sim/kernel/id.hpp:2: has 101 columns"),
    ("lines_are_short", {"scripts/act": "#!/usr/bin/env bash\n" + HASH_SPDX + ":" * 101},
     "scripts/act:3: has 101 columns"),
    ("functions_are_short", {"sim/kernel/id.hpp": function("void walk()", LONG_BODY)},
     "sim/kernel/id.hpp:2: this body has 71 lines"),
    ("functions_are_short", {"scripts/long.py": HASH_SPDX + "def walk():\n" + "    1\n" * 71},
     "scripts/long.py:2: this body has 71 lines"),
    ("licences_are_named", {"sim/kernel/id.hpp": "struct Id {};\n"},
     "sim/kernel/id.hpp:1: has no SPDX"),
    ("licences_are_named", {"scripts/act": "#!/bin/sh\n"}, "scripts/act:1: has no SPDX"),
    ("nothing_is_left_for_later", {"docs/plan.md": f"# Plan\n\n{LATER}: think\n"},
     f"docs/plan.md:3: {LATER}: finish it"),
    ("no_machine_paths", {"docs/plan.md": f"# Plan\n\nSee {HOME}me/notes.\n"},
     f"docs/plan.md:3: {HOME} exists on one machine only"),
    ("one_title", {"docs/plan.md": "# Plan\n\n```sh\n# no title\n```\n\n# Plan B\n"},
     "docs/plan.md:7: is a second title"),
    ("one_title", {"docs/plan.md": "Plan\n"}, "docs/plan.md:1: has no title"),
    ("links_lead_somewhere",
     {"docs/plan.md": "# Plan\n\n[away](https://a.org) [gone](gone.md#x)\n"},
     "docs/plan.md:3: the link to gone.md#x leads nowhere"),
    ("links_lead_somewhere", {"docs/plan.md": "# Plan\n\n[out](../../)\n"},
     "docs/plan.md:3: the link to ../../ leads nowhere"),
    ("changelog_has_its_shape", {"CHANGELOG.md": "# Changelog\n\n## 0.1.0\n"},
     "CHANGELOG.md:3: a release reads"),
    ("changelog_has_its_shape",
     {"CHANGELOG.md": "# Changelog\n\n## 0.1.0 (2026-01-31)\n\n## 0.2.0 (2026-02-28)\n"},
     "CHANGELOG.md:5: releases stand newest first"),
    ("changelog_has_its_shape",
     {"CHANGELOG.md": "# Changelog\n\n## 0.1.0 (unreleased)\n\n### Docs\n\n### Model\n"},
     "CHANGELOG.md:7: the sections of a release"),
    ("glossary_names_code", {"docs/glossary.md": "# Glossary\n\n| run | `origin` |\n"},
     "docs/glossary.md:3: nothing in the program is called origin"),
]

# Looks wrong to a careless rule, and is not.
RIGHT = {
    "words in comments and strings": {"sim/kernel/id.hpp": cpp(
        '// std::mt19937, std::cout, "', 'const char* text = "std::rand() // {";',
        "const char* raw = R\"(shared_ptr {)\"; char brace = '{'; int many = 1'000'000;")},
    "square roots, and functions of one's own": {"sim/model/mechanisms/taking_part.hpp": cpp(
        '#include "sim/kernel/id.hpp"', "double s = std::sqrt(maths::exp(1.0));")},
    "a body of 70 lines after a member's initialiser": {"sim/kernel/id.hpp": cpp(
        "struct A {", "  A() : x{1}, y{2} {", *LONG_BODY[1:], "  }", "  int x, y;", "};")},
    "a namespace, a class and a table of more than 70 lines": {"sim/kernel/id.hpp": cpp(
        "namespace dowith {", "struct A {", *["    int next();"] * 71, "};",
        "inline constexpr std::array table{", *["    Row{1},"] * 71, "};", "}")},
    "a folder of results and one of builds": {
        "output/runs/notes.md": "no title", "build/dev/x.cpp": "std::rand()"},
    "web addresses": {"docs/plan.md": "# Plan\n\n<https://a.org/wo" + "rk/x>\n"},
}


def written(files: dict[str, str | None], root: Path) -> Path:
    for path, text in files.items():
        if text is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    return root


def problems_in(changes: dict[str, str | None]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        root = written(SOUND | changes, Path(folder))
        return [f"{file}:{line}: {message}" for file, line, message in tidy.problems_of(root)]


def problems_of_rule(rule: str, changes: dict[str, str | None]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        tree = tidy.read_tree(written(SOUND | changes, Path(folder)))
        return [f"{f}:{line}: {text}" for f, line, text in getattr(tidy, rule)(tree)]


class TidyTest(unittest.TestCase):
    def test_a_sound_tree_and_an_empty_one_have_no_problem(self) -> None:
        self.assertEqual(problems_in({}), [])
        self.assertEqual(problems_in(dict.fromkeys(SOUND)), [])

    def test_each_wrong_file_is_the_one_problem_that_its_rule_finds(self) -> None:
        for rule, changes, expected in WRONG:
            with self.subTest(rule=rule, expected=expected):
                found = problems_of_rule(rule, changes)
                self.assertEqual(len(found), 1, found)
                self.assertTrue(found[0].startswith(expected), found)
                self.assertIn(found[0], problems_in(changes))

    def test_no_rule_goes_without_a_wrong_tree(self) -> None:
        self.assertEqual({rule.__name__ for rule in tidy.RULES}, {rule for rule, _, _ in WRONG})

    def test_every_head_of_a_body_is_seen_as_one(self) -> None:
        heads = [
            "void f() const noexcept", "auto f(int x) -> std::vector<int>", "int A::f() &",
            "A::A(int x) : base(x)", "A::A(int x) : x{x}, y{0}", 'SCENARIO("people {", "[x]")',
            "auto f = [&](int x) mutable", "template <class T> T f(T x)", "operator int() const",
        ]
        for head in heads:
            with self.subTest(head=head):
                changes = {"sim/kernel/id.hpp": function(head, LONG_BODY)}
                self.assertEqual(len(problems_of_rule("functions_are_short", changes)), 1)

    def test_what_only_looks_wrong_passes(self) -> None:
        for claim, changes in RIGHT.items():
            with self.subTest(claim=claim):
                self.assertEqual(problems_in(changes), [])

    def test_a_file_that_is_not_utf8_is_named(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "old.txt").write_bytes(b"caf\xe9\n")
            found = tidy.problems_of(Path(folder))
            self.assertEqual(found, [("old.txt", 1, "is not UTF-8")])


if __name__ == "__main__":
    unittest.main()
