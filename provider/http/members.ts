import { isRecord } from "../core/fields/validation";
import { MalformedAnswer } from "./service";

/** Members of JSON answers, each read as what it must be. Absent and null are the same; what is something else is no answer. */

type Wire = Readonly<Record<string, unknown>>;

/** `undefined` for a member that has nothing to say: absent, null or empty. */
export function textIn(wire: Wire, name: string): string | undefined {
  const value = memberOf(wire, name);
  if (value === undefined || typeof value === "string") return value || undefined;
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  throw new MalformedAnswer(`${name} is not text`);
}

export function flagIn(wire: Wire, name: string, unset = false): boolean {
  const value = memberOf(wire, name) ?? unset;
  if (typeof value === "boolean") return value;
  throw new MalformedAnswer(`${name} is neither true nor false`);
}

/** How many there are of something, if it is told. */
export function countIn(wire: Wire, name: string): number | undefined {
  const value = memberOf(wire, name);
  if (value === undefined || (typeof value === "number" && Number.isSafeInteger(value) && value >= 0)) return value;
  throw new MalformedAnswer(`${name} is not a number of rows`);
}

/** A list that may be absent only where `isEmpty`: where something else in the answer says that there is nothing. */
export function listIn(wire: Wire, name: string, isEmpty = false): readonly unknown[] {
  const value = memberOf(wire, name);
  if (Array.isArray(value)) return value;
  if (value !== undefined) throw new MalformedAnswer(`${name} is not a list`);
  if (!isEmpty) throw new MalformedAnswer(`the answer has no ${name}`);
  return [];
}

/** Texts, none where there is no list. */
export function textsIn(wire: Wire, name: string): string[] {
  return listIn(wire, name, true).map((item) => {
    if (typeof item === "string") return item;
    throw new MalformedAnswer(`${name} is not a list of texts`);
  });
}

export function objectIn(wire: Wire, name: string): Wire {
  const value = memberOf(wire, name) ?? {};
  if (isRecord(value)) return value;
  throw new MalformedAnswer(`${name} is not an object`);
}

/** A time that is told in milliseconds since 1970, as ISO 8601 in UTC. */
export function instant(milliseconds: unknown): string | undefined {
  if (typeof milliseconds !== "number") return undefined;
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** What a free-form member says, as far as it is text or a number: a failure or an event is told in any case. */
export function hint(value: unknown): string | undefined {
  const says = typeof value === "string" || typeof value === "number" || typeof value === "bigint";
  return says ? String(value) || undefined : undefined;
}

/** The members that are there. */
export function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}

function memberOf(wire: Wire, name: string): unknown {
  return (Object.hasOwn(wire, name) ? wire[name] : undefined) ?? undefined;
}
