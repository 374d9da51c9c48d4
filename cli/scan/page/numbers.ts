/** Thousands apart, the same on each machine. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** Of how many buckets how many are watched. */
export interface Share {
  readonly on: number;
  readonly unknown: number;
  readonly all: number;
}

/** `74.5 %`: rounded down, so that only the whole is 100. */
export function percent({ on, all }: Share): string {
  return all === 0 ? "no buckets" : `${(Math.floor((1000 * on) / all) / 10).toFixed(1)} %`;
}

/** A share as a bar; it takes the whole width that it gets. */
export function bar({ on, unknown, all }: Share, label: string): string {
  const part = (count: number) => (all === 0 ? 0 : (100 * count) / all).toFixed(1);
  return `<svg viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="${label}"><rect class="bad" width="100" height="6"/><rect class="unknown" width="${part(on + unknown)}" height="6"/><rect class="good" width="${part(on)}" height="6"/></svg>`;
}
