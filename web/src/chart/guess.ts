// SPDX-License-Identifier: Apache-2.0

/** What somebody expects of an outcome: a level at a few weeks, joined by straight lines. */
export interface Guess {
  weeks: number[]; // ascending, from 0 to the horizon
  levels: number[];
}

const points = 7;

/** A guess that nothing changes. */
export function level(start: number, horizon: number): Guess {
  const weeks = Array.from({ length: points }, (_, i) => Math.round((i * horizon) / (points - 1)));
  return { weeks, levels: weeks.map(() => start) };
}

/** The guess with its nearest point moved to a level; where things stand now is known. */
export function moved(guess: Guess, week: number, to: number): Guess {
  let nearest = 1;
  guess.weeks.forEach((each, i) => {
    if (i > 0 && Math.abs(each - week) < Math.abs(guess.weeks[nearest]! - week)) {
      nearest = i;
    }
  });
  return { weeks: guess.weeks, levels: guess.levels.map((each, i) => (i === nearest ? to : each)) };
}

export function at(guess: Guess, week: number): number {
  const { weeks, levels } = guess;
  const next = weeks.findIndex((each) => each >= week);
  if (next <= 0) {
    return levels[next === 0 ? 0 : levels.length - 1]!;
  }
  const share = (week - weeks[next - 1]!) / (weeks[next]! - weeks[next - 1]!);
  return levels[next - 1]! + share * (levels[next]! - levels[next - 1]!);
}

/** How far off the guess was on average over known weeks, and at the end: guess less outcome. */
export function missed(guess: Guess, outcome: number[]): { onAverage: number; atEnd: number } {
  let sum = 0;
  let count = 0;
  let atEnd = NaN;
  outcome.forEach((value, week) => {
    if (Number.isFinite(value)) {
      atEnd = at(guess, week + 1) - value;
      sum += Math.abs(atEnd);
      ++count;
    }
  });
  return { onAverage: sum / count, atEnd };
}
