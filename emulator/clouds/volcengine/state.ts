import { type Buckets, newBucket } from "../../buckets/bucket";
import { wholeSeconds } from "../../buckets/bucket-store";
import { volcengineSeed } from "./seed";

export interface VolcengineState {
  buckets: Buckets;
}

export function emptyVolcengine(): VolcengineState {
  return { buckets: {} };
}

export function seedVolcengine(now: Date): VolcengineState {
  const { region, bucket } = volcengineSeed;
  return { buckets: { [bucket]: newBucket(bucket, region, wholeSeconds(now), { accessMonitor: "Disabled" }) } };
}
