import type { Bucket, LifecycleRule } from "../../../buckets/bucket";
import { elementsOf, isRule, readLifecycle, writeLifecycle } from "../../../buckets/lifecycle-document";
import { putRules, type RulesByAccess } from "../../../buckets/lifecycle-rules";
import type { WireAnswer, WireRequest } from "../../../wire/wire";
import { readXmlBody, usesAccessTime } from "./access-monitor";
import { refusal } from "./errors";

/** GET, PUT and DELETE `/?lifecycle`; a PUT replaces the whole set. */
export function getLifecycle(bucket: Bucket): WireAnswer {
  if (bucket.lifecycleRules.length === 0) throw refusal("NoSuchLifecycleConfiguration");
  const body = writeLifecycle(bucket.lifecycleRules);
  return { status: 200, headers: { "Content-Type": "application/xml" }, body };
}

export function putLifecycle(bucket: Bucket, request: WireRequest): WireAnswer {
  return putRules(bucket, readLifecycle(readXmlBody(request)), byAccess);
}

const byAccess: RulesByAccess = {
  isOne: usesAccessTime,
  isProper: isProperAccessTimeRule,
  malformed: () => refusal("MalformedXML"),
  unmonitored: () =>
    refusal("InvalidRequest", { message: "Enable the access monitor before rules by last access time." }),
};

/** Such a rule only moves objects to STANDARD_IA, and counts whole numbers of accesses and days. */
function isProperAccessTimeRule(rule: LifecycleRule): boolean {
  const transitions = ["Transition", "NoncurrentVersionTransition"].flatMap((name) => elementsOf(rule, name));
  return transitions.every(({ AccessFrequency, StorageClass, Days }) => {
    if (AccessFrequency === undefined) return true;
    if (Days !== undefined || StorageClass !== "STANDARD_IA" || !isRule(AccessFrequency)) return false;
    return ["AccessCountLessThan", "RecentDays"].every((name) => /^\d+$/.test(String(AccessFrequency[name])));
  });
}

export function accessTimeRule(id: string): LifecycleRule {
  return {
    ID: id,
    Filter: { Prefix: "" },
    Status: "Enabled",
    Transition: { AccessFrequency: { AccessCountLessThan: "1", RecentDays: "30" }, StorageClass: "STANDARD_IA" },
  };
}
