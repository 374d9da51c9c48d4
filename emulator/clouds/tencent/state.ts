import { type Buckets, newBucket } from "../../buckets/bucket";
import { wholeSeconds } from "../../buckets/bucket-store";
import { seedEvents, type TencentEvent } from "./cloudaudit/event";
import { type DatabaseInstance, seedInstances } from "./databases/instance";
import { tencentSeed } from "./seed";

/** `Storage` on the wire. */
export interface TrackStorage {
  StorageType: string;
  StorageRegion: string;
  StorageName: string;
  StoragePrefix: string;
  StorageAccountId?: string;
  StorageAppId?: string;
  Compress?: number;
}

/** What a track records of one product. */
export interface ResourceField {
  ResourceType: string;
  ActionType: string;
  EventNames: string[];
}

export interface TrackFilter {
  ResourceFields?: ResourceField[] | undefined;
}

/** An audit of the API before tracks. */
export interface LegacyAudit {
  AuditName: string;
  AuditStatus: number;
  CosBucketName: string;
  CosRegion: string;
  LogFilePrefix: string;
  /** 1 reads, 2 writes, 3 all. */
  ReadWriteAttribute: number;
}

/** An audit track with the members of the wire; the id is text because it is a uint64. */
export interface Track {
  TrackId: string;
  Name: string;
  Status: number;
  ActionType: string;
  ResourceType: string;
  EventNames: string[];
  Storage: TrackStorage;
  TrackForAllMembers: number;
  CreateTime: string;
  Filters?: TrackFilter | null | undefined;
}

export interface TencentState {
  buckets: Buckets;
  tracks: Track[];
  audits: LegacyAudit[];
  events: TencentEvent[];
  nextTrackId: string;
  databases: DatabaseInstance[];
}

/** Above 2^53, where a JavaScript number is no longer exact: whoever parses ids as numbers notices at once. */
const firstTrackId = "9007199254740993";

export function emptyTencent(): TencentState {
  return { buckets: {}, tracks: [], audits: [], events: [], nextTrackId: firstTrackId, databases: [] };
}

export function seedTencent(now: Date): TencentState {
  const { region, bucket, auditBucket } = tencentSeed;
  const createTime = wholeSeconds(now);
  const buckets = [bucket, auditBucket].map((name) => [name, newBucket(name, region, createTime)] as const);
  return {
    ...emptyTencent(),
    buckets: Object.fromEntries(buckets),
    events: seedEvents(now),
    databases: seedInstances(region),
  };
}
