#!/usr/bin/env Rscript
# SPDX-License-Identifier: Apache-2.0
# How does an outcome go on under each policy, and how far do worlds lie apart? fan.py in base R.
#
#     dowith compare scenarios/small-demo.yaml
#     Rscript scripts/examples/fan.R output/runs/small-demo.h5 fan-R.png trust_clients
#
# Look at where a median leaves that of the baseline (dashed), and how wide the areas are (half of
# the worlds, nine in ten): so far may one place lie from another. They do not say how well the mean
# is known.

library(ncdf4)

given <- commandArgs(trailingOnly = TRUE)
words <- c("output/runs/small-demo.h5", "output/runs/fan-R.png", "trust_clients")
words[seq_along(given)] <- given

result <- nc_open(words[1])
policies <- as.vector(ncvar_get(result, "policy"))
weekly <- ncvar_get(result, words[3], collapse_degen = FALSE)  # [week, world, policy]
level <- colMeans(ncvar_get(result, paste0("level/", words[3]), collapse_degen = FALSE))
is_baseline <- policies == ncatt_get(result, 0, "baseline")$value
baseline <- apply(weekly[, , is_baseline], 1, median, na.rm = TRUE)
weeks <- ncvar_get(result, "week")
ends <- quantile(weekly, c(0.01, 0.99), na.rm = TRUE)
parts <- c(0.05, 0.25, 0.5, 0.75, 0.95)

png(words[2], width = 480 * length(policies), height = 640, res = 200, type = "cairo")
par(mfrow = c(1, length(policies)), mar = c(4, 4, 3, 0.5), mgp = c(2.8, 0.7, 0), bty = "l", las = 1)
for (i in seq_along(policies)) {
  fan <- apply(weekly[, , i], 1, quantile, parts, na.rm = TRUE)
  colour <- c("#56606B", "#0072B2", "#009E73", "#E69F00", "#CC79A7")[(i - 1) %% 5 + 1]
  plot(NULL, xlim = range(weeks), ylim = ends, xlab = "weeks", ylab = words[3],
       main = sprintf("%s\nends at %.3f", policies[i], level[i]), font.main = 1, cex.main = 0.9)
  there_and_back <- c(weeks, rev(weeks))
  polygon(there_and_back, c(fan[1, ], rev(fan[5, ])), col = adjustcolor(colour, 0.18), border = NA)
  polygon(there_and_back, c(fan[2, ], rev(fan[4, ])), col = adjustcolor(colour, 0.30), border = NA)
  lines(weeks, fan[3, ], col = colour, lwd = 2)
  if (!is_baseline[i]) lines(weeks, baseline, lty = 2)
}
invisible(dev.off())
cat(words[3], " ends at ", paste(sprintf("%.4f under %s", level, policies), collapse = ", "), "\n",
    sep = "")
