import { type Buckets, newBucket } from "../../buckets/bucket";
import { wholeSeconds } from "../../buckets/shelf";
import { alibabaSeed } from "./seed";

export interface AlibabaState {
  buckets: Buckets;
}

export function seedAlibaba(now: Date): AlibabaState {
  const { region, bucket, auditBucket } = alibabaSeed;
  const createTime = wholeSeconds(now);
  // A bucket that was never configured answers Disabled, as the vendor's integration test asserts.
  const fresh = (name: string) => newBucket(name, region, createTime, { accessMonitor: "Disabled" });
  return { buckets: Object.fromEntries([bucket, auditBucket].map((name) => [name, fresh(name)])) };
}
