/** The clouds on the wire, locally: for tests and for trying things out. */

export type { AccessMonitorForm, Bucket, BucketPatch, LifecycleRule } from "./buckets/bucket";
export type { ClientKeys } from "./cloud";
export type { AlibabaEvent } from "./clouds/alibaba/actiontrail/event";
export type { Trail } from "./clouds/alibaba/actiontrail/trail";
export type { TrailInput } from "./clouds/alibaba/control";
export type { InstanceInput } from "./clouds/huawei/control";
export type { TrackerInput } from "./clouds/huawei/cts/control";
export type { AuditLogFile } from "./clouds/huawei/databases/files";
export type { Instance } from "./clouds/huawei/databases/instance";
export type { Project } from "./clouds/huawei/state";
export type { TrackChange, TrackInput } from "./clouds/tencent/control";
export type { Track, TrackStorage } from "./clouds/tencent/state";
export type { CloudTrail } from "./clouds/volcengine/cloudtrail/trail";
export type { CloudTrailInput } from "./clouds/volcengine/control";
export type { CommonControl, Control } from "./control";
export { type Emulator, type EmulatorOptions, startEmulator } from "./emulator";
export type { JournalEntry } from "./record/journal";
export {
  type CloudName,
  clientKeys,
  type EmulatorCredentials,
  type EmulatorState,
  type GivenCredentials,
  seed,
} from "./registry";
export type { Fault, FaultKind } from "./server/faults";
