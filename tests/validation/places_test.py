#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Places of exact claims are scenarios as all others: places_test.py DOWITH FOLDER

Each of them is checked, and one world of it is run. The outcomes that it calls primary, which its
closed form is about, must have been seen. Ten thousand members are made a few hundred.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

SMALLER = {"many-members": ["--set", "population.citizens=300"]}


def call(*words):
    return subprocess.run(words, capture_output=True, text=True, check=False)


def problems_with(dowith, place, folder):
    checked = call(dowith, "check", place)
    if checked.returncode != 0:
        yield f"{place}: {checked.stderr}"
        return
    words = [*SMALLER.get(place.stem, []), "--json", "--out", folder / f"{place.stem}.h5"]
    ran = call(dowith, "run", place, *words)
    if ran.returncode != 0:
        yield f"{place}: {ran.stderr}"
        return
    told = json.loads(ran.stdout)
    primary = [outcome for outcome in told["outcomes"] if outcome["primary"]]
    if not primary:
        yield f"{place}: no outcome is primary"
    for outcome in primary:
        for policy, seen in outcome["policies"].items():
            if seen["mean"] is None:
                yield f"{place}: {outcome['name']} under {policy} was not seen"


def main():
    dowith, places = sys.argv[1], sorted(Path(sys.argv[2]).glob("*.yaml"))
    problems = [] if len(places) >= 8 else [f"only {len(places)} places in {sys.argv[2]}"]
    with tempfile.TemporaryDirectory(prefix="dowith-") as folder:
        for place in places:
            problems += problems_with(dowith, place, Path(folder))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
