// SPDX-License-Identifier: Apache-2.0
import { type Frame, type Ties, marks } from "../engine/protocol";
import type { Layout } from "./layout";

/** Colours of the theme, as the style sheet has them. */
export interface Palette {
  ground: string;
  structure: string;
  text: string;
  lowWellbeing: string;
  highWellbeing: string;
  frustration: string;
  credits: string;
}

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: colour("--ground"),
    structure: colour("--structure"),
    text: colour("--text"),
    lowWellbeing: colour("--low"),
    highWellbeing: colour("--high"),
    frustration: colour("--bad-mark"),
    credits: colour("--credits"),
  };
}

export interface Scene {
  layout: Layout;
  frame: Frame;
  ties: Ties | null; // none where they would only be a grey cloud
  chosen: number; // citizen, or -1
  larger: boolean; // dots, for a projector
}

const shades = 8;
const frustrated = 0.35; // ring: about the highest fifth of those whom nobody answered

function parts(colour: string): [number, number, number] {
  const hex = colour.replace("#", "");
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
}

function between(low: string, high: string, share: number): string {
  const from = parts(low);
  const to = parts(high);
  const mixed = from.map((part, i) => Math.round(part + share * (to[i]! - part)));
  return `rgb(${mixed.join(" ")})`;
}

/** Wellbeing lies in the middle of its range for nearly everybody, so that is what shades tell. */
function shadeOf(wellbeing: number): number {
  return Math.max(0, Math.min(shades - 1, Math.floor(((wellbeing - 0.25) / 0.5) * shades)));
}

function drawTies(context: CanvasRenderingContext2D, scene: Scene, scale: number, palette: Palette): void {
  const { layout, ties, chosen } = scene;
  if (!ties) {
    return;
  }
  context.strokeStyle = palette.structure;
  for (let tie = 0; tie < ties.strength.length; ++tie) {
    const a = ties.pairs[2 * tie]!;
    const b = ties.pairs[2 * tie + 1]!;
    const isOwn = a === chosen || b === chosen;
    const strength = ties.strength[tie]!;
    const across = Number.isNaN(strength);
    if (!isOwn && (across || strength < 0.35)) {
      continue;
    }
    context.globalAlpha = isOwn ? 0.9 : 0.22;
    context.lineWidth = isOwn ? 1.6 : 0.4 + 0.8 * (across ? 0.5 : strength);
    context.beginPath();
    context.moveTo(layout.x[a]! * scale, layout.y[a]! * scale);
    context.lineTo(layout.x[b]! * scale, layout.y[b]! * scale);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function radiusOf(scene: Scene, citizen: number, scale: number): number {
  const size = scene.larger ? 1.3 : 1;
  return Math.max(1.2, size * scene.layout.dot * scale * (0.62 + 0.9 * Math.sqrt(scene.frame.need[citizen]!)));
}

function drawCitizens(context: CanvasRenderingContext2D, scene: Scene, scale: number, palette: Palette): void {
  const { layout, frame } = scene;
  const byShade: Path2D[] = Array.from({ length: shades }, () => new Path2D());
  const rings = new Path2D();
  const notches = new Path2D();
  for (let citizen = 0; citizen < frame.need.length; ++citizen) {
    const x = layout.x[citizen]! * scale;
    const y = layout.y[citizen]! * scale;
    const radius = radiusOf(scene, citizen, scale);
    const dot = byShade[shadeOf(frame.wellbeing[citizen]!)]!;
    dot.moveTo(x + radius, y);
    dot.arc(x, y, radius, 0, 2 * Math.PI);
    if (frame.frustration[citizen]! > frustrated) {
      rings.moveTo(x + radius + 1.2, y);
      rings.arc(x, y, radius + 1.2, 0, 2 * Math.PI);
    }
    if ((frame.marks[citizen]! & marks.contributes) !== 0) {
      notches.moveTo(x, y);
      notches.lineTo(x + radius, y - 1.1 * radius);
      notches.lineTo(x + 1.3 * radius, y - 0.3 * radius);
      notches.closePath();
    }
  }
  byShade.forEach((dots, shade) => {
    context.fillStyle = between(palette.lowWellbeing, palette.highWellbeing, shade / (shades - 1));
    context.fill(dots);
  });
  context.fillStyle = palette.ground;
  context.fill(notches);
  context.strokeStyle = palette.frustration;
  context.lineWidth = 1.2;
  context.stroke(rings);
}

function drawStaff(context: CanvasRenderingContext2D, scene: Scene, scale: number, palette: Palette): void {
  const { layout, frame } = scene;
  const side = Math.max(5, 2.4 * layout.dot * scale * (scene.larger ? 1.3 : 1));
  context.lineWidth = 1.4;
  context.strokeStyle = palette.text;
  context.fillStyle = palette.text;
  for (let post = 0; post < frame.staffInPost.length; ++post) {
    const left = layout.staffX[post]! * scale - side / 2;
    const top = layout.staffY[post]! * scale - side / 2;
    if (frame.staffInPost[post] === 0) {
      context.setLineDash([2, 2]); // a vacant post
      context.strokeRect(left, top, side, side);
      context.setLineDash([]);
      continue;
    }
    // Full at one and a half times the hours that there are.
    const filled = Math.min(1, frame.staffLoad[post]! / 1.5) * side;
    context.strokeRect(left, top, side, side);
    context.fillRect(left, top + side - filled, side, filled);
  }
}

function drawChosen(context: CanvasRenderingContext2D, scene: Scene, scale: number, palette: Palette): void {
  if (scene.chosen < 0) {
    return;
  }
  context.strokeStyle = palette.text;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(
    scene.layout.x[scene.chosen]! * scale,
    scene.layout.y[scene.chosen]! * scale,
    radiusOf(scene, scene.chosen, scale) + 4,
    0,
    2 * Math.PI,
  );
  context.stroke();
}

/** Draws a world as it stands. `scale`: units of the canvas for one of the layout. */
export function drawWorld(context: CanvasRenderingContext2D, scene: Scene, scale: number, palette: Palette): void {
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  drawTies(context, scene, scale, palette);
  drawCitizens(context, scene, scale, palette);
  drawStaff(context, scene, scale, palette);
  drawChosen(context, scene, scale, palette);
}

/** Draws the week's exchanges on their way, `share` of it done: a spark from giver to receiver. */
export function drawSparks(
  context: CanvasRenderingContext2D,
  scene: Scene,
  scale: number,
  palette: Palette,
  share: number,
): void {
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  const { exchanges } = scene.frame;
  const { layout } = scene;
  context.strokeStyle = palette.credits;
  context.fillStyle = palette.credits;
  const size = Math.max(2.5, 1.1 * layout.dot * scale);
  for (let at = 0; at < exchanges.length; at += 3) {
    const giver = exchanges[at]!;
    const receiver = exchanges[at + 1]!;
    const fromX = layout.x[giver]! * scale;
    const fromY = layout.y[giver]! * scale;
    const x = fromX + share * (layout.x[receiver]! * scale - fromX);
    const y = fromY + share * (layout.y[receiver]! * scale - fromY);
    context.globalAlpha = 0.5;
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(x, y);
    context.stroke();
    context.globalAlpha = 1;
    context.beginPath();
    context.moveTo(x, y - size);
    context.lineTo(x + size / 2, y);
    context.lineTo(x, y + size);
    context.lineTo(x - size / 2, y);
    context.fill();
  }
}
