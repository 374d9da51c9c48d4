import { holdsUnknown } from "../../core/fields/unknown";
import type { Properties } from "../../core/lifecycle/kind";

/** What a cloud does with the audit records of a database, in its own words. */
export interface RecordLoss {
  /** `deletes` where the vendor says so, `may delete` where nobody does. */
  readonly deletes: string;
  /** What else is lost with what is switched off, as a sentence. */
  final?(before: Properties | undefined, inputs: Properties): string | undefined;
}

/**
 * What a change of a database's auditing loses or costs: nothing in the cloud tells it afterwards. `what` is a noun phrase, such
 * as `the audit policy of redis instance r-1 in cn-hangzhou`.
 */
export function databaseCautions(
  what: string,
  { deletes, final }: RecordLoss,
  inputs: Properties,
  before: Properties | undefined,
): readonly string[] {
  const { status, keepDays } = inputs;
  if (holdsUnknown(status) || holdsUnknown(keepDays)) return [];
  if (status === "Enabled" && before?.status !== "Enabled")
    return [`${what} is switched on where it is off, which is billed`];
  if (status === "Disabled" && before?.status !== "Disabled") {
    const where = before === undefined ? " where it is on" : "";
    const more = final?.(before, inputs);
    const lost = `${what} is switched off${where}, which ${deletes} the audit records that there are`;
    return [more === undefined ? lost : `${lost}. ${more}`];
  }
  const [was, is] = [before?.keepDays, keepDays];
  if (status !== "Enabled" || typeof was !== "number" || typeof is !== "number" || is >= was) return [];
  return [`${what} keeps records for ${is} days instead of ${was}, which ${deletes} the older ones`];
}
