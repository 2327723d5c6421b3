#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Where, between a lever and a number that nobody knows, does a policy pay?

    dowith sweep scenarios/small-demo.yaml --vary policies.co-delivery.training=0:40/5 \\
        --vary need.exit=0.2:0.5/4
    python3 scripts/examples/grid.py output/runs/small-demo.sweep.h5 grid.png social_cost

A cell is a point: the mean difference from the baseline in the same worlds. Where it stands in
brackets, the 95 % interval of that mean includes zero. Look for where the sign turns. Of so many
cells the best looks better than it is: before you quote it, run it again with another --seed.
"""

import sys

import matplotlib
import numpy
import scipy.stats
import xarray

matplotlib.use("Agg")  # pictures go to files, with or without a screen
import matplotlib.pyplot as plt

defaults = ["output/runs/small-demo.sweep.h5", "output/runs/grid.png", "social_cost", "co-delivery"]
file, picture, outcome, policy = [*sys.argv[1:], *defaults[len(sys.argv) - 1:]]

sweep = xarray.open_dataset(file)
level = xarray.open_dataset(file, group="level")[outcome]
down, across = xarray.open_dataset(file, group="design").data_vars.values()
gain = level.sel(policy=policy) - level.sel(policy=sweep.baseline)  # point by point, world by world
table = gain.assign_coords(down=down, across=across).set_index(point=["down", "across"]) \
    .unstack("point")
if table.down.size * table.across.size != sweep.point.size:
    sys.exit(f"{file} is no grid of two factors")
mean, worlds = table.mean("world").values, table.count("world").values
half = scipy.stats.t.ppf(0.975, worlds - 1) * table.std("world", ddof=1).values / numpy.sqrt(worlds)

bad, good = ("#D55E00", "#009E73") if level.better == "higher" else ("#009E73", "#D55E00")
colours = matplotlib.colors.LinearSegmentedColormap.from_list("", [bad, "white", good])
most = 1.4 * numpy.nanmax(abs(mean))  # so that numbers can be read on the deepest colour
figure, axes = plt.subplots(figsize=(6, 4), layout="constrained")
axes.imshow(mean, cmap=colours, vmin=-most, vmax=most, origin="lower", aspect="auto")
for (row, column), value in numpy.ndenumerate(mean):
    is_clear = abs(value) > half[row, column]
    axes.text(column, row, f"{value:+#.3g}" if is_clear else f"({value:+#.3g})",
              ha="center", va="center")
axes.set_xticks(range(table.across.size), [f"{value:g}" for value in table.across.values])
axes.set_yticks(range(table.down.size), [f"{value:g}" for value in table.down.values])
axes.set(xlabel=across.name, ylabel=down.name)
unit = "" if level.units == "1" else f", {level.units}"
axes.set_title(f"{outcome}{unit}: {policy} less {sweep.baseline}\n{level.better} is better; in "
               f"brackets: cannot be told from zero", fontsize=10)
figure.savefig(picture, dpi=200)
row, column = numpy.unravel_index(numpy.nanargmax(mean if level.better == "higher" else -mean),
                                  mean.shape)
print(f"{outcome} changes most for the better at {down.name}={table.down.values[row]:g}, "
      f"{across.name}={table.across.values[column]:g}: {mean[row, column]:+.4f} "
      f"± {half[row, column]:.4f}; in {(abs(mean) <= half).sum()} of {mean.size} cells the "
      f"interval includes zero")
