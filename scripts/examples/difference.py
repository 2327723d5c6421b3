#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What did a policy change, how surely, and does it hold in every world?

    dowith compare scenarios/small-demo.yaml
    python3 scripts/examples/difference.py output/runs/small-demo.h5 difference.png need_met

Left, week by week: the mean over worlds of the difference from the baseline in the same world, and
thin lines for the 95 % interval of that mean. That worlds differ is no doubt about the mean: they
stand by themselves on the right, a dot a world, beside the mean of them all with its interval.
"""

import sys

import matplotlib
import numpy
import scipy.stats
import xarray

matplotlib.use("Agg")  # pictures go to files, with or without a screen
import matplotlib.pyplot as plt

defaults = ["output/runs/small-demo.h5", "output/runs/difference.png", "need_met", "co-delivery"]
file, picture, outcome, policy = [*sys.argv[1:], *defaults[len(sys.argv) - 1:]]

result = xarray.open_dataset(file)
weekly = result[outcome].sel(policy=policy) - result[outcome].sel(policy=result.baseline)
mean, worlds = weekly.mean("world"), weekly.count("world")
half = scipy.stats.t.ppf(0.975, worlds - 1) * weekly.std("world", ddof=1) / numpy.sqrt(worlds)
level = xarray.open_dataset(file, group="level")[outcome]  # one number a run
by_world = level.sel(policy=policy) - level.sel(policy=result.baseline)
told = xarray.open_dataset(file, group="difference").sel(outcome=outcome, policy=policy)
unit = "" if level.units == "1" else f", {level.units}"
finding = (f"{outcome}{unit}: {told['mean']:+.4f} under {policy} (95 % interval of the mean "
           f"{told.low:+.4f} to {told.high:+.4f}); better in {told.better_share:.0%} of worlds")

figure, (weeks, strip) = plt.subplots(1, 2, figsize=(7, 3.5), sharey=True, layout="constrained",
                                      width_ratios=[4, 1])
weeks.plot(result.week, mean, color="#0072B2", linewidth=2)
for end in (mean - half, mean + half):
    weeks.plot(result.week, end, color="#0072B2", linewidth=0.7)
weeks.set(xlabel="weeks since the policies began", ylabel=f"{policy} less {result.baseline}")
beside = numpy.random.default_rng(1).uniform(-0.2, 0.2, by_world.size)  # to tell dots apart
strip.plot(beside, by_world, "o", color="#0072B2", alpha=0.4, markersize=4, markeredgewidth=0)
strip.errorbar(0.8, told["mean"], [[told["mean"] - told.low], [told.high - told["mean"]]],
               fmt="_", color="black", linewidth=1, capsize=4)
strip.set(xticks=[0, 0.8], xticklabels=["worlds", "mean"], xlim=(-0.5, 1.3), xlabel=level.window)
for panel in (weeks, strip):
    panel.axhline(0, color="#56606B", linewidth=0.8)
    panel.spines[["top", "right"]].set_visible(False)
figure.suptitle(finding.replace(" (95", "\n(95"), fontsize=10)
figure.savefig(picture, dpi=200)
print(finding)
