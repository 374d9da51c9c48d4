import { isRecord } from "./validation";

/**
 * A copy that the wire format of the engine can hold: without `undefined`, and without halves of characters, on which the process that
 * sends them ends.
 */
export function plain<T>(value: T): T {
  if (typeof value === "string") return value.toWellFormed() as T;
  if (Array.isArray(value)) return value.map(plain) as T;
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(kept.map(([name, item]) => [name.toWellFormed(), plain(item)])) as T;
}

/** Text that is the same for the same members, in whatever order they stand. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_name, part) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))) : part,
  );
}
