import { holdsUnknown } from "../../core/fields/unknown";
import type { Caution, Properties } from "../../core/lifecycle/kind";

/** What a cloud does with the audit records of a database, in its own words. */
export interface RecordLoss {
  /** `deletes` where the vendor says so, `may delete` where nobody does. */
  readonly deletes: string;
  /** Nobody says that auditing is billed. */
  readonly isFree?: true;
  /** Whether the records that there are outlast the end of auditing. */
  keeps?(inputs: Properties): boolean;
  /** What else is lost with what is switched off, as a sentence. */
  final?(before: Properties | undefined, inputs: Properties): string | undefined;
  /** Whose records are kept as long as those of the instance, where they are not its own: `of all instances of the region`. */
  shared?(inputs: Properties): string | undefined;
  /** What a change of auditing that stays on loses beside the days, as predicates. */
  more?(before: Properties, inputs: Properties): readonly string[];
}

/**
 * What a change of a database's auditing loses or costs: nothing in the cloud tells it afterwards. `what` is a noun phrase, such
 * as `the audit policy of redis instance r-1 in cn-hangzhou`.
 */
export function databaseCautions(
  what: string,
  loss: RecordLoss,
  inputs: Properties,
  before: Properties | undefined,
): readonly Caution[] {
  const { status } = inputs;
  if (holdsUnknown(status)) return [];
  if (status === "Enabled")
    return before?.status === "Enabled" ? changed(what, loss, inputs, before) : switchedOn(what, loss, inputs, before);
  if (before?.status === "Disabled" || loss.keeps?.(inputs)) return [];
  const where = before === undefined ? " where it is on" : "";
  const more = loss.final?.(before, inputs);
  const lost = `${what} is switched off${where}, which ${loss.deletes} the existing audit records`;
  return [{ sort: "lost", text: more === undefined ? lost : `${lost}. ${more}` }];
}

/** A resource is new where auditing may be on all the same. */
function switchedOn(
  what: string,
  { isFree, deletes, shared }: RecordLoss,
  inputs: Properties,
  before: Properties | undefined,
): readonly Caution[] {
  const billed: Caution = { sort: "billed", text: `${what} is switched on where it is off; the cloud bills for it` };
  const cost = isFree ? [] : [billed];
  const { keepDays } = inputs;
  if (before !== undefined || typeof keepDays !== "number") return cost;
  const older = `records${of(shared?.(inputs))} that are older than ${keepDays} days, where they are kept for longer`;
  return [...cost, { sort: "lost", text: `${what} ${deletes} ${older}` }];
}

function changed(
  what: string,
  { deletes, shared, more }: RecordLoss,
  inputs: Properties,
  before: Properties,
): readonly Caution[] {
  const [was, is] = [before.keepDays, inputs.keepDays];
  const isShorter = typeof was === "number" && typeof is === "number" && is < was;
  const whose = of(shared?.({ ...before, ...inputs }));
  return [
    ...(isShorter ? [`keeps records for ${is} days instead of ${was}, which ${deletes} the older ones${whose}`] : []),
    ...(more?.(before, inputs) ?? []),
  ].map((predicate) => ({ sort: "lost", text: `${what} ${predicate}` }));
}

const of = (whose: string | undefined) => (whose === undefined ? "" : ` ${whose}`);
