// SPDX-License-Identifier: Apache-2.0
import type { People, Staff } from "../engine/protocol";

/** Where everybody stands, in units of a square from 0 to 1 in width; the same in both worlds. */
export interface Layout {
  x: Float32Array; // of citizens
  y: Float32Array;
  staffX: Float32Array;
  staffY: Float32Array;
  homes: { x: number; y: number; radius: number }[];
  height: number; // of the whole, in units of its width
  dot: number; // radius of a usual citizen
}

const golden = Math.PI * (3 - Math.sqrt(5));

function countBy(of: Uint16Array, groups: number): number[] {
  const counts = new Array<number>(groups).fill(0);
  for (const group of of) {
    counts[group] = (counts[group] ?? 0) + 1;
  }
  return counts;
}

/**
 * Neighbourhoods are discs in a grid. In each, citizens stand on a spiral, the least advantaged
 * nearest to the middle, where staff have their place.
 */
export function layOut(people: People, staff: Staff, neighbourhoods: number, aspect: number): Layout {
  const columns = Math.max(1, Math.min(neighbourhoods, Math.round(Math.sqrt(neighbourhoods * aspect))));
  const rows = Math.ceil(neighbourhoods / columns);
  const cell = 1 / columns;
  const homes = Array.from({ length: neighbourhoods }, (_, home) => ({
    x: ((home % columns) + 0.5) * cell,
    y: (Math.floor(home / columns) + 0.5) * cell,
    radius: 0.46 * cell,
  }));
  const citizens = countBy(people.neighbourhood, neighbourhoods);
  const posts = countBy(staff.neighbourhood, neighbourhoods);

  const x = new Float32Array(people.neighbourhood.length);
  const y = new Float32Array(people.neighbourhood.length);
  const staffX = new Float32Array(staff.neighbourhood.length);
  const staffY = new Float32Array(staff.neighbourhood.length);
  const innermost = 0.26; // of a disc's radius: the place of staff
  const placed = new Array<number>(neighbourhoods).fill(0);
  people.neighbourhood.forEach((home, citizen) => {
    const { x: middleX, y: middleY, radius } = homes[home]!;
    const rank = placed[home]!++;
    const share = (rank + 0.5) / citizens[home]!;
    const distance = radius * Math.sqrt(innermost ** 2 + (1 - innermost ** 2) * share);
    x[citizen] = middleX + distance * Math.cos(rank * golden);
    y[citizen] = middleY + distance * Math.sin(rank * golden);
  });
  const seated = new Array<number>(neighbourhoods).fill(0);
  staff.neighbourhood.forEach((home, post) => {
    const { x: middleX, y: middleY, radius } = homes[home]!;
    const side = Math.ceil(Math.sqrt(posts[home]!));
    const seat = seated[home]!++;
    const step = (1.2 * innermost * radius) / Math.max(side, 2);
    staffX[post] = middleX + ((seat % side) - (side - 1) / 2) * step;
    staffY[post] = middleY + (Math.floor(seat / side) - (side - 1) / 2) * step;
  });
  const most = Math.max(...citizens, 1);
  return { x, y, staffX, staffY, homes, height: rows * cell, dot: (0.36 * cell) / Math.sqrt(most) };
}

/** The citizen nearest to a point, or -1 where nobody is within `reach`. */
export function nearest(layout: Layout, x: number, y: number, reach: number): number {
  let found = -1;
  let least = reach ** 2;
  for (let citizen = 0; citizen < layout.x.length; ++citizen) {
    const distance = (layout.x[citizen]! - x) ** 2 + (layout.y[citizen]! - y) ** 2;
    if (distance < least) {
      least = distance;
      found = citizen;
    }
  }
  return found;
}
