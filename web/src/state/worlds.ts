// SPDX-License-Identifier: Apache-2.0
import type { About, Engine, Finished, Frame, Lived, OpenedWorld, Problem } from "../engine/protocol";
import { type Choice, ownPolicyName } from "./choice";
import { scenarioText } from "./scenario_text";

/** The worlds that are open in the engine, and all that was told of them so far. */
export class Worlds {
  week = 0;
  frames: Frame[];
  finished: Finished | null = null;
  private readonly series: Float32Array[]; // [policy][week × count + series], with room for all weeks

  constructor(
    readonly choice: Choice,
    readonly world: OpenedWorld,
    private readonly count: number,
  ) {
    this.frames = world.policies.map(() => world.before);
    this.series = world.policies.map(() => new Float32Array(count * world.horizonWeeks).fill(NaN));
  }

  place(policy: string): number {
    return this.world.policies.findIndex(({ name }) => name === policy);
  }

  take(lived: Lived): void {
    lived.series.forEach((values, policy) => this.series[policy]!.set(values, lived.from * this.count));
    this.week = lived.to;
    this.frames = lived.frames;
    this.finished = lived.finished;
  }

  /** An outcome week by week, as far as it is known. */
  course(policy: number, series: number): number[] {
    return Array.from({ length: this.week }, (_, week) => this.series[policy]![week * this.count + series]!);
  }

  get isOver(): boolean {
    return this.week >= this.world.horizonWeeks;
  }
}

/** Opens what is chosen: worlds, or what is wrong with it. */
export async function openWorlds(engine: Engine, about: About, choice: Choice): Promise<Worlds | Problem[]> {
  const opened = await engine.open({ text: scenarioText(choice), changes: [], world: 0 });
  if (!opened.ok) {
    return opened.problems;
  }
  const worlds = new Worlds(choice, opened.world, about.series.length);
  for (const policy of [choice.baseline, choice.compared]) {
    if (worlds.place(policy) < 0) {
      return [{ place: "", message: `There is no policy called ${policy} in this scenario.` }];
    }
  }
  return worlds;
}

/** What a policy is called on the page. */
export function policyLabel(name: string, choice: Choice): string {
  if (name !== ownPolicyName || !choice.own) {
    return name;
  }
  const moved = Object.keys(choice.own.levers).length;
  const start = choice.own.rung ?? choice.own.cell;
  return start ? (moved > 0 ? `${start}, changed` : start) : "as described";
}
