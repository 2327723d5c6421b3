// SPDX-License-Identifier: Apache-2.0
import type { Series } from "../engine/protocol";

/** A number with so many decimals and a true minus; a dash for what is not known. */
export function decimal(value: number, decimals: number): string {
  if (!Number.isFinite(value)) {
    return "–";
  }
  const text = value.toFixed(decimals);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}

export function signed(value: number, decimals: number): string {
  const text = decimal(value, decimals);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A level with its unit: "0.412", "283.61 GBP per citizen and year". */
export function level(value: number, series: Series): string {
  return decimal(value, series.decimals) + (series.unit ? ` ${series.unit}` : "");
}

/** Whether a difference is good: 1, bad: -1, or neither: 0. */
export function goodness(difference: number, series: Series): -1 | 0 | 1 {
  if (series.direction === "neither" || difference === 0) {
    return 0;
  }
  return difference > 0 === (series.direction === "higher is better") ? 1 : -1;
}

export function verdict(difference: number, series: Series): string {
  const good = goodness(difference, series);
  return good > 0 ? "▲ better" : good < 0 ? "▼ worse" : difference === 0 ? "the same" : difference > 0 ? "higher" : "lower";
}

/** Mean, its standard error, and tenth and ninetieth percentile of known numbers. */
export function spread(values: number[]): { mean: number; error: number; low: number; high: number } {
  const known = values.filter(Number.isFinite).sort((a, b) => a - b);
  const count = known.length;
  const mean = known.reduce((sum, value) => sum + value, 0) / count;
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const quantile = (p: number) => {
    const at = p * (count - 1);
    const below = known[Math.floor(at)] ?? NaN;
    return below + (at - Math.floor(at)) * ((known[Math.ceil(at)] ?? NaN) - below);
  };
  return { mean, error: Math.sqrt(variance / count), low: quantile(0.1), high: quantile(0.9) };
}

/** Student's t for 95 % at so many degrees of freedom. */
export function student95(freedom: number): number {
  const table = [NaN, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
  // Beyond the table an expansion in 1/freedom (Abramowitz and Stegun 26.7.5), right to 0.001.
  const z = 1.959964;
  return (
    table[freedom] ??
    z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2)
  );
}
