import { createHash } from "node:crypto";
import { unknownValue } from "../fields/unknown";

/** How the resources of a kind name the one thing of the cloud that they are about. */
export interface Identity {
  /** Inputs that together are unique in an account; the last one is always there. */
  readonly words: readonly string[];
  /** Inputs that may differ for one thing, such as the region by which a thing of the whole account is asked for. */
  readonly hints?: readonly string[];
  /** What a state knows beyond its inputs and two things never share: a number, an account. */
  marks?(state: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

/**
 * One thing of a cloud, in the words that inputs and states share. Ids will not do: they hold numbers that only a create
 * knows. Values are digests, because a name may be a secret input and a thing is written to a file.
 */
export interface Thing {
  readonly kind: string;
  readonly cloud: string;
  /** `undefined` for what is left to the configuration. */
  readonly words: Readonly<Record<string, string | undefined>>;
  readonly hints: Readonly<Record<string, string | undefined>>;
  readonly marks: Readonly<Record<string, string | undefined>>;
}

/** Whether two are one: `maybe` where something that would tell is not known. */
export type Sameness = "yes" | "no" | "maybe";

/** Stands for a value that the program does not know yet: never surely the same as anything. */
const unknownWord = "?";

export function thingOf(
  kind: string,
  cloud: string,
  identity: Identity,
  properties: Readonly<Record<string, unknown>>,
): Thing {
  const digests = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, digest(properties[name])]));
  const marks = Object.entries(identity.marks?.(properties) ?? {});
  return {
    kind,
    cloud,
    words: digests(identity.words),
    hints: digests(identity.hints ?? []),
    marks: Object.fromEntries(marks.map(([name, value]) => [name, digest(value)])),
  };
}

export function digest(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (value === unknownValue) return unknownWord;
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 16);
}

/** True where the program does not know yet which thing it is. */
export function isUnknown({ words }: Thing): boolean {
  return Object.values(words).includes(unknownWord);
}

/** Compares two things. `oneAccount`: both are asked for with the same configuration. */
export function sameness(one: Thing, other: Thing, oneAccount: boolean): Sameness {
  if (one.kind !== other.kind || one.cloud !== other.cloud) return "no";
  const words = compare(one.words, other.words);
  const marks = compare(one.marks, other.marks);
  if (words === "no" || marks === "no") return "no";
  const sure = words === "yes" && compare(one.hints, other.hints) === "yes";
  return sure && oneAccount ? "yes" : "maybe";
}

function compare(one: Thing["words"], other: Thing["words"]): Sameness {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const each = [...names].map((name) => compareValue(one[name], other[name]));
  if (each.includes("no")) return "no";
  return each.includes("maybe") ? "maybe" : "yes";
}

function compareValue(one: string | undefined, other: string | undefined): Sameness {
  if (one === unknownWord || other === unknownWord) return "maybe";
  if (one === other) return "yes";
  return one === undefined || other === undefined ? "maybe" : "no";
}

/** A text that two things share when they are surely the same within one account; none while a part of the name is not known. */
export function keyOf({ kind, cloud, words, hints }: Thing): string | undefined {
  const parts = [...Object.values(hints), ...Object.values(words)];
  if (parts.includes(unknownWord) || parts.at(-1) === undefined) return undefined;
  return JSON.stringify([kind, cloud, words, hints]);
}

/** A text that two things share when all their words are the same. */
export const nameOf = ({ kind, cloud, words }: Thing): string => JSON.stringify([kind, cloud, words]);

/** Whether each of the old things has the key that a new one needs. */
export const keepsKeys = (before: readonly Thing[], after: readonly Thing[]): boolean =>
  before.every((thing) => after.some((other) => keepsKey(thing, other)));

/** Whether what must be unique in an account is the same, so that the old one has to go before the new one can be made. */
export function keepsKey(before: Thing, after: Thing): boolean {
  return before.kind === after.kind && before.cloud === after.cloud && compare(before.words, after.words) === "yes";
}
