#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the schema of scenarios with a validator that is not ours.

    check_schema.py PROGRAM SCENARIOS

PROGRAM prints the schema; SCENARIOS is the gallery. Exits with 1 if the schema is none, refuses a
scenario that ships, or lets a slip pass; with 77, which counts as skipped, where no validator is
installed.
"""

import copy
import json
import subprocess
import sys
from pathlib import Path

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

SMALL = """
dowith: 1
services: [{name: home-care, technology: long-term-care, professionals_per_1000: 4}]
policies:
  asked: {rung: consulting, services: {home-care: {training: 5}}}
  path: {timeline: [{week: 0, rung: engaging}, {week: 52, from: asked, budget: 0.9}]}
  theirs: {cell: user-co-delivery}
  gone: ~
events:
  - {week: 130, policy: asked, broker_leaves: true}
  - {week: 52, weeks: 26, budget: 0.8}
  - {week: 104, policy: asked, change: {rung: engaging, training: 10}}
mechanisms: [need, delivery]
compare: {baseline: asked, primary: [need_met, trust_clients]}
parameters: {need: {exit: 0.4}}
uncertainty: [need.exit, {path: services.home-care.harm, low: 1, high: 3}, starting_load]
record:
  people: {columns: [trust, quality], weeks: [0, 52], sample: all}
  ledger: true
  worlds: [0, 1]
  policies: [asked]
"""

OWN_LADDER = """
dowith: 1
ladder: ladders/own.yaml
burn_in_rung: alone
policies: {a: {rung: together, timeline: [{week: 0, rung: alone}]}}
"""

LADDER = """
dowith: 1
ladder: iap2
policies: {a: {rung: empower}}
"""

# A place in SMALL and the wrong value there.
SLIPS = [
    (["seeed"], 3),
    (["dowith"], 2),
    (["worlds"], 0),
    (["worlds"], 2.5),
    (["weeks"], {"horizn": 3}),
    (["services", 0, "technology"], "acut"),
    (["services", 0, "hours_ful"], 5),
    (["policies", "asked", "rung"], "consult"),
    (["policies", "asked", "trainng"], 5),
    (["policies", "asked", "cell"], "full-coproduction"),
    (["policies", "asked", "response_rate"], 30),
    (["policies", "asked", "services", "home-care", "trainng"], 5),
    (["policies", "path", "timeline", 0, "rung"], "engagin"),
    (["policies", "path", "timeline", 1, "budgt"], 1),
    (["policies", "Path"], {}),
    (["compare", "primary", 0], "need_mett"),
    (["compare", "primary", 0], "trust_by_quintile"),
    (["parameters", "need", "exti"], 0.4),
    (["parameters", "need", "exit"], "often"),
    (["uncertainty", 0], "need.exti"),
    (["uncertainty", 1, "hig"], 3),
    (["uncertainty"], "some"),
    (["burn_in_rung"], "informin"),
    (["mechanisms"], []),
    (["mechanisms", 0], "neeed"),
    (["mechanisms", 0], "delivery"),
    (["events", 0, "brokr_leaves"], True),
    (["events", 0, "broker_leaves"], False),
    (["events", 1, "champion"], 0.2),
    (["events", 1], {"week": 3}),
    (["events", 1], {"budget": 0.8}),
    (["events", 2, "change", "rung"], "engagin"),
    (["events", 2, "change", "week"], 3),
    (["record", "peple"], {}),
    (["record", "people", "columns"], ["trsut"]),
    (["record", "people", "columns"], "some"),
    (["record", "people", "sample"], 0),
    (["record", "people", "weeks"], [-1]),
    (["record", "ledger"], "yes"),
    (["record", "worlds"], [0.5]),
]


# Files of the gallery that are no scenarios.
DATA = {"self-assessment.yaml", "technologies.yaml"}


def with_slip(scenario, path, value):
    wrong = copy.deepcopy(scenario)
    place = wrong
    for step in path[:-1]:
        place = place.setdefault(step, {}) if isinstance(place, dict) else place[step]
    place[path[-1]] = value
    return wrong


def failures(schema, gallery):
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    shipped = sorted([*gallery.glob("*.yaml"), *gallery.glob("base/*.yaml"),
                      *gallery.glob("v*ation/**/*.yaml")])
    shipped = [path for path in shipped if path.name not in DATA]
    if len(shipped) < 3:
        yield f"only {len(shipped)} scenarios found in {gallery}"
    texts = {str(path): path.read_text(encoding="utf-8") for path in shipped}
    for name, text in {**texts, "a small scenario": SMALL, "an own ladder": OWN_LADDER,
                       "another ladder": LADDER}.items():
        for error in validator.iter_errors(yaml.safe_load(text)):
            yield f"{name}: {error.json_path}: {error.message}"
    for path, value in SLIPS:
        if validator.is_valid(with_slip(yaml.safe_load(SMALL), path, value)):
            yield f"{path} = {value!r} passes"


def main():
    printed = subprocess.run([sys.argv[1]], check=True, capture_output=True, text=True).stdout
    found = list(failures(json.loads(printed), Path(sys.argv[2])))
    for failure in found:
        print(failure)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
