import { isDeepStrictEqual } from "node:util";
import type { FaultName } from "./faults";
import type { Scene } from "./scene";

export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** An operation that is about to run before clouds that are as it needs them. */
export interface Act {
  run(): Promise<unknown>;
  /** What is wrong with the outcome, once the trouble is over. */
  judge(outcome: Outcome, fault?: FaultName): Promise<readonly string[]>;
}

/** An operation of an adapter. */
export interface Operation {
  readonly key: string;
  /** Of the cloud, as messages name it. */
  readonly cloud: string;
  prepare(scene: Scene): Promise<Act>;
}

/** What undisturbed runs left and answered, by what they were. */
const undisturbed = new Map<string, unknown>();

/** The first time is undisturbed, and what it shows is right from then on. */
export function compare(key: string, what: string, value: unknown): string[] {
  if (!undisturbed.has(key)) undisturbed.set(key, value);
  const right = undisturbed.get(key);
  if (isDeepStrictEqual(value, right)) return [];
  return [`${what} is ${JSON.stringify(value)?.slice(0, 1500)} instead of ${JSON.stringify(right)?.slice(0, 1500)}`];
}

/** Either an error or what there is. */
export function judgeReading(
  key: string,
  cloud: string,
  outcome: Outcome,
  fault: FaultName | undefined,
): readonly string[] {
  if ("error" in outcome || showsBefore(cloud, key, fault)) return [];
  return compare(key, "what was read", withoutTimes(outcome.value));
}

/** A cloud that shows what was there before looks like one that shows what is there. */
export function showsBefore(cloud: string, what: string, fault: FaultName | undefined): boolean {
  // So TOS answers for a bucket that has no status, by the vendor's SDKs.
  return fault === "stale" || (fault === "{}" && cloud === "volcengine" && /BucketAccess(Log|Monitor)/.test(what));
}

/** Ids and times are not the same in each run, and a link is signed at each read. */
function withoutTimes(value: unknown): unknown {
  const volatile = /time|trackid|trackerid|notificationid|^id$|arn$|requestids?$|^job(id|status)$|^(link|fileid)$/i;
  return value && JSON.parse(JSON.stringify(value, (key, member) => (volatile.test(key) ? undefined : member)));
}
