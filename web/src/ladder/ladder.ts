// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../dom";
import type { About, Cell, Ladder, Rung } from "../engine/protocol";
import { label, plainRung } from "../words/rungs";

/** What is chosen on the ladder or in the grid. */
export type Step = { ladder: Ladder; rung: Rung } | { cell: Cell };

/** Where policies stand, to be marked: by name of rung or cell. */
export interface Marks {
  left: string;
  right: string;
  reached: string; // by the policy on the right, once its run is over; "" before
}

const groupNames = { to: "doing to", for: "doing for", with: "doing with" };

/** The ladders and the grid: one radio group, whose choice becomes the policy on the right. */
export class LadderControl {
  private view: string; // name of a ladder, or "grid"
  private marks: Marks = { left: "", right: "", reached: "" };

  constructor(
    private readonly place: HTMLElement,
    private readonly about: About,
    private readonly choose: (step: Step) => void,
  ) {
    this.view = "tlap";
    this.draw();
  }

  mark(marks: Marks): void {
    this.marks = marks;
    this.draw();
  }

  private draw(): void {
    const views = [...this.about.ladders.map((ladder) => [ladder.name, ladder.title] as const), [
      "grid",
      "Who plans by who delivers",
    ] as const];
    views.sort(([a], [b]) => Number(b === "tlap") - Number(a === "tlap"));
    const select = h(
      "select",
      {
        id: "ladder-view",
        onchange: (event: Event) => {
          this.view = (event.target as HTMLSelectElement).value;
          this.draw();
          document.getElementById("ladder-view")?.focus();
        },
      },
      ...views.map(([name, title]) => h("option", { value: name, selected: name === this.view }, title)),
    );
    const ladder = this.about.ladders.find(({ name }) => name === this.view);
    fill(
      this.place,
      h("label", { for: "ladder-view", class: "small" }, "Ladder"),
      select,
      ladder ? this.rungs(ladder) : this.grid(),
      h("p", { class: "small quiet" }, "○ left world, ● right world, ◆ reached in practice. Source: ", ladder?.source ?? this.about.grid.source),
    );
  }

  private signs(name: string): string {
    const { left, right, reached } = this.marks;
    return [left === name && "○", right === name && "●", reached === name && "◆"].filter(Boolean).join(" ");
  }

  private option(name: string, words: string, official: string, group: string, step: Step): HTMLElement {
    return h(
      "label",
      { class: `rung ${group}` },
      h("input", {
        type: "radio",
        name: "rung",
        value: name,
        checked: this.marks.right === name,
        onchange: () => this.choose(step),
      }),
      h("span", { class: "rung-words" }, h("strong", {}, words), h("small", {}, official)),
      h("span", { class: "rung-signs", "aria-hidden": "true" }, this.signs(name)),
    );
  }

  private rungs(ladder: Ladder): HTMLElement {
    return h(
      "fieldset",
      { class: "rungs" },
      h("legend", { class: "small" }, "Right world stands on"),
      ...[...ladder.rungs].reverse().map((rung) =>
        this.option(
          rung.name,
          plainRung(rung.name, rung.says),
          `${rung.number} ${label(rung.name)} · ${groupNames[rung.group]}`,
          rung.group,
          { ladder, rung },
        ),
      ),
    );
  }

  private grid(): HTMLElement {
    const by = { professionals: "staff", together: "both", users: "citizens" };
    return h(
      "fieldset",
      { class: "rungs" },
      h("legend", { class: "small" }, "Right world is"),
      ...this.about.grid.cells.map((cell) =>
        this.option(
          cell.name,
          `Planned by ${by[cell.design]}, delivered by ${by[cell.delivery]}`,
          label(cell.name),
          "with",
          { cell },
        ),
      ),
    );
  }
}
