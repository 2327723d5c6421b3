// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { at, level, missed, moved } from "../../src/chart/guess";
import { challenges, verdictOn } from "../../src/panels/challenges";
import type { Series } from "../../src/engine/protocol";
import type { Choice } from "../../src/state/choice";
import { linkText, readLink } from "../../src/state/link";
import { scenarioText } from "../../src/state/scenario_text";
import { differences } from "../../src/words/difference";
import { decimal, goodness, signed, spread, student95, verdict } from "../../src/words/numbers";
import { layOut, nearest } from "../../src/worlds/layout";

const choice: Choice = {
  scenario: "borough-social-care.yaml",
  citizens: 600,
  seed: "18446744073709551615",
  baseline: "consultation-only",
  compared: "chosen",
  own: { rung: "co-design", levers: { training: 11, "time_bank.broker_hours": 7, "time_bank.floor": -3 } },
  parameters: { "need.exit": 0.31, "need.worsen": 0.2, "money.crisis": 4000 },
};

describe("a choice", () => {
  test("is a text that the engine reads, with numbers below their own words", () => {
    expect(scenarioText(choice).split("\n")).toEqual([
      "dowith: 1",
      "extends: borough-social-care.yaml",
      "seed: 18446744073709551615",
      "worlds: 1",
      "population: {citizens: 600, neighbourhoods: 4}",
      "parameters: {need: {exit: 0.31, worsen: 0.2}, money: {crisis: 4000}}",
      "policies: {chosen: {rung: co-design, training: 11, time_bank: {broker_hours: 7, floor: -3}}}",
      "compare: {baseline: consultation-only}",
      "",
    ]);
  });

  test("comes back from a link as it was", () => {
    const linked = { choice, outcome: "trust_clients", version: "1.2.3-4" };
    expect(readLink(`#${linkText(linked)}`)).toEqual(linked);
    const cell = { ...choice, own: { cell: "user-co-delivery", levers: {} } };
    expect(readLink(linkText({ ...linked, choice: cell }))?.choice).toEqual(cell);
    const { own: _, ...plain } = choice;
    expect(readLink(linkText({ ...linked, choice: plain }))?.choice).toEqual(plain);
  });

  test("is none where a link could say something else than it seems to", () => {
    expect(readLink("")).toBeNull();
    expect(readLink("#scenario=a.yaml&seed=x&left=a&right=b")).toBeNull();
    expect(readLink("#scenario=a.yaml%0Aworlds:%209&seed=1&left=a&right=b")).toBeNull();
    expect(readLink("#scenario=a.yaml&seed=1&left=a&right=b&own=x%7D")?.choice.own).toBeUndefined();
    expect(readLink("#scenario=a.yaml&seed=1&left=a&right=b&parameters=a.b:1%7D,c.d:2")?.choice.parameters).toEqual({
      "c.d": 2,
    });
  });
});

describe("numbers", () => {
  test("have a true minus, and no negative nought", () => {
    expect(decimal(-0.0001, 2)).toBe("0.00");
    expect(decimal(-1.234, 2)).toBe("−1.23");
    expect(signed(0.5, 1)).toBe("+0.5");
    expect(signed(0.0001, 2)).toBe("0.00");
    expect(decimal(NaN, 2)).toBe("–");
  });

  test("are good or bad by the direction of their outcome", () => {
    const series = { direction: "lower is better" } as Series;
    expect(goodness(-1, series)).toBe(1);
    expect(verdict(1, series)).toBe("▼ worse");
    expect(verdict(1, { direction: "neither" } as Series)).toBe("higher");
  });

  test("Student's t agrees with tables", () => {
    // Two-sided 95 %, from any book of tables.
    for (const [freedom, t] of [[1, 12.706], [9, 2.262], [19, 2.093], [29, 2.045], [60, 2.0], [120, 1.98]] as const) {
      expect(student95(freedom)).toBeCloseTo(t, 2);
    }
  });

  test("a spread leaves out what is not known", () => {
    const { mean, error, low, high } = spread([1, 2, NaN, 3, 4, 5]);
    expect(mean).toBe(3);
    expect(error).toBeCloseTo(Math.sqrt(2.5 / 5));
    expect(low).toBeCloseTo(1.4);
    expect(high).toBeCloseTo(4.6);
  });
});

describe("a guess", () => {
  test("is a level until a point of it is moved, and never at its known beginning", () => {
    const guess = moved(level(0.4, 120), 58, 0.9);
    expect(at(guess, 0)).toBe(0.4);
    expect(at(guess, 60)).toBe(0.9);
    expect(at(guess, 50)).toBeCloseTo(0.65);
    expect(at(guess, 120)).toBe(0.4);
    expect(moved(guess, 0, 5).levels[0]).toBe(0.4);
  });

  test("is told how far off it was in the weeks that are known", () => {
    const { onAverage, atEnd } = missed(level(1, 12), [0, 0.5, NaN, 2]);
    expect(onAverage).toBeCloseTo((1 + 0.5 + 1) / 3);
    expect(atEnd).toBe(-1);
  });
});

describe("two policies", () => {
  test("are told apart by what people would notice, and by nothing that is the same", () => {
    const left = { contacts_per_year: 4, response_rate: 0.2, design_power: 0.05, delivery_share: 0, "time_bank.levy": 0 };
    const right = { ...left, response_rate: 0.7, "time_bank.levy": 14 };
    expect(differences(left, left)).toEqual([]);
    expect(differences(left, right).map(({ name }) => name)).toEqual(["What an answer is worth", "And further"]);
    expect(differences(left, right)[1]?.right).toBe("time bank: levy 14");
  });
});

test("a challenge is judged by what is clear, not by the mean alone", () => {
  const series = [{ name: "wellbeing", decimals: 3 }, { name: "staff_burnout", decimals: 3 }] as Series[];
  const world = (number: number, gain: number, burnout: number) => ({
    number,
    series: [],
    levels: [Float32Array.of(0.5, 0.3), Float32Array.of(0.5 + gain, 0.3 + burnout)],
  });
  const pair = { left: 0, right: 1, names: ["a", "b"] as [string, string] };
  const clear = [0.02, 0.03, 0.025, 0.02].map((gain, i) => world(i, gain, 0));
  expect(verdictOn(challenges[0]!, clear, series, pair)).toMatch(/^Done/);
  const vague = [0.2, -0.1, 0.1, -0.05].map((gain, i) => world(i, gain, 0));
  expect(verdictOn(challenges[0]!, vague, series, pair)).toMatch(/^Not yet.*✗ wellbeing/);
  const tired = [0.02, 0.03, 0.025, 0.02].map((gain, i) => world(i, gain, 0.1 + 0.01 * i));
  expect(verdictOn(challenges[0]!, tired, series, pair)).toMatch(/^Not yet.*✗ burnout/);
});

test("everybody has a place of their own, in their own neighbourhood, and is found there", () => {
  const neighbourhood = Uint16Array.from({ length: 300 }, (_, i) => (i < 140 ? 0 : 1));
  const people = { neighbourhood, advantage: new Float32Array(300), ageBand: new Uint8Array(300) };
  const staff = { neighbourhood: Uint16Array.of(0, 1), service: Uint8Array.of(0, 0) };
  const layout = layOut(people, staff, 2, 1.5);
  for (let citizen = 0; citizen < 300; ++citizen) {
    const home = layout.homes[neighbourhood[citizen]!]!;
    expect(Math.hypot(layout.x[citizen]! - home.x, layout.y[citizen]! - home.y)).toBeLessThanOrEqual(home.radius);
    expect(nearest(layout, layout.x[citizen]!, layout.y[citizen]!, 0.05)).toBe(citizen);
  }
  expect(nearest(layout, -1, -1, 0.05)).toBe(-1);
});
