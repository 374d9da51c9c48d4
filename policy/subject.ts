import type { KindName } from "../provider/core/kind";
import { kindOfType } from "../provider/core/tokens";

/** A resource as a policy sees it. Reading a value that is not known yet throws, which the engine reports as such. */
export interface Subject {
  readonly type: string;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape depends on the type, and the policy library says so too
  readonly props: Record<string, any>;
}

/** The types of the bridged providers: those of a package of their own, and those that Pulumi makes from Terraform. */
const bridged: Readonly<Record<string, readonly string[]>> = {
  alibabaTrail: [
    "alicloud:actiontrail/trail:Trail",
    "alicloud:actiontrail/trailDeprecated:TrailDeprecated",
    "alicloud:index/actiontrailTrail:ActiontrailTrail",
  ],
  alibabaMonitor: [
    "alicloud:oss/bucketAccessMonitor:BucketAccessMonitor",
    "alicloud:index/ossBucketAccessMonitor:OssBucketAccessMonitor",
  ],
  alibabaBucket: ["alicloud:oss/bucket:Bucket", "alicloud:index/ossBucket:OssBucket"],
  tencentTrack: ["tencentcloud:Audit/track:Track", "tencentcloud:index/auditTrack:AuditTrack"],
  tencentBucket: ["tencentcloud:Cos/bucket:Bucket", "tencentcloud:index/cosBucket:CosBucket"],
  huaweiTracker: ["huaweicloud:Cts/tracker:Tracker", "huaweicloud:index/ctsTracker:CtsTracker"],
  huaweiDataTracker: ["huaweicloud:Cts/dataTracker:DataTracker", "huaweicloud:index/ctsDataTracker:CtsDataTracker"],
};

export function isBridged(subject: Subject, what: keyof typeof bridged): boolean {
  return bridged[what]?.includes(subject.type) ?? false;
}

/** Ours, on either face. */
export function isOurs(subject: Subject, kind: KindName): boolean {
  return kindOfType(subject.type) === kind;
}

/** The clouds whose resources a stack may hold, by the package of the type. */
const packages: Readonly<Record<string, string>> = {
  alicloud: "alibaba",
  tencentcloud: "tencent",
  huaweicloud: "huawei",
};

/** The cloud that a resource belongs to; `undefined` for providers of other clouds, and for our own kinds. */
export function cloudInUse({ type }: Subject): string | undefined {
  return packages[type.split(":")[0] ?? ""];
}
