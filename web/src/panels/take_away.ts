// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../dom";
import { scenarioText } from "../state/scenario_text";
import type { Worlds } from "../state/worlds";

function download(name: string, text: string): void {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "application/yaml" })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** How to run on the command line what is on screen, to the same digest. */
export function drawTakeAway(place: HTMLElement, worlds: Worlds, version: string): void {
  const text = scenarioText(worlds.choice);
  fill(
    place,
    h("p", {}, "The page runs the same engine as the program on a computer, bit for bit. Save either text and compare:"),
    h("pre", { id: "command" }, "scripts/run compare explored.yaml"),
    h("p", { class: "buttons" },
      h("button", { type: "button", onclick: () => download("explored.yaml", worlds.world.resolved) }, "Save it whole (runs from anywhere)"),
      h("button", { type: "button", onclick: () => download("explored.yaml", text) }, "Save the small difference (into scenarios/)"),
    ),
    h("label", { for: "scenario-text" }, "The small difference"),
    h("textarea", { id: "scenario-text", readonly: true, rows: text.split("\n").length, style: "width:100%" }, text),
    h(
      "p",
      { id: "digest" },
      worlds.finished
        ? `Digest of all final states: ${worlds.finished.digest} (engine ${version})`
        : "The digest is known when the worlds have come to their end.",
    ),
    h("p", { class: "small quiet" }, "The address of this page holds scenario, changes, seed and version: copy it to share what you see."),
  );
}
