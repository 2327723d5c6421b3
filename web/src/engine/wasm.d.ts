// SPDX-License-Identifier: Apache-2.0
// What scripts/explorer makes of web/engine: the model as WebAssembly, in one file.
declare module "*/engine.js" {
  interface Answer {
    ok: boolean;
    problems: string;
    facts: string;
    people: import("./protocol").People;
    staff: import("./protocol").Staff;
    before: import("./protocol").Frame;
  }
  interface Weeks {
    from: number;
    to: number;
    series: Float32Array[];
    frames: import("./protocol").Frame[];
    finished?: string;
    levels?: Float32Array[];
  }
  export interface WasmEngine {
    about(): string;
    open(text: string, changes: string, world: number): Answer;
    live(weeks: number): Weeks;
    ties(policy: number): import("./protocol").Ties;
    life(citizen: number): string;
    busiest(most: number): Int32Array;
    wholeWorld(number: number): import("./protocol").WholeWorld;
  }
  export default function createEngine(): Promise<{ Engine: new () => WasmEngine }>;
}
