import { drawn, seedFrom } from "../faults/random.mts";

/** All that is drawn in a run of `npm test` hangs on this number. */
const ownSeed = seedFrom("TEST_SEED");

/**
 * As many of the cells as `count`, which a seed picks. Each takes seconds; `npm run test:all` has all of them. The order stays.
 */
export function sampled<T>(what: string, cells: readonly T[], count: number): readonly T[] {
  if (process.env.TEST_CELLS === "all" || count >= cells.length) return cells;
  const seed = Number(process.env.TEST_SEED ?? ownSeed);
  console.log(`${what}: ${count} of ${cells.length}, drawn with TEST_SEED=${seed}`);
  const own = [...what].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return drawn(cells, count, seed + own);
}
