import { z } from "zod";
import type { Rule } from "../../core/fields/check";
import { parseTimestamp } from "../../core/listing/timestamps";
import type { Asked } from "../../core/session/notebook";
import type { Operation } from "../../core/session/operation";

const timeRule = "must be a time with its offset, in whole seconds, such as 2026-01-15T08:00:00+08:00";

/** A time that stays text: a state knows no dates. */
export const spanTimeField = z.string().transform((text, context) => {
  const time = parseTimestamp(text.trim());
  if (time !== undefined && time.getTime() % 1000 === 0) return time.toISOString();
  context.addIssue({ code: "custom", message: timeRule });
  return z.NEVER;
});

export const fileIdField = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, "must be the id of a file, as getAuditLogs lists it")
  .max(255);

interface Span {
  readonly startTime: string;
  readonly endTime: string;
}

/** A span has a length, and is over. */
export const spanRules: readonly Rule<Span>[] = [
  {
    fields: ["startTime", "endTime"],
    check: ({ startTime, endTime }) =>
      endTime > startTime
        ? undefined
        : { property: "endTime", reason: `must be later than startTime (${startTime}), but is ${endTime}` },
  },
  {
    fields: ["endTime"],
    check({ endTime }) {
      if (Date.parse(endTime) <= Date.now()) return undefined;
      return {
        property: "endTime",
        reason: `must be in the past, because later records would be missing, but is ${endTime}`,
      };
    },
  },
];

/** What was asked for under a key, by any process of this user. */
export function askedFor({ session }: Operation, key: string): Asked | undefined {
  return session.notebook.find(key);
}

/** Writes down what is asked for, or what became of it. */
export function note({ session }: Operation, key: string, what: Partial<Asked>): void {
  session.notebook.write({ before: [], at: session.clock.now(), ...what, key });
}

/** A request that may have been carried out shows in the list by then. */
const settlesMs = 30_000;
const lookEveryMs = 3000;

/** What a request of a moment ago made, whose answer nobody has: a list may be behind. */
export async function awaitAsked<T>(
  operation: Operation,
  key: string,
  find: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const own = askedFor(operation, key);
  if (own === undefined || own.refused || own.id !== undefined) return undefined;
  while (operation.session.clock.now() - own.at < settlesMs) {
    await operation.sleep(lookEveryMs);
    const found = await find();
    if (found !== undefined) return found;
  }
  return undefined;
}
