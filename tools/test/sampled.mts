import { randomInt } from "node:crypto";

/** All that is drawn in a run of `npm test` hangs on this number. */
const ownSeed = randomInt(1_000_000);

/**
 * As many of the cells as `count`, which a seed picks. Each takes seconds; `npm run test:all` has all of them. The order stays.
 */
export function sampled<T>(what: string, cells: readonly T[], count: number): readonly T[] {
  if (process.env.TEST_CELLS === "all" || count >= cells.length) return cells;
  const seed = Number(process.env.TEST_SEED ?? ownSeed);
  console.log(`${what}: ${count} of ${cells.length}, drawn with TEST_SEED=${seed}`);
  const step = stepFor(cells.length);
  const start = seed + [...what].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const picked = new Set(Array.from({ length: count }, (_, index) => (start + index * step) % cells.length));
  return cells.filter((_, index) => picked.has(index));
}

/** Spreads what is picked, and meets each cell once. */
function stepFor(length: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  for (let step = Math.ceil(length / 2); ; step += 1) if (divisor(step, length) === 1) return step;
}
