// SPDX-License-Identifier: Apache-2.0
import { type Choice, ownPolicyName, sizes } from "./choice";

type Tree = { [key: string]: Tree | number | string };

/** Puts a value below `a.b.c`, with maps on the way. */
function put(tree: Tree, path: string, value: number): void {
  const words = path.split(".");
  const last = words.pop() as string;
  let at = tree;
  for (const word of words) {
    at = (at[word] ??= {}) as Tree;
  }
  at[last] = value;
}

function nested(values: Record<string, number>): Tree {
  const tree: Tree = {};
  for (const [path, value] of Object.entries(values)) {
    put(tree, path, value);
  }
  return tree;
}

/** A map on one line: {rung: co-design, time_bank: {floor: -3}}. */
function flow(value: Tree | number | string): string {
  if (typeof value !== "object") {
    return String(value);
  }
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`);
  return `{${entries.join(", ")}}`;
}

/** The scenario that is chosen, as a small difference from one of the gallery. */
export function scenarioText(choice: Choice): string {
  const lines = ["dowith: 1", `extends: ${choice.scenario}`, `seed: ${choice.seed}`, "worlds: 1"];
  const neighbourhoods = sizes.get(choice.citizens);
  if (neighbourhoods) {
    lines.push(`population: {citizens: ${choice.citizens}, neighbourhoods: ${neighbourhoods}}`);
  }
  if (Object.keys(choice.parameters).length > 0) {
    lines.push(`parameters: ${flow(nested(choice.parameters))}`);
  }
  if (choice.own) {
    const { rung, cell, levers } = choice.own;
    const start: Tree = rung ? { rung } : cell ? { cell } : {};
    lines.push(`policies: {${ownPolicyName}: ${flow({ ...start, ...nested(levers) })}}`);
  }
  lines.push(`compare: {baseline: ${choice.baseline}}`, "");
  return lines.join("\n");
}
