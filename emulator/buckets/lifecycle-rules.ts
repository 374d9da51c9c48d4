import type { Refusal } from "../wire/refusal";
import type { WireAnswer } from "../wire/wire";
import type { Bucket, LifecycleRule } from "./bucket";

/** What a service wants of rules that go by the last access, and how it refuses what it does not take. */
export interface RulesByAccess {
  isOne(rule: LifecycleRule): boolean;
  isProper(rule: LifecycleRule): boolean;
  malformed(): Refusal;
  /** Such a rule needs the access monitor. */
  unmonitored(): Refusal;
}

/** PUT: the rules take the place of all that there are; none are no document. */
export function putRules(bucket: Bucket, rules: LifecycleRule[] | undefined, byAccess: RulesByAccess): WireAnswer {
  if (rules === undefined) throw byAccess.malformed();
  const found = rules.filter(byAccess.isOne);
  if (!found.every(byAccess.isProper)) throw byAccess.malformed();
  if (found.length > 0 && bucket.accessMonitor !== "Enabled") throw byAccess.unmonitored();
  bucket.lifecycleRules = rules;
  return { status: 200, headers: {}, body: "" };
}

/** DELETE. */
export function deleteRules(bucket: Bucket): WireAnswer {
  bucket.lifecycleRules = [];
  return { status: 204, headers: {}, body: "" };
}
