import type { Difference } from "./diff";
import { type Guard, guard, type Weakening } from "./guard";
import { holdsUnknown } from "./unknown";
import { isRecord } from "./validation";

/** What a difference takes away. */
export function weakeningOf({ before, after, meta }: Difference): Weakening | undefined {
  if (meta.weakens === undefined) return undefined;
  if (holdsUnknown(after))
    return { rule: "undecided", severity: "medium", reason: "the new value is known only while it is applied" };
  return meta.weakens(before, after);
}

/** Whether the way back would weaken. What begins or ends is told by the status, or by what it is a part of. */
export function strengthens({ before, after, ...difference }: Difference): boolean {
  if (before === undefined || after === undefined) return true;
  return weakeningOf({ ...difference, before: after, after: before }) !== undefined;
}

/** For `status`. */
export const switchedOff: Guard = switchedOffAnd();

/** For a `status` whose end takes more along: `, and the records that there are are deleted`. */
export function switchedOffAnd(loss = ""): Guard {
  return guard(["switched-off"], (before, after) =>
    before === "Enabled" && after !== "Enabled"
      ? { rule: "switched-off", severity: "high", reason: `recording is switched off${loss}` }
      : undefined,
  );
}

/** Another destination. */
export const elsewhere = {
  rule: "redirected",
  severity: "medium",
  reason: "records go to another destination",
} as const;

/** For where records go: another place is a matter of care, no place a loss. */
export const destination: Guard = guard(["undelivered", "redirected"], (before, after) => {
  if (before === undefined) return undefined;
  return after === undefined
    ? { rule: "undelivered", severity: "high", reason: "records are no longer delivered there" }
    : elsewhere;
});

/** For a part of a destination whose absence means something too, such as the account that owns the bucket. */
export const redirected: Guard = guard(["redirected"], () => elsewhere);

/** For a place that is set only while recording is on: the status tells of its beginning and end. */
export const relocated: Guard = guard(["redirected"], (before, after) =>
  before === undefined || after === undefined ? undefined : elsewhere,
);

/** For the identity by which records are delivered. */
export const deliverer: Guard = guard(["undelivered"], (before, after) =>
  before === undefined || after === undefined
    ? undefined
    : { rule: "undelivered", severity: "medium", reason: "records may no longer be delivered, and no error says so" },
);

/** For what is recorded, as text, text with commas, or a list; `whole` tells the scope that leaves nothing out. */
export function scope(whole: (parts: readonly string[]) => boolean): Guard {
  return guard(["narrowed"], (before, after) => {
    const [was, is] = [parts(before), parts(after)];
    if (whole(is)) return undefined;
    if (whole(was)) return { rule: "narrowed", severity: "medium", reason: `only ${is.join(", ")} is recorded` };
    const missing = was.filter((part) => !is.includes(part));
    if (missing.length === 0) return undefined;
    return { rule: "narrowed", severity: "medium", reason: `${missing.join(", ")} is no longer recorded` };
  });
}

/** For what is left out. */
export const exclusions: Guard = guard(["narrowed"], (before, after) => {
  const was = parts(before);
  const added = parts(after).filter((part) => !was.includes(part));
  if (added.length === 0) return undefined;
  return { rule: "narrowed", severity: "medium", reason: `${added.join(", ")} is no longer recorded` };
});

/** For a switch that widens what is recorded, such as an organization's accounts. */
export function widening(what: string): Guard {
  return guard(["narrowed"], (before, after) =>
    before === true && after !== true
      ? { rule: "narrowed", severity: "medium", reason: `${what} are no longer recorded` }
      : undefined,
  );
}

/** For a switch that protects records, or the choice of a protection. */
export function protection(reason: string): Guard {
  const isThere = (value: unknown) => value !== undefined && value !== false && value !== "";
  return guard(["unprotected"], (before, after) =>
    isThere(before) && !isThere(after) ? { rule: "unprotected", severity: "medium", reason } : undefined,
  );
}

/** For days that records are kept, where 0 means for ever. */
export const retention: Guard = guard(["shortened"], (before, after) => {
  const days = (value: unknown) => (typeof value === "number" ? value || Number.POSITIVE_INFINITY : undefined);
  const [was, is] = [days(before), days(after)];
  if (was === undefined || is === undefined || is >= was) return undefined;
  return { rule: "shortened", severity: "medium", reason: `records are kept for ${after} days only` };
});

/** For days that records can be read at once, where 0 means none. */
export const readiness: Guard = guard(["shortened"], (before, after) => {
  if (typeof before !== "number" || typeof after !== "number" || after >= before) return undefined;
  return { rule: "shortened", severity: "medium", reason: `records stay in fast storage for ${after} days only` };
});

const endings = ["keep", "restore", "disable", "delete"];

/** For `onDelete`. */
export const ending: Guard = guard(["loosened"], (before, after) =>
  endings.indexOf(String(after)) > endings.indexOf(String(before))
    ? { rule: "loosened", severity: "medium", reason: "destroying the resource would switch recording off" }
    : undefined,
);

/** For a list of what is managed, member by member. */
export const leaving: Guard = guard(["deleted"], (before, after) =>
  before !== undefined && after === undefined
    ? { rule: "deleted", severity: "medium", reason: "it is no longer managed" }
    : undefined,
);

function parts(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (value === undefined || value === null || isRecord(value)) return [];
  return String(value).split(",");
}
