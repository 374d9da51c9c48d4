import { type Buckets, newBucket } from "../../buckets/bucket";
import { wholeSeconds } from "../../buckets/bucket-store";
import type { AlibabaEvent } from "./actiontrail/event";
import { seedEvents } from "./actiontrail/event-seed";
import type { Trail } from "./actiontrail/trail";
import type { DataEventSelector, HistoryJob } from "./actiontrail/trail-state";
import { type DatabaseInstance, seedInstances } from "./databases/instance";
import { alibabaSeed } from "./seed";

export interface AlibabaState {
  buckets: Buckets;
  trails: Trail[];
  events: AlibabaEvent[];
  /** What trails deliver beside management events, by the trail's name. */
  dataEvents: Record<string, DataEventSelector>;
  insights: Record<string, string[]>;
  /** The types of insights that are enabled for the account. */
  insightTypes: string[];
  historyJobs: HistoryJob[];
  nextJobId: string;
  globalEventsRegion: string;
  /** Whether the account manages its organization. */
  mayCreateOrganizationTrail: boolean;
  databases: DatabaseInstance[];
}

/** Above 2^53, where a JavaScript number is no longer exact. */
const firstJobId = "9007199254740993";

export function emptyAlibaba(): AlibabaState {
  return {
    ...{ buckets: {}, trails: [], events: [], mayCreateOrganizationTrail: true },
    ...{ dataEvents: {}, insights: {}, insightTypes: [] },
    ...{ historyJobs: [], nextJobId: firstJobId, globalEventsRegion: "cn-hangzhou", databases: [] },
  };
}

export function seedAlibaba(now: Date): AlibabaState {
  const { region, bucket, auditBucket } = alibabaSeed;
  const createTime = wholeSeconds(now);
  // A bucket that was never configured answers Disabled, as the vendor's integration test asserts.
  const fresh = (name: string) => newBucket(name, region, createTime, { accessMonitor: "Disabled" });
  const buckets = Object.fromEntries([bucket, auditBucket].map((name) => [name, fresh(name)]));
  return { ...emptyAlibaba(), buckets, events: seedEvents(now), databases: seedInstances(region) };
}
