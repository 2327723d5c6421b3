#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks by machine what no reviewer should have to check again.

    scripts/tidy.py [ROOT]

Prints every problem as `file:line: message` and exits with 1 if there is one. A rule is a function
from a tree of files to problems; `RULES` at the end lists them. tests/tidy/tidy_test.py shows a
small wrong tree to each. Standard library only, and no git, so that it runs wherever Python does.
"""

import ast
import os
import posixpath
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Iterable, Iterator, NamedTuple

# ---- What the house allows -----------------------------------------------------------------------

# The rooms, left to right, with those that each may include besides itself.
ARROWS = {
    "kernel": set(),
    "engine": {"kernel"},
    "statistics": {"kernel"},
    "model": {"kernel"},
    "scenario": {"model", "kernel"},
    "experiment": {"statistics", "scenario", "model", "engine", "kernel"},
    "validation": {"experiment", "statistics", "scenario", "model", "engine", "kernel"},
    "output": {"experiment", "statistics", "scenario", "model", "engine", "kernel"},
    "app": {
        "output", "validation", "experiment", "statistics", "scenario", "model", "engine", "kernel",
    },
    "explorer": {"app", "experiment", "statistics", "scenario", "model", "engine", "kernel"},
}


class Allowed(NamedTuple):
    """Headers from outside the language's standard that some files of a room may include."""

    headers: str  # a pattern that the header's name begins with
    files: str  # a pattern that the whole path matches


FILE_SYSTEM = r"(fcntl|unistd)\.h|sys/"
LIBRARIES = {
    "kernel": [
        Allowed(r"sys/mman\.h", r".*/huge_pages\.(hpp|cpp)"),
        Allowed(r"immintrin\.h", r".*/philox_run\.cpp"),
    ],
    "engine": [
        Allowed(r"(oneapi/)?tbb/", r".*/tbb_executor\.cpp"),
        Allowed(r"boost/mpi", r".*/with_mpi\.cpp"),
    ],
    "model": [],
    "scenario": [Allowed(r"yaml-cpp/", r".*\.cpp"), Allowed(r"csv\.h", r".*/csv\.cpp")],
    "statistics": [Allowed(r"boost/(math|random)/", r".*\.cpp")],
    "experiment": [],
    "validation": [],
    "output": [
        Allowed(r"hdf5(_hl)?\.h", r".*"),
        Allowed(r"xxhash\.h", r".*/checksum\.cpp"),
        Allowed(FILE_SYSTEM, r".*\.cpp"),
    ],
    "app": [Allowed(r"CLI/|fmt/|nlohmann/", r".*"), Allowed(FILE_SYSTEM, r".*\.cpp")],
    "explorer": [Allowed(r"nlohmann/", r".*"), Allowed(r"emscripten/", r".*/browser\.cpp")],
}

# Standard headers that would bring in a clock, threads, files or printing.
MODEL_REFUSES = {
    "atomic", "chrono", "cstdio", "ctime", "fstream", "future", "iostream", "mutex", "ostream",
    "random", "thread",
}

LIBM = (
    "exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|"
    "asinh|acosh|atanh|cbrt|hypot|erf|erfc|tgamma|lgamma"
)


class Ban(NamedTuple):
    """A word that the rooms may not say, and what to say in its place."""

    pattern: str
    rooms: set[str]
    instead: str
    spared: set[str] = set()  # files that may


EVERY = set(ARROWS)
BUT_APP = EVERY - {"app"}
BANS = [
    Ban(r"\bstd::rand\b|\bs?rand\s*\(|mt19937|random_device|minstd_rand|\w_distribution\s*<",
        EVERY, "draw by key (sim/kernel/draw.hpp); standard generators hide state"),
    Ban(r"\b(stable_sort|inplace_merge|stable_partition)\b", EVERY,
        "sort by a key that tells all apart; clang 19 refuses the buffer of libstdc++ 12"),
    Ban(r"\bviews::", EVERY, "use a loop over Rows; clang 14 cannot read views"),
    Ban(r"\bshared_ptr\b", EVERY, "let one owner hold it; shared ownership hides who writes"),
    Ban(r"\b(system|steady|high_resolution)_clock\b|\bstd::time\s*\(|\bclock_gettime\b",
        BUT_APP, "only app and output/provenance.cpp may know the time of day",
        {"output/provenance.cpp"}),
    Ban(r"\bstd::(cout|cerr|clog)\b|\bf?printf\s*\(|\b(puts|putchar|fputs)\s*\(|\bfmt::print\b",
        BUT_APP, "return a value or throw; only app prints", {"sim/kernel/contract.cpp"}),
    Ban(r"\bstd::(exit|_Exit|quick_exit|abort|terminate)\b",
        BUT_APP, "throw; only app ends the program", {"sim/kernel/contract.cpp"}),
    Ban(rf"(\bstd::|(?<![\w:>])::)({LIBM})[fl]?\b", {"kernel", "engine", "model"},
        "use sim/kernel/maths.hpp; the C library's bits differ between machines"),
]

COLUMNS = 100
BODY_LINES = 70
SECTIONS = ["Model", "Engine", "Formats", "Docs"]  # of a release in the changelog, in this order
REMINDERS = "|".join(["TO" "DO", "FIX" "ME", "XX" "X", "HA" "CK"])  # in halves, so as not to bite
MACHINE_PATHS = r"(?<![\w.~-])/(" + "|".join(["work", "root", "home", r"tmp/\w+"]) + ")/"
SKIPPED = {".git", ".cache", ".venv", "__pycache__", "build", "node_modules"}
SKIPPED_PATHS = {"output/runs", "web/dist"}

# ---- Reading the tree ----------------------------------------------------------------------------


class Problem(NamedTuple):
    file: str
    line: int
    message: str


Problems = Iterator[Problem]


@dataclass
class Source:
    """One text file: its path from the root with forward slashes, and what it says."""

    path: str
    text: str
    code: str = field(init=False)  # C++ alone: comments and literals blanked, same places

    def __post_init__(self) -> None:
        self.code = without_comments_and_literals(self.text) if self.is_cpp else ""

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @property
    def name(self) -> str:
        return PurePosixPath(self.path).name

    @property
    def is_cpp(self) -> bool:
        return self.path.endswith((".cpp", ".hpp", ".h"))

    @property
    def is_cmake(self) -> bool:
        return self.name == "CMakeLists.txt" or self.path.endswith(".cmake")

    @property
    def is_python(self) -> bool:
        return self.path.endswith(".py") or bool(re.match(r"#!.*\bpython", self.text))

    @property
    def is_shell(self) -> bool:
        return self.path.endswith(".sh") or bool(re.match(r"#!.*\b(ba)?sh\b", self.text))

    @property
    def is_program(self) -> bool:
        return self.is_cpp or self.is_cmake or self.is_python or self.is_shell

    @property
    def room(self) -> str | None:
        """The room that the file stands in, known or not; None outside the program."""
        return room_of_include(self.path)

    def matches(self, pattern: str, in_code: bool = False) -> Iterator[tuple[int, re.Match]]:
        """Each match with its line, counted from 1."""
        text = self.code if in_code else self.text
        for match in re.finditer(pattern, text, re.MULTILINE):
            yield text.count("\n", 0, match.start()) + 1, match

    def includes(self) -> Iterator[tuple[int, str, str]]:
        """Line, opening quote or bracket, and name of each #include that is not commented out."""
        for line, match in self.matches(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]'):
            if "#" in self.code[match.start() : match.start(1)]:
                yield line, match[1], match[2]


@dataclass
class Tree:
    root: Path
    files: dict[str, Source]
    unreadable: list[Problem]

    def sources(self) -> Iterable[Source]:
        return self.files.values()

    def of_rooms(self) -> Iterator[Source]:
        return (source for source in self.sources() if source.is_cpp and source.room)

    def matching(self, pattern: str) -> Iterator[Source]:
        return (source for source in self.sources() if re.fullmatch(pattern, source.path))


def without_comments_and_literals(text: str) -> str:
    """Blanks comments, strings and characters, so that words in them are not taken for code."""
    pattern = (
        r'//[^\n]*|/\*.*?\*/|R"([^(\s]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"'
        r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"
    )
    blank = lambda match: re.sub(r"[^\n]", " ", match[0])
    return re.sub(pattern, blank, text, flags=re.DOTALL)


def read_tree(root: Path) -> Tree:
    """Every text file below the root but those of builds, results and version control."""
    tree = Tree(root, {}, [])
    for folder, folders, names in os.walk(root):
        here = Path(folder).relative_to(root)
        folders[:] = sorted(
            name for name in folders
            if name not in SKIPPED and (here / name).as_posix() not in SKIPPED_PATHS
        )
        for name in sorted(names):
            path = (here / name).as_posix()
            data = (root / path).read_bytes() if (root / path).is_file() else b""
            if b"\0" in data:
                continue
            try:
                tree.files[path] = Source(path, data.decode("utf-8"))
            except UnicodeDecodeError:
                tree.unreadable.append(Problem(path, 1, "is not UTF-8"))
    return tree


# ---- Rules about rooms ---------------------------------------------------------------------------


def room_of_include(name: str) -> str | None:
    parts = name.split("/")
    if parts[0] == "output":
        return "output"
    if parts[:2] == ["web", "engine"]:
        return "explorer"
    return parts[1] if parts[0] == "sim" and len(parts) > 2 else None


def arrows_between_rooms(tree: Tree) -> Problems:
    for source in tree.of_rooms():
        if source.room not in ARROWS:
            yield Problem(source.path, 1, f"{source.room} is no room (docs/architecture.md)")
            continue
        for line, bracket, name in source.includes():
            target = room_of_include(name)
            if bracket == '"' and target is None:
                yield Problem(source.path, line, f'"{name}" does not begin at a room')
            elif target and target != source.room and target not in ARROWS[source.room]:
                yield Problem(source.path, line, f"{source.room} may not include {target}")


def links_between_rooms(tree: Tree) -> Problems:
    """CMake's USES must follow the arrows as well, or an include would come in by a detour."""
    for source in tree.matching(r"(sim/\w+|output)/CMakeLists\.txt"):
        for line, match in source.matches(r"dowith_module\(\s*(\w+)([^)]*)\)"):
            uses = re.search(r"\bUSES\b((?:\s+[a-z]\w*)*)", match[2])
            for target in uses[1].split() if uses else []:
                if target not in ARROWS.get(match[1], set()):
                    yield Problem(source.path, line, f"{match[1]} may not use {target}")


def libraries_of_rooms(tree: Tree) -> Problems:
    for source in tree.of_rooms():
        for line, bracket, name in source.includes():
            if bracket == '"' or source.room not in LIBRARIES:
                continue
            foreign = "/" in name or "." in name
            allowed = any(
                re.match(library.headers, name) and re.fullmatch(library.files, source.path)
                for library in LIBRARIES[source.room]
            )
            if foreign and not allowed:
                yield Problem(source.path, line, f"{source.room} may not include <{name}> here")
            elif source.room == "model" and name in MODEL_REFUSES:
                yield Problem(source.path, line, f"the model may not include <{name}>")
            elif source.room != "app" and name in ("iostream", "random"):
                yield Problem(source.path, line, f"{source.room} may not include <{name}>")


def banned_words(tree: Tree) -> Problems:
    for source in tree.of_rooms():
        for ban in BANS:
            if source.room in ban.rooms and source.path not in ban.spared:
                for line, match in source.matches(ban.pattern, in_code=True):
                    yield Problem(source.path, line, f"{match[0].strip()}: {ban.instead}")


def engine_knows_no_people(tree: Tree) -> Problems:
    for source in tree.of_rooms():
        if source.room == "engine":
            for line, _ in source.matches(r"(?i)citizen"):
                yield Problem(source.path, line, "the engine never says citizen; it moves rooms")


# ---- Rules about mechanisms ----------------------------------------------------------------------


def odd_sections(tree: Tree) -> dict[str, int]:
    """Numbered headings of section 7 of docs/odd.md, as words in lower case, with their lines."""
    if "docs/odd.md" not in tree.files:
        return {}
    sections, inside = {}, False
    for line, text in prose_lines(tree.files["docs/odd.md"]):
        if text.startswith("## "):
            inside = text.startswith("## 7")
        elif inside and (match := re.fullmatch(r"### 7\.\d+\.?\s+(.+?)\s*", text)):
            sections[match[1].lower()] = line
    return sections


def mechanisms_are_whole(tree: Tree) -> Problems:
    """A mechanism is a header, a test, a section of the ODD and a line of the schedule."""
    sections = odd_sections(tree)
    schedule = tree.files.get("sim/model/schedule.cpp")
    scheduled = {name for _, _, name in schedule.includes()} if schedule else set()
    names = set()
    for header in tree.matching(r"sim/model/mechanisms/\w+\.hpp"):
        name = header.name.removesuffix(".hpp")
        words = name.replace("_", " ")
        names.add(words)
        if f"tests/model/{name}.test.cpp" not in tree.files:
            yield Problem(header.path, 1, f"has no test tests/model/{name}.test.cpp")
        if words not in sections:
            yield Problem(header.path, 1, f'has no "### 7.n {words.capitalize()}" in docs/odd.md')
        if header.path not in scheduled:
            yield Problem(header.path, 1, "is not included by sim/model/schedule.cpp")
    for words, line in sections.items():
        if words not in names:
            yield Problem("docs/odd.md", line, f'no mechanism is called "{words}"')


# ---- Rules about files and functions -------------------------------------------------------------


def headers_are_used(tree: Tree) -> Problems:
    included = {
        name for source in tree.sources() if source.is_cpp
        for _, _, name in source.includes() if name != source.path
    }
    presets = tree.files.get("CMakePresets.json")  # may give one to the compiler before every file
    for source in tree.sources():
        if presets and source.path in presets.text:
            continue
        if source.path.endswith(".hpp") and source.path not in included:
            yield Problem(source.path, 1, "is included by no other file; delete it or use it")


def sources_are_built(tree: Tree) -> Problems:
    """A file that no CMake target names is never compiled, and a test in it never runs."""
    named = set()
    for lists in tree.sources():
        if lists.name == "CMakeLists.txt":
            text = re.sub(r"#[^\n]*", "", lists.text).replace("${CMAKE_CURRENT_SOURCE_DIR}/", "")
            folder = PurePosixPath(lists.path).parent
            for name in re.findall(r"[\w./-]+\.(?:cpp|py)\b", text):
                named.add(posixpath.normpath((folder / name).as_posix()))
    for source in tree.sources():
        test = source.path.startswith("tests/") and source.path.endswith(".py")
        if (source.path.endswith(".cpp") or test) and source.path not in named:
            yield Problem(source.path, 1, "is named by no CMakeLists.txt, so it is never run")


def lines_are_short(tree: Tree) -> Problems:
    for source in tree.sources():
        if source.is_program:
            for line, text in enumerate(source.lines, 1):
                if len(text) > COLUMNS:
                    message = f"has {len(text)} columns; {COLUMNS} is the limit"
                    yield Problem(source.path, line, message)


CONTROL = re.compile(r"(else\s+)?(if|for|while|switch|catch)\b")
LABELS = re.compile(r"^\s*((public|private|protected)\s*:\s*)+")
SIGNATURE_END = re.compile(r"(\)|\bconst|\bnoexcept|\boverride|\bfinal|\bmutable|&)$")
TRAILING_TYPE = re.compile(r"\)\s*(mutable\s*|const\s*|noexcept\s*)*->[^;{}=]*$")
MEMBER_INITIALISERS = re.compile(r"\)\s*(noexcept\s*)?:(?!:)")


def opens_body(head: str) -> bool:
    """Whether a brace after this text begins the body of a function, a lambda or a test case."""
    head = LABELS.sub("", head).strip()
    if "(" not in head or CONTROL.match(head):
        return False
    if MEMBER_INITIALISERS.search(head):
        return head[-1] in ")}"  # not after a name: that brace initialises a member
    return bool(SIGNATURE_END.search(head) or TRAILING_TYPE.search(head))


def opens_initialiser(head: str) -> bool:
    """Whether a brace after this text begins a value, so that the statement goes on behind it."""
    head = LABELS.sub("", head).strip()
    scope = re.search(r"\b(namespace|class|struct|union|enum|extern)\b[^()=]*$", head)
    block = CONTROL.match(head) or head in ("do", "else", "try")
    return bool(head) and not scope and not block


def function_bodies(code: str) -> Iterator[tuple[int, int]]:
    """First line and length of each outermost body, by counting braces in code without comments."""
    code = re.sub(r"^[ \t]*#(\\\n|[^\n])*", lambda m: "\n" * m[0].count("\n"), code, flags=re.M)
    open_braces: list[tuple[str, str]] = []  # kind, and the text that goes on after an initialiser
    head, line, began, here = "", 1, 0, 0
    for match in re.finditer(r"[{};]", code):
        head += code[here : match.start()]
        line += code.count("\n", here, match.start())
        here = match.end()
        if match[0] == "{":
            kind = "inner" if began else "scope"
            if not began and opens_body(head):
                kind, began = "body", line
            elif not began and opens_initialiser(head):
                kind = "value"
            open_braces.append((kind, head))
            head = ""
        elif match[0] == "}" and open_braces:
            kind, before = open_braces.pop()
            head = before + "{}" if kind == "value" else ""
            if kind == "body":
                yield began, line - began - 1
                began = 0
        else:
            head = ""


def functions_are_short(tree: Tree) -> Problems:
    for source in tree.sources():
        bodies: Iterable[tuple[int, int]] = []
        if source.is_cpp:
            bodies = function_bodies(source.code)
        elif source.is_python:
            kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
            nodes = [node for node in ast.walk(ast.parse(source.text)) if isinstance(node, kinds)]
            bodies = [(node.lineno, node.end_lineno - node.lineno) for node in nodes]
        for line, length in bodies:
            if length > BODY_LINES:
                message = f"this body has {length} lines; {BODY_LINES} is the limit"
                yield Problem(source.path, line, message)


# ---- Rules about words ---------------------------------------------------------------------------


def licences_are_named(tree: Tree) -> Problems:
    for source in tree.sources():
        if source.is_program:
            if not any("SPDX-License-Identifier: Apache-2.0" in text for text in source.lines[:3]):
                yield Problem(source.path, 1, "has no SPDX-License-Identifier line at its top")


def nothing_is_left_for_later(tree: Tree) -> Problems:
    for source in tree.sources():
        for line, match in source.matches(rf"\b({REMINDERS})\b"):
            yield Problem(source.path, line, f"{match[0]}: finish it or write an issue")


def no_machine_paths(tree: Tree) -> Problems:
    for source in tree.sources():
        for line, match in source.matches(MACHINE_PATHS):
            yield Problem(source.path, line, f"{match[0]} exists on one machine only")


# ---- Rules about documents -----------------------------------------------------------------------


def prose_lines(source: Source) -> Iterator[tuple[int, str]]:
    """The lines of a Markdown file outside fenced code, with their numbers."""
    fenced = False
    for line, text in enumerate(source.lines, 1):
        if re.match(r"\s*(```|~~~)", text):
            fenced = not fenced
        elif not fenced:
            yield line, text


def one_title(tree: Tree) -> Problems:
    for source in tree.matching(r".*\.md"):
        titles = [line for line, text in prose_lines(source) if text.startswith("# ")]
        if not titles:
            yield Problem(source.path, 1, "has no title; begin with one line `# …`")
        for line in titles[1:]:
            yield Problem(source.path, line, "is a second title; one `#` a file")


def links_lead_somewhere(tree: Tree) -> Problems:
    root = tree.root.resolve()
    for source in tree.matching(r".*\.md"):
        for line, text in prose_lines(source):
            for target in re.findall(r"\]\(<?([^)\s>]+)", re.sub(r"`[^`]*`", "", text)):
                path = target.split("#")[0]
                if not path or re.match(r"[a-z][a-z0-9+.-]*:", path):
                    continue
                there = (root / source.path).parent.joinpath(path).resolve()
                if not there.is_relative_to(root) or not there.exists():
                    yield Problem(source.path, line, f"the link to {target} leads nowhere")


def changelog_has_its_shape(tree: Tree) -> Problems:
    """Releases newest first, dated but for the one in the making; sections in the fixed order."""
    if "CHANGELOG.md" not in tree.files:
        return
    releases: list[tuple[int, ...]] = []
    sections: list[str] = []
    for line, text in prose_lines(tree.files["CHANGELOG.md"]):
        problem = None
        if text.startswith("## "):
            release = re.fullmatch(r"## (\d+)\.(\d+)\.(\d+) \((unreleased|\d{4}-\d\d-\d\d)\)", text)
            version = tuple(map(int, release.groups()[:3])) if release else ()
            if not release:
                problem = "a release reads `## 1.2.3 (2026-01-31)` or `## 1.2.3 (unreleased)`"
            elif releases and (version >= releases[-1] or release[4] == "unreleased"):
                problem = "releases stand newest first, and only the first may be unreleased"
            if release:
                releases.append(version)
            sections = []
        elif text.startswith("### "):
            sections.append(text[4:])
            if sections != [name for name in SECTIONS if name in sections]:
                problem = f"the sections of a release are {', '.join(SECTIONS)}, in this order"
        if problem:
            yield Problem("CHANGELOG.md", line, problem)


def glossary_names_code(tree: Tree) -> Problems:
    """A name in the last column of the glossary's tables stands in the program."""
    if "docs/glossary.md" not in tree.files:
        return
    known = {word for source in tree.of_rooms() for word in re.findall(r"\w+", source.code)}
    for line, text in prose_lines(tree.files["docs/glossary.md"]):
        last_cell = re.search(r"\|([^|]*)\|\s*$", text)
        for name in re.findall(r"`(\w+)`", last_cell[1] if last_cell else ""):
            if name not in known:
                yield Problem("docs/glossary.md", line, f"nothing in the program is called {name}")


RULES = [
    arrows_between_rooms, links_between_rooms, libraries_of_rooms, banned_words,
    engine_knows_no_people, mechanisms_are_whole, headers_are_used, sources_are_built,
    lines_are_short, functions_are_short, licences_are_named, nothing_is_left_for_later,
    no_machine_paths, one_title, links_lead_somewhere, changelog_has_its_shape,
    glossary_names_code,
]


def problems_of(root: Path) -> list[Problem]:
    tree = read_tree(root)
    return sorted(tree.unreadable + [problem for rule in RULES for problem in rule(tree)])


def main(words: list[str]) -> int:
    root = Path(words[0]) if words else Path(__file__).resolve().parent.parent
    problems = problems_of(root)
    for file, line, message in problems:
        print(f"{file}:{line}: {message}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
