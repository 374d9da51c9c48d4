import { randomInt } from "node:crypto";

/** The seed that the variable has; without one any, which the caller prints so that the same can be drawn again. */
export const seedFrom = (variable: string): number => Number(process.env[variable] ?? randomInt(1_000_000));

/** Numbers from 0 to below 1 that are the same for the same seed: Mulberry32, which is in the public domain. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same values in another order (Fisher and Yates). */
export function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

/** As many of the values as `count`, which the seed picks; the order stays. */
export function drawn<T>(values: readonly T[], count: number, seed: number): readonly T[] {
  const order = shuffled([...values.keys()], randomFrom(seed));
  const picked = new Set(order.slice(0, count));
  return values.filter((_, index) => picked.has(index));
}
