// SPDX-License-Identifier: Apache-2.0
// What the page asks of the engine and what it is told: plain data, so that it can cross to a worker.
// The engine is the C++ model itself, compiled to WebAssembly (web/engine).

/** What is true of the engine whatever is simulated. */
export interface About {
  version: string;
  scenarios: ScenarioEntry[];
  series: Series[];
  parameters: Declaration[]; // of the model: path `need.exit`
  levers: Declaration[]; // of a policy: path `delivery_share`, below `policies.NAME`
  ladders: Ladder[];
  grid: Grid;
  selfAssessment: Question[];
}

/** A scenario of the gallery. */
export interface ScenarioEntry {
  name: string; // as it is extended: "borough-social-care.yaml"
  title: string;
  question: string;
  lookAt: string;
  policies: string[];
  baseline: string;
  horizonWeeks: number;
  citizens: number;
}

/** An outcome, of everybody or of a group. */
export interface Series {
  name: string; // "trust_clients"
  label: string; // "trust, clients"
  meaning: string;
  unit: string; // as people read it; "" for shares
  decimals: number;
  direction: "higher is better" | "lower is better" | "neither";
  area: string; // of benefit, or ""
}

/** A number that a user may set, as declared beside the mechanism that reads it. */
export interface Declaration {
  path: string;
  group: string; // the mechanism, or group of levers
  meaning: string;
  unit: string;
  fallback: number;
  plausible: [number, number]; // what sources allow: the range of a slider
  possible: [number, number];
  source: string;
  words: string[]; // where the number stands for a word; else empty
}

export interface Ladder {
  name: string; // "tlap"
  title: string;
  source: string;
  file: string; // as a scenario names it: "ladders/tlap.yaml"
  startingRung: string;
  rungs: Rung[]; // from the lowest
}

export interface Rung {
  name: string;
  number: number;
  group: "to" | "for" | "with";
  says: string;
  levers: Record<string, number>; // every lever as it stands on this rung
}

/** Who designs a service by who delivers it: nine cells, by design and then by delivery. */
export interface Grid {
  title: string;
  source: string;
  cells: Cell[];
}

export interface Cell {
  name: string;
  design: Party;
  delivery: Party;
  says: string;
  levers: Record<string, number>;
}

export type Party = "professionals" | "together" | "users";

/** One of the six questions of the self-assessment; answers from 0 to 4. */
export interface Question {
  name: string;
  asks: string;
  answers: string[];
  levers: Record<string, number[]>; // where each answer puts a lever
}

/** A scenario to be simulated: a text as in a file beside the gallery, and changes as of `--set`. */
export interface Asked {
  text: string;
  changes: string[]; // "need.exit=0.03"
  world: number;
}

/** What is wrong with a scenario, or with a change. */
export interface Problem {
  place: string; // "line 3, column 5", or the change
  message: string; // whole sentences
}

export type Opened = { ok: true; world: OpenedWorld } | { ok: false; problems: Problem[] };

/** A world at the end of its burn-in, when the policies begin. */
export interface OpenedWorld {
  title: string;
  question: string;
  seed: string; // 64 bits
  number: number;
  burnInWeeks: number;
  horizonWeeks: number;
  citizens: number;
  neighbourhoods: number;
  services: string[];
  primary: string[];
  baseline: number; // place in `policies`
  policies: PolicyFacts[];
  parameters: Record<string, number>; // values in force, by path
  warnings: string[];
  resolved: string; // the whole scenario in YAML: reproduces it from anywhere
  people: People;
  staff: Staff;
  loadAtStart: number;
  before: Frame; // one frame, the same for all policies
}

/** A policy as it begins. */
export interface PolicyFacts {
  name: string;
  rung: string; // as declared; "" where it names none
  cell: string; // likewise
  stages: { week: number; rung: string }[];
  levers: Record<string, number>; // of the first service, in the first week
}

/** What never changes about the citizens; one entry each, neighbourhood after neighbourhood. */
export interface People {
  neighbourhood: Uint16Array;
  advantage: Float32Array; // rank in the country, 0 lowest to 1 highest
  ageBand: Uint8Array; // 0 youngest to 4 oldest: from 16, 30, 45, 65, 80
}

/** Posts of professionals, neighbourhood after neighbourhood and service after service. */
export interface Staff {
  neighbourhood: Uint16Array;
  service: Uint8Array;
}

/** Marks of a citizen in a week, as bits of `Frame.marks`. */
export const marks = {
  client: 1,
  spoke: 2, // this week
  answered: 4, // an issue of theirs, this week
  unanswered: 8, // one fell due in silence, this week
  contributes: 16, // gives hours to a service, peers, neighbours or community life this week
  member: 32, // of the time bank
  hasPeer: 64, // is supported by somebody who came through it
  coDelivers: 128,
} as const;

/** Everybody under one policy at the end of a week. */
export interface Frame {
  week: number; // under the policy, 1 after the first; 0 before
  need: Float32Array; // the severest of a citizen's needs, 0 to 1; 0 where there is none
  wellbeing: Float32Array; // about 0 to 1
  trust: Float32Array; // 0 to 1
  frustration: Float32Array; // from contacts that were not answered, at least 0
  hours: Float32Array; // given this week, of all kinds, h
  credits: Float32Array; // h; NaN for who is no member
  marks: Uint8Array;
  staffInPost: Uint8Array; // 1, or 0 for a vacant post
  staffStrain: Float32Array; // burnout, 0 to 1
  staffLoad: Float32Array; // of their team: hours owed over hours there are
  exchanges: Uint32Array; // of this week: giver, receiver, quarter-hours, giver, …
}

/** Weeks just lived: `series` has one list a policy, week after week, every series in order. */
export interface Lived {
  from: number; // weeks lived before
  to: number;
  series: Float32Array[];
  frames: Frame[]; // one a policy, of the last week
  finished: Finished | null; // after the last week of the horizon
}

export interface Finished {
  digest: string; // what `dowith compare` prints for this scenario with this world alone
  realised: Realised[]; // one a policy
  levels: Float32Array[]; // one a policy: each series over its window
}

/** Where a policy came to stand in what it did, whatever it is called. */
export interface Realised {
  power: number; // of citizens in design
  delivery: number; // share of citizens in hours that reach cases
  rung: string; // of the ladder of co-production
  number: number;
  cell: string;
}

/** Ties of all citizens under one policy now: pairs i < j and how strong they are. */
export interface Ties {
  pairs: Uint32Array;
  strength: Float32Array; // 0 to 1; NaN for kin in another neighbourhood
}

/** A citizen, and what they lived through under each policy so far. */
export interface Life {
  who: string;
  lives: { standing: { name: string; value: string }[]; story: string[] }[];
}

/** Series of one more world, as in `Lived.series`, over the whole horizon. */
export interface WholeWorld {
  number: number;
  series: Float32Array[];
  levels: Float32Array[];
}

/** The engine as the page sees it. Calls are answered in order. */
export interface Engine {
  about(): Promise<About>;
  /** Draws a world and lives its burn-in; what was open before is gone. */
  open(asked: Asked): Promise<Opened>;
  /** Lives so many weeks under every policy, or what is left of the horizon. */
  live(weeks: number): Promise<Lived>;
  ties(policy: number): Promise<Ties>;
  life(citizen: number): Promise<Life>;
  /** Numbers of those to whom most happened, most first. */
  busiest(most: number): Promise<number[]>;
  /** Whole worlds of the open scenario, told one by one; another call or `open` does not wait. */
  manyWorlds(first: number, count: number, told: (world: WholeWorld) => void): Promise<void>;
}
