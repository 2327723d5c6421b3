// SPDX-License-Identifier: Apache-2.0
// The engine on a thread of its own, so that the page never waits for it.
import createEngine, { type WasmEngine } from "../../../build/wasm/web/engine/engine.js";
import type { About, Asked, Life, Lived, Opened, OpenedWorld } from "./protocol";

/** A question of the page, by a method of `Engine`, and the answer with its number. */
export interface Call {
  number: number;
  method: keyof typeof answers;
  args: unknown[];
}

export type Reply = { number: number; part?: boolean; value: unknown } | { number: number; error: string };

const engine: Promise<WasmEngine> = createEngine().then((module) => new module.Engine());

const answers = {
  about: (wasm: WasmEngine): About => JSON.parse(wasm.about()),

  open(wasm: WasmEngine, asked: Asked): Opened {
    const answer = wasm.open(asked.text, asked.changes.join("\n"), asked.world);
    if (!answer.ok) {
      return { ok: false, problems: JSON.parse(answer.problems) };
    }
    const facts = JSON.parse(answer.facts) as OpenedWorld;
    const { people, staff, before } = answer;
    return { ok: true, world: { ...facts, number: asked.world, people, staff, before } };
  },

  live(wasm: WasmEngine, weeks: number): Lived {
    const { from, to, series, frames, finished, levels } = wasm.live(weeks);
    const end = finished && levels ? { ...JSON.parse(finished), levels } : null;
    return { from, to, series, frames, finished: end };
  },

  ties: (wasm: WasmEngine, policy: number) => wasm.ties(policy),
  life: (wasm: WasmEngine, citizen: number): Life => JSON.parse(wasm.life(citizen)),
  busiest: (wasm: WasmEngine, most: number): number[] => Array.from(wasm.busiest(most)),
  wholeWorld: (wasm: WasmEngine, number: number) => wasm.wholeWorld(number),
};

self.onmessage = async (message: MessageEvent<Call>) => {
  const { number, method, args } = message.data;
  try {
    const answer = answers[method] as (wasm: WasmEngine, ...rest: unknown[]) => unknown;
    self.postMessage({ number, value: answer(await engine, ...args) } satisfies Reply);
  } catch (failure) {
    self.postMessage({ number, error: String(failure) } satisfies Reply);
  }
};
