#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An example of scripts/examples as its user runs it: examples_test.py EXAMPLE DOWITH RSCRIPT

Runs the commands that stand at the example's top, in a folder of its own and with fewer worlds.
The picture must be one, and every number that is printed must be what the program itself says of
the same worlds. Exit code 77, which CTest reports as skipped, where something is not installed.
"""

import csv
import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORLDS = ["--worlds", "5"]
DEMO = "scenarios/small-demo.yaml"
BASELINE, POLICY = "consultation-only", "co-delivery"


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def skip_unless_installed(example, rscript):
    for module in ("matplotlib", "pandas", "scipy", "xarray", "h5netcdf"):
        if importlib.util.find_spec(module) is None:
            skip(f"{sys.executable} has no {module}")
    if example.endswith(".R"):
        if not os.access(rscript, os.X_OK):
            skip("R is not installed")
        if subprocess.run([rscript, "-e", "library(ncdf4)"], capture_output=True).returncode != 0:
            skip("R has no ncdf4")


def commands_of(example):
    """The commands at its top, each a list of words."""
    text = (ROOT / "scripts/examples" / example).read_text(encoding="utf-8")
    top = re.sub(r"(?m)^#", "", text).replace("\\\\\n", " ").replace("\\\n", " ")
    return [shlex.split(line) for line in re.findall(
        r"(?m)^ +((?:dowith|python3|Rscript) .*)$", top)]


class Folder:
    """A folder with the scenarios and scripts of the tree, and what is run in it."""

    def __init__(self, path, dowith, rscript):
        self.path = Path(path)
        self.programs = {"dowith": dowith, "python3": sys.executable, "Rscript": rscript}
        for name in ("scenarios", "scripts"):
            (self.path / name).symlink_to(ROOT / name)

    def run(self, program, *words):
        done = subprocess.run([self.programs[program], *words], cwd=self.path, text=True,
                              capture_output=True, check=False,
                              env={**os.environ, "DOWITH": self.programs["dowith"]})
        assert done.returncode == 0, f"{program} {words}\n{done.stdout}{done.stderr}"
        return done.stdout

    def told(self, *words):
        return json.loads(self.run("dowith", *words, "--json"))

    def compared(self, outcome, *words):
        """What each policy comes to in an outcome, by name."""
        told = self.told("compare", DEMO, *words)
        return next(each["policies"] for each in told["outcomes"] if each["name"] == outcome)


def check_picture(path):
    from matplotlib.image import imread

    picture = imread(path)
    assert picture.shape[0] >= 400 and picture.shape[1] >= 800, picture.shape
    share = (picture[:, :, :3].min(axis=2) < 0.9).mean()  # of what is not paper
    assert 0.005 < share < 0.95, f"{share:.3f} of the picture is drawn on"


def check_fan(folder, said):
    policies = folder.compared("trust_clients", *WORLDS)
    levels = ", ".join(f"{level['mean']:.4f} under {name}" for name, level in policies.items())
    assert said == f"trust_clients ends at {levels}\n", said


def check_difference(folder, said):
    told = folder.compared("need_met", *WORLDS)[POLICY]
    assert said == (f"need_met: {told['difference']:+.4f} under {POLICY} (95 % interval of the "
                    f"mean {told['low']:+.4f} to {told['high']:+.4f}); better in "
                    f"{told['better_share']:.0%} of worlds\n"), said


def check_grid(folder, said):
    point = re.findall(r"([\w.-]+=[\d.]+)[,:]", said)
    assert len(point) == 2, said
    sets = [word for assignment in point for word in ("--set", assignment)]
    told = folder.compared("social_cost", *WORLDS, *sets)[POLICY]
    half = (told["high"] - told["low"]) / 2
    assert f": {told['difference']:+.4f} ± {half:.4f};" in said, (told, said)
    points = folder.told("sweep", DEMO, *WORLDS, "--vary", "policies.co-delivery.training=0:40/5",
                         "--vary", "need.exit=0.2:0.5/4")["points"]
    of_points = [each["outcomes"]["social_cost"][POLICY] for each in points]
    assert min(each["difference"] for each in of_points) == told["difference"], said
    unclear = sum(each["low"] <= 0 <= each["high"] for each in of_points)
    assert f"in {unclear} of 20 cells" in said, (unclear, said)


def check_sampler(folder, said):
    sweep = folder.told("sweep", DEMO, "--points-from", "output/runs/sampler.points.csv",
                        "--worlds", "4", "--out", "output/runs/sampler.h5")
    pairs = [(each["outcomes"]["need_met"][BASELINE]["mean"],
              each["outcomes"]["need_met"][POLICY]["difference"]) for each in sweep["points"]]
    near = [effect for level, effect in pairs if abs(level - 0.3) < 0.01]
    assert f"{len(near)} of 48 points are within 0.01 of 0.3; " in said, said
    effects = [effect for _, effect in pairs]
    assert (f"between {min(near):+.4f} and {max(near):+.4f} there, between "
            f"{min(effects):+.4f} and {max(effects):+.4f} everywhere") in said, said
    point, level = re.search(r"nearest is point (\d+) with ([\d.]+)\n", said).groups()
    with open(folder.path / "output/runs/sampler.points.csv", newline="", encoding="utf-8") as file:
        values = list(csv.DictReader(file))[int(point)]
    sets = [word for path, value in values.items() for word in ("--set", f"{path}={value}")]
    told = folder.compared("need_met", "--worlds", "4", *sets)
    assert f"{told[BASELINE]['mean']:.4f}" == level, (told, said)


CHECKS = {"fan.py": check_fan, "fan.R": check_fan, "difference.py": check_difference,
          "grid.py": check_grid, "sampler.py": check_sampler}


def main(example, dowith, rscript=""):
    skip_unless_installed(example, rscript)
    commands = commands_of(example)
    assert commands and any(f"scripts/examples/{example}" in words for words in commands), commands
    with tempfile.TemporaryDirectory(prefix="dowith-") as path:
        folder = Folder(path, dowith, rscript)
        for program, *words in commands:
            said = folder.run(program, *words, *(WORLDS if program == "dowith" else []))
        print(said, end="")
        check_picture(folder.path / next(word for word in words if word.endswith(".png")))
        CHECKS[example](folder, said)


if __name__ == "__main__":
    main(*sys.argv[1:])
