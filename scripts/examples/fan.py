#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How does an outcome go on under each policy, and how far do worlds lie apart?

    dowith compare scenarios/small-demo.yaml
    python3 scripts/examples/fan.py output/runs/small-demo.h5 fan.png trust_clients

Look at where a median leaves that of the baseline, and how wide the areas are: so far may one place
lie from another. They do not say how well the mean is known; difference.py does.
"""

import sys

import matplotlib
import xarray

matplotlib.use("Agg")  # pictures go to files, with or without a screen
import matplotlib.pyplot as plt

defaults = ["output/runs/small-demo.h5", "output/runs/fan.png", "trust_clients"]
file, picture, outcome = [*sys.argv[1:], *defaults[len(sys.argv) - 1:]]

result = xarray.open_dataset(file)
weekly = result[outcome].rolling(week=4, min_periods=1).mean()  # by month: weeks are restless
level = xarray.open_dataset(file, group="level")[outcome].mean("world")  # over its own window
policies = list(result.policy.values)
baseline = weekly.sel(policy=result.baseline).median("world")

figure, panels = plt.subplots(1, len(policies), figsize=(2.4 * len(policies), 3), sharey=True,
                              squeeze=False, layout="constrained")
colours = ["#56606B", "#0072B2", "#009E73", "#E69F00", "#CC79A7"]
for policy, panel, colour in zip(policies, panels[0], colours * len(policies)):
    worlds = weekly.sel(policy=policy)
    for share, depth in [(0.90, 0.18), (0.50, 0.30)]:
        ends = worlds.quantile([0.5 - share / 2, 0.5 + share / 2], "world")
        panel.fill_between(result.week, *ends, color=colour, alpha=depth, linewidth=0)
    panel.plot(result.week, worlds.median("world"), color=colour, linewidth=2)
    if policy != result.baseline:
        panel.plot(result.week, baseline, color="black", linewidth=0.8, linestyle=(0, (4, 3)))
    panel.set_title(f"{policy}\nends at {float(level.sel(policy=policy)):.3f}", fontsize=10)
    panel.spines[["top", "right"]].set_visible(False)
unit = "" if result[outcome].units == "1" else f" ({result[outcome].units})"
panels[0][0].set_ylabel(outcome + unit)
figure.supxlabel("weeks since the policies began · line: median world, dashed: of the baseline · "
                 "areas: half of the worlds, nine in ten", fontsize=8)
figure.savefig(picture, dpi=200)
print(f"{outcome} ends at " + ", ".join(f"{float(level.sel(policy=policy)):.4f} under {policy}"
                                        for policy in policies))
