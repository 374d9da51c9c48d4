import type { Bucket, LifecycleRule } from "../../../buckets/bucket";
import { elementsOf, readLifecycle, writeLifecycle } from "../../../buckets/lifecycle-document";
import { putRules, type RulesByAccess } from "../../../buckets/lifecycle-rules";
import type { WireAnswer, WireRequest } from "../../../wire/wire";
import { xmlDeclaration } from "../../../wire/xml";
import { readXmlBody, usesAccessTime } from "./access-monitor";
import { refusal } from "./errors";

/** GET, PUT and DELETE `/?lifecycle`; a PUT replaces the whole set. */
export function getLifecycle(bucket: Bucket): WireAnswer {
  if (bucket.lifecycleRules.length === 0) throw refusal("NoSuchLifecycle", { fields: { BucketName: bucket.name } });
  const body = `${xmlDeclaration}${writeLifecycle(bucket.lifecycleRules)}`;
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
    refusal("InvalidArgument", { message: "Enable the access monitor before rules by last access time." }),
};

/** Such a rule counts days, never from a date, and may not delete objects. */
function isProperAccessTimeRule(rule: LifecycleRule): boolean {
  const current = elementsOf(rule, "Transition").filter(({ IsAccessTime }) => IsAccessTime === "true");
  const counted = current.every(
    ({ Days, CreatedBeforeDate }) => /^\d+$/.test(String(Days)) && CreatedBeforeDate === undefined,
  );
  return counted && typeof rule.ID === "string";
}

export function accessTimeRule(id: string): LifecycleRule {
  return {
    ID: id,
    Prefix: "",
    Status: "Enabled",
    Transition: { Days: "30", StorageClass: "IA", IsAccessTime: "true", ReturnToStdWhenVisit: "false" },
  };
}
