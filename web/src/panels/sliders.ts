// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../dom";
import type { Declaration } from "../engine/protocol";
import { label } from "../words/rungs";

export interface Numbers {
  levers: Declaration[];
  parameters: Declaration[];
  leverNow(path: string): number;
  parameterNow(path: string): number;
  changed(path: string): boolean;
  set(kind: "lever" | "parameter", path: string, value: number): void;
  reset(kind: "lever" | "parameter", path: string): void;
}

const shownAtFirst = [
  "contacts_per_year",
  "response_rate",
  "design_power",
  "delivery_share",
  "training",
  "manager_support",
  "time_bank.broker_hours",
  "budget",
];

function stepOf([low, high]: [number, number]): number {
  return Number(((high - low) / 200).toPrecision(1)) || 0.01;
}

function slider(kind: "lever" | "parameter", declared: Declaration, now: number, numbers: Numbers): HTMLElement {
  const id = `${kind}-${declared.path.replace(/\W/g, "-")}`;
  const [low, high] = declared.plausible;
  const isWide = !(Number.isFinite(low) && Number.isFinite(high)) || high - low > 1e6;
  const name = label(declared.path.split(".").pop() as string);
  const range = `${low} to ${isWide ? "…" : high}${declared.unit ? ` ${declared.unit}` : ""}`;
  const read = (event: Event) => numbers.set(kind, declared.path, Number((event.target as HTMLInputElement).value));
  const changed = numbers.changed(declared.path);
  return h(
    "div",
    { class: changed ? "number changed" : "number" },
    h("label", { for: id }, name, declared.unit ? ` (${declared.unit})` : ""),
    h("input", {
      id,
      type: isWide ? "number" : "range",
      min: isWide ? declared.possible[0] : Math.min(low, now),
      max: isWide ? declared.possible[1] : Math.max(high, now),
      step: isWide ? "any" : stepOf(declared.plausible),
      value: now,
      "aria-describedby": `${id}-about`,
      onchange: read,
    }),
    h("output", { for: id }, declared.words[now] ?? String(Number(now.toPrecision(4)))),
    changed && h("button", { type: "button", class: "quiet-button", onclick: () => numbers.reset(kind, declared.path) }, "back"),
    h(
      "p",
      { id: `${id}-about`, class: "small quiet" },
      `${declared.meaning}. Plausible: ${range}. Source: ${declared.source}.`,
    ),
  );
}

/** Sliders for what the policy on the right does, and for every number of the model by search. */
export class SlidersPanel {
  private search = "";

  constructor(
    private readonly place: HTMLElement,
    private readonly numbers: Numbers,
  ) {}

  draw(): void {
    const { levers, parameters } = this.numbers;
    const results = h("div", { id: "numbers-found" });
    const input = h("input", {
      id: "number-search",
      type: "search",
      value: this.search,
      placeholder: "trust, need, burnout, …",
      oninput: (event: Event) => {
        this.search = (event.target as HTMLInputElement).value;
        this.find(results);
      },
    });
    const lever = (declared: Declaration) => slider("lever", declared, this.numbers.leverNow(declared.path), this.numbers);
    const isFirst = ({ path }: Declaration) => shownAtFirst.includes(path) || this.numbers.changed(path);
    fill(
      this.place,
      h("p", {}, "What the policy of the right world does. Moving one begins that world anew."),
      ...levers.filter(isFirst).map(lever),
      h("details", {}, h("summary", {}, "All other levers"), ...levers.filter((each) => !isFirst(each)).map(lever)),
      h("h3", {}, "Numbers of the model"),
      h("p", {}, `${parameters.length} numbers hold in both worlds, each with its source.`),
      h("label", { for: "number-search" }, "Search"),
      input,
      results,
    );
    this.find(results);
  }

  private find(results: HTMLElement): void {
    const word = this.search.trim().toLowerCase();
    const found = this.numbers.parameters.filter(
      ({ path, meaning }) =>
        this.numbers.changed(path) || (word !== "" && `${path} ${meaning}`.toLowerCase().includes(word)),
    );
    fill(
      results,
      h("p", { class: "small", role: "status" }, word === "" ? "" : `${found.length} found`),
      ...found
        .slice(0, 30)
        .map((declared) => slider("parameter", declared, this.numbers.parameterNow(declared.path), this.numbers)),
    );
  }
}
