import { isDeepStrictEqual } from "node:util";
import type { JournalEntry } from "../stage/emulator.mts";
import { subjectOf } from "../subjects/index.mts";
import { type Declared, isWrite, type Look, type Subject } from "../subjects/subject.mts";
import type { Cell } from "./cells.mts";

const tell = (value: unknown): string => JSON.stringify(value) ?? "nothing";

/** Where the cloud is not as expected, resource by resource. */
export function differing(when: string, actual: Look, expected: Look): readonly string[] {
  const names = Object.keys(expected).filter((name) => !isDeepStrictEqual(actual[name], expected[name]));
  return names.map((name) => `${when} ${name} is ${tell(actual[name])}, not ${tell(expected[name])}`);
}

/** Requests that switch off, narrow or delete what is declared otherwise, refused ones among them. */
export function weakening(
  subject: Subject,
  journal: readonly JournalEntry[],
  declared: readonly Declared[],
): readonly string[] {
  return journal.flatMap((entry) => {
    const resource = subject.weakens(entry, declared);
    return resource === undefined ? [] : [`${resource} was weakened by ${tellRequest(entry)}`];
  });
}

/** Requests that change anything. */
export function writing(journal: readonly JournalEntry[]): readonly string[] {
  return journal.filter(isWrite).map((entry) => `there was a write: ${tellRequest(entry)}`);
}

const tellRequest = ({ action, target, body }: JournalEntry): string => `${action} ${target} ${body}`.trim();

/** Killed in these ways, nobody is left who could keep what a setting was found as. */
const forgetful: readonly string[] = ["plugin", "pulumi", "pulumi-tree"];

/** A cell, the resources that the state kept, and the cloud as it was found and as the interruption left it. */
export interface Aftermath {
  readonly cell: Cell;
  readonly kept: readonly string[];
  readonly found: Look;
  readonly left: Look;
}

/**
 * The settings whose first write was carried out before the state could be saved. How they were found is lost, so the next
 * `up` finds what that write made of them, and the end leaves them so.
 */
export function forgotten({ cell, kept, found, left }: Aftermath): readonly string[] {
  if (cell.operation !== "up" || !forgetful.includes(cell.action)) return [];
  const unknown = subjectOf(cell.cloud).settings.filter((name) => !kept.includes(name));
  return unknown.filter((name) => !isDeepStrictEqual(left[name], found[name]));
}
