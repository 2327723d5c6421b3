#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What does a policy do in places like mine? A sampler of one's own drives a sweep.

    python3 scripts/examples/sampler.py scenarios/small-demo.yaml sampler.png 0.3

Asks a Latin hypercube for numbers of the model, has dowith live every point of it, and keeps the
points whose need met under the baseline comes near to what was observed (0.3 here): rejection
sampling, the plainest of approximate Bayesian computation. Look at how much one observation rules
out, and how far the effect still lies apart among what is left. 48 points are a sketch; a study
takes thousands, more observations, and a tolerance that is justified.
"""

import os
import subprocess
import sys

import matplotlib
import pandas
from scipy.stats import qmc

matplotlib.use("Agg")  # pictures go to files, with or without a screen
import matplotlib.pyplot as plt

defaults = ["scenarios/small-demo.yaml", "output/runs/sampler.png", "0.3"]
scenario, picture, observed = [*sys.argv[1:], *defaults[len(sys.argv) - 1:]]
observed, tolerance = float(observed), 0.01
baseline, policy = "consultation-only", "co-delivery"
ranges = {"parameters.need.exit": (0.2, 0.5), "starting_load": (0.9, 1.15)}

os.makedirs("output/runs", exist_ok=True)
points = "output/runs/sampler.points.csv"
rows = qmc.scale(qmc.LatinHypercube(len(ranges), seed=1).random(48), *zip(*ranges.values()))
pandas.DataFrame(rows, columns=list(ranges)).to_csv(points, index=False)
subprocess.run([os.environ.get("DOWITH", "build/release/sim/app/dowith"), "sweep", scenario,
                "--points-from", points, "--worlds", "4", "--out", "output/runs/sampler.h5",
                "--csv", "output/runs/sampler.csv"], check=True, stdout=subprocess.DEVNULL)

table = pandas.read_csv("output/runs/sampler.csv").query("outcome == 'need_met'")
levels = table.pivot_table("value", ["point", *ranges], "policy", "mean").reset_index()
effect = levels[policy] - levels[baseline]
kept = abs(levels[baseline] - observed) < tolerance

figure, panels = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
pairs = [([levels[path] for path in ranges], list(ranges)),
         ((levels[baseline], effect), [f"need_met under {baseline}", f"difference under {policy}"])]
for panel, ((across, down), names) in zip(panels, pairs):
    panel.plot(across, down, "o", markerfacecolor="none", color="#56606B", markersize=5)
    panel.plot(across[kept], down[kept], "o", color="#0072B2", markersize=5)
    panel.set(xlabel=names[0], ylabel=names[1])
    panel.spines[["top", "right"]].set_visible(False)
panels[1].axvspan(observed - tolerance, observed + tolerance, color="#0072B2", alpha=0.1, lw=0)
figure.suptitle(f"filled: {kept.sum()} of {len(kept)} points with need_met within {tolerance} of "
                f"{observed}", fontsize=9)
figure.savefig(picture, dpi=200)
nearest = levels.loc[abs(levels[baseline] - observed).idxmin()]
print(f"{kept.sum()} of {len(kept)} points are within {tolerance} of {observed}; the difference "
      f"lies between {effect[kept].min():+.4f} and {effect[kept].max():+.4f} there, between "
      f"{effect.min():+.4f} and {effect.max():+.4f} everywhere; nearest is point "
      f"{nearest.point:.0f} with {nearest[baseline]:.4f}")
