// SPDX-License-Identifier: Apache-2.0
import type { Choice, OwnPolicy } from "./choice";

/** What a link carries: the choice, which outcome is looked at, and the engine that made it. */
export interface Linked {
  choice: Choice;
  outcome: string;
  version: string;
}

function numbersText(numbers: Record<string, number>): string {
  return Object.entries(numbers)
    .map(([path, value]) => `${path}:${value}`)
    .join(",");
}

/** Whether a word can stand in a scenario as it is; anything else would be another text. */
function isName(word: string): boolean {
  return /^[\w./-]+$/.test(word);
}

function numbersOf(text: string | null): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const pair of (text ?? "").split(",")) {
    const [path, value] = pair.split(":");
    if (path && value && isName(path) && Number.isFinite(Number(value))) {
      numbers[path] = Number(value);
    }
  }
  return numbers;
}

/** The part of an address after `#`. */
export function linkText({ choice, outcome, version }: Linked): string {
  const words = new URLSearchParams({
    scenario: choice.scenario,
    citizens: String(choice.citizens),
    seed: choice.seed,
    left: choice.baseline,
    right: choice.compared,
    outcome,
    version,
  });
  if (choice.own) {
    words.set("own", choice.own.rung ?? (choice.own.cell ? `cell ${choice.own.cell}` : ""));
    words.set("levers", numbersText(choice.own.levers));
  }
  if (Object.keys(choice.parameters).length > 0) {
    words.set("parameters", numbersText(choice.parameters));
  }
  return words.toString();
}

function ownPolicy(words: URLSearchParams): OwnPolicy | undefined {
  const start = words.get("own");
  if (start === null || (start !== "" && !isName(start.replace(/^cell /, "")))) {
    return undefined;
  }
  const levers = numbersOf(words.get("levers"));
  if (start.startsWith("cell ")) {
    return { cell: start.slice("cell ".length), levers };
  }
  return start === "" ? { levers } : { rung: start, levers };
}

/** What such a part says, or null where it is none of ours. Names are checked by the engine. */
export function readLink(text: string): Linked | null {
  const words = new URLSearchParams(text.replace(/^#/, ""));
  const scenario = words.get("scenario");
  const baseline = words.get("left");
  const compared = words.get("right");
  const seed = words.get("seed") ?? "";
  if (!scenario || !baseline || !compared || !/^\d{1,20}$/.test(seed)) {
    return null;
  }
  if (![scenario, baseline, compared].every(isName)) {
    return null;
  }
  const own = ownPolicy(words);
  return {
    choice: {
      scenario,
      citizens: Number(words.get("citizens") ?? 0) || 0,
      seed,
      baseline,
      compared,
      ...(own ? { own } : {}),
      parameters: numbersOf(words.get("parameters")),
    },
    outcome: words.get("outcome") ?? "",
    version: words.get("version") ?? "",
  };
}
