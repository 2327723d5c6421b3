// SPDX-License-Identifier: Apache-2.0
import { Chart } from "../chart/chart";
import { fill, h } from "../dom";
import type { Series, WholeWorld } from "../engine/protocol";
import { signed, spread, student95, verdict } from "../words/numbers";

export interface Pair {
  left: number;
  right: number;
  names: [string, string];
}

/** What many worlds say of one outcome: mean difference with its interval, and how worlds differ. */
export function finding(worlds: WholeWorld[], place: number, pair: Pair) {
  const differences = worlds.map(({ levels }) => levels[pair.right]![place]! - levels[pair.left]![place]!);
  const { mean, error, low, high } = spread(differences);
  const half = worlds.length > 1 ? student95(worlds.length - 1) * error : NaN;
  return { differences, mean, half, low, high };
}

/** "Many worlds": the same comparison with other people and other luck, so that nobody reads too
 *  much into one. */
export class ManyWorldsPanel {
  private worlds: WholeWorld[] = [];
  private readonly says = h("p", { role: "status", id: "many-says" });
  private readonly chart: Chart;
  private readonly table = h("div");

  constructor(
    place: HTMLElement,
    private readonly run: (first: number, count: number, told: (world: WholeWorld) => void) => Promise<void>,
    private readonly asked: () => { series: Series; place: number; count: number; pair: Pair },
  ) {
    const picture = h("div", { class: "chart", role: "img", "aria-labelledby": "many-says" });
    const button = (count: number) =>
      h("button", { type: "button", onclick: () => void this.more(count) }, `Run ${count} more worlds`);
    fill(
      place,
      h("p", {}, "One world is one story. Each further world has other people and other luck, and in each the two policies meet the same of both."),
      h("p", { class: "buttons" }, button(10), button(30)),
      this.says,
      picture,
      h("p", { class: "small quiet" }, "Soft area: between the tenth and the ninetieth of a hundred worlds. Thin line with caps: where the mean of all worlds lies, 95 % interval."),
      this.table,
    );
    this.chart = new Chart(picture, 260);
  }

  /** Other people or other numbers: what was found is not about them. */
  clear(): void {
    this.worlds = [];
    this.draw();
  }

  get found(): WholeWorld[] {
    return this.worlds;
  }

  async more(count: number): Promise<void> {
    const own = this.worlds; // until they are cleared for others
    await this.run(own.length, count, (world) => {
      if (this.worlds === own) {
        own.push(world);
        this.draw();
      }
    });
  }

  draw(): void {
    const { series, place, count, pair } = this.asked();
    if (this.worlds.length < 2) {
      this.says.textContent = this.worlds.length === 0 ? "No further world was run yet." : "One world so far.";
      this.chart.show({ weeks: [], lines: [] });
      fill(this.table);
      return;
    }
    const { mean, half, low, high, differences } = finding(this.worlds, place, pair);
    const decimals = series.decimals;
    const unit = series.unit ? ` ${series.unit}` : "";
    const isClear = Math.abs(mean) > half;
    this.says.textContent =
      `${series.label} in ${this.worlds.length} worlds: ${signed(mean, decimals)}${unit} in the right world ` +
      `(${isClear ? verdict(mean, series) : "cannot be told from no difference"}; the mean lies between ` +
      `${signed(mean - half, decimals)} and ${signed(mean + half, decimals)}). ` +
      `Single worlds: eight in ten between ${signed(low, decimals)} and ${signed(high, decimals)}.`;
    const length = this.worlds[0]!.series[0]!.length / count;
    const weeks = Array.from({ length }, (_, week) => week + 1);
    const each = weeks.map((_, week) =>
      spread(
        this.worlds.map(
          (world) => world.series[pair.right]![week * count + place]! - world.series[pair.left]![week * count + place]!,
        ),
      ),
    );
    const known = (value: number) => (Number.isFinite(value) ? value : null);
    const means = each.map(({ mean: middle }) => known(middle));
    const colour = "--compared";
    const at = [0.25, 0.5, 0.75, 1].map((share) => Math.round(share * length) - 1);
    const t = student95(this.worlds.length - 1);
    this.chart.show({
      weeks,
      lines: [{ name: "mean difference", values: means, colour }],
      areas: [{ low: each.map((now) => known(now.low)), high: each.map((now) => known(now.high)), colour }],
      intervals: at
        .filter((week) => Number.isFinite(each[week]!.error))
        .map((week) => ({
          week: week + 1,
          low: each[week]!.mean - t * each[week]!.error,
          high: each[week]!.mean + t * each[week]!.error,
          colour,
        })),
      zero: true,
    });
    fill(
      this.table,
      h(
        "details",
        {},
        h("summary", {}, "The same as a table"),
        h(
          "table",
          {},
          h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "world"), h("th", { scope: "col" }, `difference${unit}`))),
          h(
            "tbody",
            {},
            ...differences.map((difference, i) =>
              h("tr", {}, h("th", { scope: "row" }, String(this.worlds[i]!.number)), h("td", {}, signed(difference, decimals))),
            ),
          ),
        ),
      ),
    );
  }
}
