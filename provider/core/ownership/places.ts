import { isUnknown, type Sameness, sameness, type Thing } from "./thing";

export function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** The same place means that two things may be one. */
export const placeOf = (thing: Thing): string => [thing.kind, thing.cloud, lastWord(thing)].join("/");

const lastWord = ({ words }: Thing): string => String(Object.values(words).at(-1));

/** Shorter lists are compared in pairs. */
const indexedFrom = 8;

/** A thing whose last word is not known may be any. */
export const placesOf = (thing: Thing): string[] => [placeOf(thing), placeOf({ ...thing, words: { last: "?" } })];

/** Compares what may be the same: of a thousand things those that share the last word, and those whose last word is not known. */
export function someSame(some: readonly Thing[], others: readonly Thing[], oneAccount: boolean): Sameness {
  if (some.length > others.length) return someSame(others, some, oneAccount);
  let found: Sameness = "no";
  for (const one of some) {
    for (const other of nearOf(others, one)) {
      const same = sameness(one, other, oneAccount);
      if (same === "yes") return "yes";
      if (same === "maybe") found = "maybe";
    }
  }
  return found;
}

const indexes = new WeakMap<readonly Thing[], ReadonlyMap<string, Thing[]>>();

function nearOf(things: readonly Thing[], thing: Thing): readonly Thing[] {
  if (things.length < indexedFrom || isUnknown(thing)) return things;
  let index = indexes.get(things);
  if (index === undefined) {
    const made = new Map<string, Thing[]>();
    for (const one of things) addTo(made, isUnknown(one) ? "?" : lastWord(one), one);
    index = made;
    indexes.set(things, index);
  }
  return [...(index.get(lastWord(thing)) ?? []), ...(index.get("?") ?? [])];
}
