// SPDX-License-Identifier: Apache-2.0
import type { Engine, WholeWorld } from "./protocol";
import type { Call, Reply } from "./worker";
import EngineWorker from "./worker?worker&inline";

/** Starts the engine on a thread of its own. */
export function openEngine(): Engine {
  const worker = new EngineWorker();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let asked = 0;
  let opened = 0; // worlds, so that what was asked of an earlier one ends with it

  worker.onmessage = (message: MessageEvent<Reply>) => {
    const reply = message.data;
    const question = waiting.get(reply.number);
    waiting.delete(reply.number);
    if ("error" in reply) {
      question?.reject(new Error(reply.error));
    } else {
      question?.resolve(reply.value);
    }
  };

  function ask<T>(method: Call["method"], ...args: unknown[]): Promise<T> {
    const number = asked++;
    return new Promise<T>((resolve, reject) => {
      waiting.set(number, { resolve: resolve as (value: unknown) => void, reject });
      worker.postMessage({ number, method, args } satisfies Call);
    });
  }

  return {
    about: () => ask("about"),
    open(scenario) {
      ++opened;
      return ask("open", scenario);
    },
    live: (weeks) => ask("live", weeks),
    ties: (policy) => ask("ties", policy),
    life: (citizen) => ask("life", citizen),
    busiest: (most) => ask("busiest", most),
    async manyWorlds(first, count, told) {
      const world = opened;
      for (let number = first; number < first + count && world === opened; ++number) {
        told(await ask<WholeWorld>("wholeWorld", number));
      }
    },
  };
}
