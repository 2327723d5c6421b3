// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../dom";
import type { Life } from "../engine/protocol";

/** One citizen's two lives, side by side. */
export function drawPerson(place: HTMLElement, life: Life, left: number, right: number, names: [string, string]): void {
  const column = (policy: number, name: string) => {
    const lived = life.lives[policy]!;
    return h(
      "section",
      { class: "life" },
      h("h3", {}, name),
      ...lived.story.map((sentence) => h("p", {}, sentence)),
    );
  };
  const [a, b] = [life.lives[left]!, life.lives[right]!];
  const rows = a.standing
    .map(({ name, value }) => [name, value, b.standing.find((each) => each.name === name)?.value ?? "–"] as const)
    .filter(([, here, there]) => here !== there);
  fill(
    place,
    h("p", {}, life.who),
    h("div", { class: "lives" }, column(left, names[0]), column(right, names[1])),
    h(
      "details",
      {},
      h("summary", {}, `${rows.length} numbers differ between the two lives now`),
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "now"), ...names.map((name) => h("th", { scope: "col" }, name)))),
        h(
          "tbody",
          {},
          ...rows.map(([name, here, there]) =>
            h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, here), h("td", {}, there)),
          ),
        ),
      ),
    ),
  );
}
