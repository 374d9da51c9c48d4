import { type Buckets, newBucket } from "../../buckets/bucket";
import { wholeSeconds } from "../../buckets/bucket-store";
import { type CloudTrailEvent, seedEvents } from "./cloudtrail/event";
import type { CloudTrail } from "./cloudtrail/trail";
import { volcengineSeed } from "./seed";

export interface VolcengineState {
  buckets: Buckets;
  trails: CloudTrail[];
  events: CloudTrailEvent[];
  /** Whether the account manages its organization. */
  mayCreateOrganizationTrail: boolean;
}

export function emptyVolcengine(): VolcengineState {
  return { buckets: {}, trails: [], events: [], mayCreateOrganizationTrail: true };
}

export function seedVolcengine(now: Date): VolcengineState {
  const { region, bucket } = volcengineSeed;
  const buckets = { [bucket]: newBucket(bucket, region, wholeSeconds(now), { accessMonitor: "Disabled" }) };
  return { ...emptyVolcengine(), buckets, events: seedEvents(now) };
}
