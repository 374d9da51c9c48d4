import { randomInt } from "node:crypto";

const seed = Number(process.env.ENGINE_SEED ?? randomInt(1_000_000));
const everything = process.env.ENGINE_CELLS === "all";

/**
 * As many of the cells as `count`, which a seed picks. Each takes the engine many seconds; `npm run test:all` has all of them. The
 * order stays.
 */
export function sampled<T>(what: string, cells: readonly T[], count: number): readonly T[] {
  if (everything || count >= cells.length) return cells;
  console.log(`${what}: ${count} of ${cells.length}, drawn with ENGINE_SEED=${seed}`);
  const step = stepFor(cells.length);
  const picked = new Set(Array.from({ length: count }, (_, index) => (seed + index * step) % cells.length));
  return cells.filter((_, index) => picked.has(index));
}

/** Spreads what is picked, and meets each cell once. */
function stepFor(length: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  for (let step = Math.ceil(length / 2); ; step += 1) if (divisor(step, length) === 1) return step;
}
