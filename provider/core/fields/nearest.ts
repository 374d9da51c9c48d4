import { closestMatch } from "leven";

/** Why a name is refused: `is not a setting. Did you mean region? There are region, site`. */
export function notAmong(known: readonly string[], name: string, what: string): string {
  const near = nearest(name, known);
  const [hint, all] = [near === undefined ? ";" : `. Did you mean ${near}?`, known.join(", ")];
  return `is not ${what}${hint} ${near === undefined ? "there" : "There"} are ${all}`;
}

/** The name that was probably meant, whatever its case and separators; `undefined` when none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const meant = plain(name);
  const maxDistance = Math.min(3, Math.max(1, Math.floor(meant.length / 3)));
  const match = closestMatch(meant, known.map(plain), { maxDistance });
  return match === undefined ? undefined : known.find((candidate) => plain(candidate) === match);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
