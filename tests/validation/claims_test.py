#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every claim of the table is measured, is a test, and stands on the scorecard's page as declared.

    claims_test.py measure DOWITH FILE       measures all in their quick form, into FILE
    claims_test.py met FILE ID               what was measured meets the claim
    claims_test.py missed FILE ID            it does not, and the table knows why
    claims_test.py told DOWITH PAGE --promised ID... --missed ID...

The last prints every problem and exits with 1 if there is one. What the page measured is not looked
at, but that this engine measured it: a full run takes minutes, and is repeated by hand when the
model changes.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path


def claims_of(dowith):
    words = [dowith, "describe", "claims", "--json"]
    told = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True).stdout
    return json.loads(told)["tables"][0]["rows"]


def problems_with_tests(claims, promised, missed):
    for claim in claims:
        known = missed if claim["known_miss"] else promised
        if claim["id"] not in known:
            where = "missed" if claim["known_miss"] else "promised"
            yield f"{claim['id']} is not among the {where} of tests/validation/CMakeLists.txt"
    for name in sorted(set(promised + missed) - {claim["id"] for claim in claims}):
        yield f"{name} is tested and is no claim"


def problems_with_page(claims, page):
    flat = " ".join(page.split())  # lines may be broken anywhere
    for claim in claims:
        sentence = claim["claim"][0].upper() + claim["claim"][1:]
        wanted = [f"**{claim['id']}**", sentence, claim["source"]]
        for part in claim["measures"]:
            says, _, band = part.rpartition(": ")
            wanted += [says] if band == "worked out" else [says, band]
        for text in wanted:
            if text not in flat:
                yield f"the page lacks of {claim['id']}: {text}"


def problems_with_age(dowith, page):
    version = subprocess.run([dowith, "--version"], stdout=subprocess.PIPE, text=True,
                             check=True).stdout
    engine = version.partition("engine ")[2].partition(",")[0]
    if f"engine {engine};" not in " ".join(page.split()):
        yield f"the page was measured by another engine than {engine}"


def measure(told):
    words = [told.dowith, "validate", "--json"]
    done = subprocess.run(words, stdout=subprocess.PIPE, check=False)
    told.file.write_bytes(done.stdout)
    return done.returncode


def entry(told):
    entries = {each["id"]: each for each in json.loads(told.file.read_text(encoding="utf-8"))}
    found = entries[told.id]
    print(json.dumps(found, indent=2))
    return found


def met(told):
    return 0 if entry(told)["pass"] else 1


def missed(told):
    found = entry(told)
    return 0 if not found["pass"] and found["why_missed"] and "trouble" not in found else 1


def all_told(told):
    claims = claims_of(told.dowith)
    page = told.page.read_text(encoding="utf-8")
    problems = [*problems_with_tests(claims, told.promised, told.missed),
                *problems_with_page(claims, page), *problems_with_age(told.dowith, page)]
    for problem in problems:
        print(problem)
    if problems:
        print("make the page anew: dowith validate --full --out docs/validation.md")
    return 1 if problems else 0


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked = words.add_subparsers(required=True)
    for name, answer in [("measure", measure), ("met", met), ("missed", missed)]:
        one = asked.add_parser(name)
        one.set_defaults(answer=answer)
        if name == "measure":
            one.add_argument("dowith")
        one.add_argument("file", type=Path)
        if name != "measure":
            one.add_argument("id")
    told = asked.add_parser("told")
    told.set_defaults(answer=all_told)
    told.add_argument("dowith")
    told.add_argument("page", type=Path)
    told.add_argument("--promised", nargs="*", default=[])
    told.add_argument("--missed", nargs="*", default=[])
    chosen = words.parse_args()
    return chosen.answer(chosen)


if __name__ == "__main__":
    sys.exit(main())
