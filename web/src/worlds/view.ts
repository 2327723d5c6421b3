// SPDX-License-Identifier: Apache-2.0
import { h } from "../dom";
import type { Frame, Ties } from "../engine/protocol";
import { drawSparks, drawWorld, type Palette, paletteOf, type Scene } from "./draw";
import { type Layout, nearest } from "./layout";

const motionIsUnwelcome = matchMedia("(prefers-reduced-motion: reduce)");

/** One world on the page: two canvases, of which the upper one holds only what is on its way. */
export class WorldView {
  private readonly still = h("canvas", { "aria-hidden": "true" });
  private readonly moving = h("canvas", { "aria-hidden": "true", class: "sparks" });
  private scene: Scene | null = null;
  private palette: Palette;
  private scale = 1; // device pixels for one unit of the layout
  private flight = 0; // number of the animation that runs

  constructor(
    private readonly place: HTMLElement,
    picked: (citizen: number, isFinal: boolean) => void,
  ) {
    place.append(this.still, this.moving);
    this.palette = paletteOf(place);
    const at = (event: PointerEvent) => {
      const box = this.moving.getBoundingClientRect();
      const unit = 1 / box.width;
      return this.scene
        ? nearest(this.scene.layout, (event.clientX - box.left) * unit, (event.clientY - box.top) * unit, 0.03)
        : -1;
    };
    this.moving.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse") {
        picked(at(event), false);
      }
    });
    this.moving.addEventListener("click", (event) => picked(at(event as PointerEvent), true));
    new ResizeObserver(() => this.fit()).observe(place);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.palette = paletteOf(place);
      this.draw();
    });
  }

  /** Shows everybody as they stand; exchanges take `flightMs` on their way, or stand at once. */
  show(layout: Layout, frame: Frame, ties: Ties | null, chosen: number, larger: boolean, flightMs = 0): void {
    const isNew = this.scene?.layout !== layout;
    this.scene = { layout, frame, ties, chosen, larger };
    if (isNew) {
      this.fit();
    } else {
      this.draw();
    }
    this.fly(flightMs);
  }

  private fit(): void {
    if (!this.scene) {
      return;
    }
    const width = this.place.clientWidth;
    const height = Math.round(width * this.scene.layout.height);
    const ratio = Math.min(2, devicePixelRatio || 1);
    for (const canvas of [this.still, this.moving]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.height = `${height}px`;
    }
    this.scale = width * ratio;
    this.draw();
  }

  private draw(): void {
    const context = this.still.getContext("2d");
    if (context && this.scene) {
      drawWorld(context, this.scene, this.scale, this.palette);
    }
  }

  private fly(flightMs: number): void {
    const context = this.moving.getContext("2d");
    const { scene } = this;
    const flight = ++this.flight;
    if (!context || !scene) {
      return;
    }
    if (motionIsUnwelcome.matches || flightMs < 60) {
      drawSparks(context, scene, this.scale, this.palette, 1);
      return;
    }
    const began = performance.now();
    const next = (now: number) => {
      if (flight !== this.flight) {
        return;
      }
      const share = Math.min(1, (now - began) / flightMs);
      drawSparks(context, scene, this.scale, this.palette, share);
      if (share < 1) {
        requestAnimationFrame(next);
      }
    };
    requestAnimationFrame(next);
  }
}
