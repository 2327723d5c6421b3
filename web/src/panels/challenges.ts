// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../dom";
import type { Series, WholeWorld } from "../engine/protocol";
import { type Choice, ownPolicyName } from "../state/choice";
import { signed } from "../words/numbers";
import { finding, type Pair } from "./many_worlds";

/** Something to be reached, judged by what worlds say and never by what a policy is called. */
interface Challenge {
  title: string;
  task: string;
  start: Omit<Choice, "seed">;
  wanted: { outcome: string; says: string; holds(mean: number, half: number): boolean }[];
}

const plain = { own: undefined, parameters: {} };
const engaging = { own: { rung: "engaging", levers: {} }, compared: ownPolicyName, parameters: {} };

export const challenges: Challenge[] = [
  {
    title: "Better lives, and staff who stay",
    task: "Raise wellbeing without wearing staff out: wellbeing clearly up, burnout not clearly up.",
    start: { ...engaging, scenario: "small-demo.yaml", citizens: 600, baseline: "consultation-only" },
    wanted: [
      { outcome: "wellbeing", says: "wellbeing is clearly up", holds: (mean, half) => mean - half > 0 },
      { outcome: "staff_burnout", says: "burnout is not clearly up", holds: (mean, half) => mean - half <= 0 },
    ],
  },
  {
    title: "The bank that ran out of credit",
    task: "Dues drain this time bank until nobody asks for anything. Cure it: hours exchanged in the final year clearly above those of the bank with dues.",
    start: { ...plain, scenario: "liquidity-crisis.yaml", citizens: 0, baseline: "dues", compared: "issue-on" },
    wanted: [{ outcome: "bank_hours", says: "hours exchanged are clearly up", holds: (mean, half) => mean - half > 0 }],
  },
  {
    title: "The austerity trap",
    task: "A cut by the name of co-production saves the agency money. Find a policy that clearly saves both: the agency and everybody.",
    start: { ...plain, scenario: "austerity.yaml", citizens: 600, baseline: "as-it-was", compared: "austerity" },
    wanted: [
      { outcome: "agency_cost", says: "the agency pays clearly less", holds: (mean, half) => mean + half < 0 },
      { outcome: "social_cost", says: "everybody together pays clearly less", holds: (mean, half) => mean + half < 0 },
    ],
  },
  {
    title: "Asked, and not answered",
    task: "Raise the trust of clients above consultation-only, without citizens doing any of the work (keep delivery at nought).",
    start: { ...engaging, scenario: "small-demo.yaml", citizens: 600, baseline: "consultation-only" },
    wanted: [
      { outcome: "trust_clients", says: "trust of clients is clearly up", holds: (mean, half) => mean - half > 0 },
      { outcome: "own_hours", says: "clients do none of the work", holds: (mean) => mean <= 0 },
    ],
  },
];

const worldsToJudge = 10;

export function drawChallenges(
  place: HTMLElement,
  take: (start: Omit<Choice, "seed">) => void,
  judge: () => { worlds: WholeWorld[]; series: Series[]; pair: Pair; more(count: number): Promise<void> },
): void {
  fill(
    place,
    h("p", {}, `Judged over at least ${worldsToJudge} worlds: "clearly" means that the 95 % interval of the mean says so.`),
    ...challenges.map((challenge, i) => {
      const result = h("p", { role: "status", id: `challenge-${i}` });
      return h(
        "section",
        { class: "challenge" },
        h("h3", {}, challenge.title),
        h("p", {}, challenge.task),
        h(
          "p",
          { class: "buttons" },
          h("button", { type: "button", onclick: () => take(challenge.start) }, "Take it on"),
          h(
            "button",
            {
              type: "button",
              onclick: async () => {
                result.textContent = "Running worlds …";
                const { worlds, series, more } = judge();
                await more(Math.max(0, worldsToJudge - worlds.length));
                result.textContent = verdictOn(challenge, judge().worlds, series, judge().pair);
              },
            },
            "Judge what is in the right world",
          ),
        ),
        result,
      );
    }),
  );
}

export function verdictOn(challenge: Challenge, worlds: WholeWorld[], series: Series[], pair: Pair): string {
  const parts = challenge.wanted.map(({ outcome, says, holds }) => {
    const at = series.findIndex(({ name }) => name === outcome);
    const { mean, half } = finding(worlds, at, pair);
    const decimals = series[at]?.decimals ?? 3;
    const numbers = `${signed(mean, decimals)}, ${signed(mean - half, decimals)} to ${signed(mean + half, decimals)}`;
    return { met: holds(mean, half), text: `${holds(mean, half) ? "✓" : "✗"} ${says} (${numbers})` };
  });
  const all = parts.every(({ met }) => met);
  return `${all ? "Done" : "Not yet"}, over ${worlds.length} worlds: ${parts.map(({ text }) => text).join("; ")}.`;
}
