// SPDX-License-Identifier: Apache-2.0

/** The policy that is made on the page: a rung or cell, or neither, with levers moved from there. */
export interface OwnPolicy {
  rung?: string; // of the scenario's ladder
  cell?: string; // of the grid
  levers: Record<string, number>; // "training", "time_bank.floor"
}

/** Everything that decides what is simulated: a link carries it, and a text reproduces it. */
export interface Choice {
  scenario: string; // "small-demo.yaml"
  citizens: number; // 0: as many as the scenario has
  seed: string;
  baseline: string; // the policy on the left
  compared: string; // the policy on the right
  own?: OwnPolicy; // is called `own_policy`
  parameters: Record<string, number>; // "need.exit", moved from the scenario's value
}

/** What the policy that is made on the page is called. */
export const ownPolicyName = "chosen";

/** Sizes that are offered, each with its number of neighbourhoods. */
export const sizes: ReadonlyMap<number, number> = new Map([
  [300, 2],
  [600, 4],
  [2000, 8],
]);

export function sameWorlds(a: Choice, b: Choice): boolean {
  return JSON.stringify({ ...a, compared: "" }) === JSON.stringify({ ...b, compared: "" });
}
