// SPDX-License-Identifier: Apache-2.0
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

/** A line of the chart. Meaning is never by colour alone: each has its dash, and its name at its end. */
export interface Line {
  name: string;
  values: (number | null)[];
  colour: string; // custom property of the style sheet
  dash?: number[];
  width?: number;
  faint?: boolean;
}

/** A soft area between two lines: what worlds differ in. */
export interface Area {
  low: (number | null)[];
  high: (number | null)[];
  colour: string;
}

/** A thin interval with caps: what is not known yet. */
export interface Interval {
  week: number;
  low: number;
  high: number;
  colour: string;
}

export interface Drawing {
  weeks: number[];
  lines: Line[];
  areas?: Area[];
  intervals?: Interval[];
  zero?: boolean; // a line where nothing differs
  low?: number; // that the scale shows at least
  high?: number;
}

const font = "15px system-ui, sans-serif";

function colourOf(element: Element, name: string): string {
  return getComputedStyle(element).getPropertyValue(name).trim() || "#888";
}

/** Where labels stand so that none covers another: sorted, and pushed apart by `height`. */
export function spreadOut(wanted: number[], height: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const places = [...wanted];
  for (let i = 1; i < order.length; ++i) {
    places[order[i]!] = Math.max(places[order[i]!]!, places[order[i - 1]!]! + height);
  }
  return places;
}

/** A chart over weeks, drawn by uPlot, with names at line ends in place of a legend. */
export class Chart {
  private plot: uPlot | null = null;
  private drawing: Drawing = { weeks: [], lines: [] };
  private names = "";

  constructor(
    private readonly place: HTMLElement,
    private readonly height: number,
    private readonly drawn: (week: number, level: number) => void = () => {},
  ) {
    new ResizeObserver(() => this.plot?.setSize(this.size())).observe(place);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.remake());
  }

  show(drawing: Drawing): void {
    this.drawing = drawing;
    const names = JSON.stringify(drawing.lines.map(({ name, colour, dash, faint }) => [name, colour, dash, faint]));
    if (!this.plot || names !== this.names) {
      this.names = names;
      this.remake();
    } else {
      this.plot.setData(this.data());
    }
  }

  private remake(): void {
    this.plot?.destroy();
    this.plot = new uPlot(this.options(), this.data(), this.place);
    this.listen(this.plot.over);
  }

  private size(): { width: number; height: number } {
    return { width: Math.max(240, this.place.clientWidth), height: this.height };
  }

  private data(): uPlot.AlignedData {
    return [this.drawing.weeks, ...this.drawing.lines.map((line) => line.values)];
  }

  private options(): uPlot.Options {
    const text = colourOf(this.place, "--text");
    const structure = colourOf(this.place, "--hairline");
    const axis = { stroke: text, font, grid: { stroke: structure, width: 1 }, ticks: { stroke: structure, width: 1 } };
    return {
      ...this.size(),
      padding: [12, this.place.clientWidth < 500 ? 92 : 170, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false } },
      scales: { x: { time: false }, y: { range: (_, low, high) => this.range(low, high) } },
      axes: [{ ...axis, label: "weeks under the policy", labelFont: font }, { ...axis, size: 62 }],
      series: [
        {},
        ...this.drawing.lines.map((line) => ({
          label: line.name,
          stroke: colourOf(this.place, line.colour),
          width: line.width ?? 2,
          dash: line.dash,
          alpha: line.faint ? 0.45 : 1,
          points: { show: false },
        })),
      ],
      hooks: { drawClear: [(plot) => this.drawAreas(plot)], draw: [(plot) => this.drawNames(plot)] },
    };
  }

  private range(low: number | null, high: number | null): [number, number] {
    const { areas = [], intervals = [], zero } = this.drawing;
    const numbers = [low, high, this.drawing.low, this.drawing.high, zero ? 0 : null];
    for (const area of areas) {
      numbers.push(...area.low, ...area.high);
    }
    for (const interval of intervals) {
      numbers.push(interval.low, interval.high);
    }
    const known = numbers.filter((number): number is number => Number.isFinite(number));
    const least = Math.min(...known);
    const most = Math.max(...known);
    const margin = (most - least || Math.abs(most) || 1) * 0.08;
    return known.length > 0 ? [least - margin, most + margin] : [0, 1];
  }

  private drawAreas(plot: uPlot): void {
    const { ctx } = plot;
    ctx.save();
    for (const area of this.drawing.areas ?? []) {
      ctx.fillStyle = colourOf(this.place, area.colour);
      ctx.globalAlpha = 0.18;
      ctx.beginPath();
      this.drawing.weeks.forEach((week, i) => {
        if (area.high[i] != null) {
          ctx.lineTo(plot.valToPos(week, "x", true), plot.valToPos(area.high[i]!, "y", true));
        }
      });
      for (let i = this.drawing.weeks.length - 1; i >= 0; --i) {
        if (area.low[i] != null) {
          ctx.lineTo(plot.valToPos(this.drawing.weeks[i]!, "x", true), plot.valToPos(area.low[i]!, "y", true));
        }
      }
      ctx.fill();
    }
    if (this.drawing.zero) {
      ctx.globalAlpha = 1;
      ctx.strokeStyle = colourOf(this.place, "--text");
      ctx.lineWidth = devicePixelRatio;
      const y = plot.valToPos(0, "y", true);
      ctx.beginPath();
      ctx.moveTo(plot.bbox.left, y);
      ctx.lineTo(plot.bbox.left + plot.bbox.width, y);
      ctx.stroke();
    }
    ctx.restore();
  }

  private drawNames(plot: uPlot): void {
    const { ctx } = plot;
    const pixel = devicePixelRatio;
    ctx.save();
    for (const { week, low, high, colour } of this.drawing.intervals ?? []) {
      const x = plot.valToPos(week, "x", true);
      const cap = 5 * pixel;
      const top = plot.valToPos(high, "y", true);
      const bottom = plot.valToPos(low, "y", true);
      ctx.strokeStyle = colourOf(this.place, colour);
      ctx.lineWidth = 1.5 * pixel;
      ctx.beginPath();
      for (const y of [top, bottom]) {
        ctx.moveTo(x - cap, y);
        ctx.lineTo(x + cap, y);
      }
      ctx.moveTo(x, top);
      ctx.lineTo(x, bottom);
      ctx.stroke();
    }
    const ends = this.drawing.lines
      .map((line) => {
        const last = line.values.findLastIndex((value) => value != null);
        return { line, last };
      })
      .filter(({ last }) => last >= 0);
    const places = spreadOut(
      ends.map(({ line, last }) => plot.valToPos(line.values[last]!, "y", true)),
      17 * pixel,
    );
    ctx.font = font.replace("15px", `${15 * pixel}px`);
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    ends.forEach(({ line, last }, i) => {
      ctx.fillStyle = colourOf(this.place, line.colour);
      ctx.fillText(line.name, plot.valToPos(this.drawing.weeks[last]!, "x", true) + 6 * pixel, places[i]!);
    });
    ctx.restore();
  }

  /** Lets a pointer draw on the chart, from where it is pressed to where it is let go. */
  private listen(over: HTMLElement): void {
    let drawing = false;
    const tell = (event: PointerEvent) => {
      if (drawing && this.plot) {
        const box = over.getBoundingClientRect();
        const week = this.plot.posToVal(event.clientX - box.left, "x");
        this.drawn(week, this.plot.posToVal(event.clientY - box.top, "y"));
      }
    };
    over.addEventListener("pointerdown", (event) => {
      drawing = true;
      over.setPointerCapture(event.pointerId);
      tell(event);
    });
    over.addEventListener("pointermove", tell);
    over.addEventListener("pointerup", () => {
      drawing = false;
    });
  }
}
