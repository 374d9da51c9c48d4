import type { KindName } from "../provider/kinds";
import { clouds, trackFacts } from "../provider/registry";
import { bridged } from "./bridged";
import type { Declaration, Props } from "./bridged/provider";

/** The ways in the vendors' consoles that are known. Menus differ between clouds and versions, so they are named by what they are about. */
export const consoles = {
  monitor: "The object storage's console, the bucket, access tracking: switch it on.",
  log: "The object storage's console, the bucket, logging: name a target bucket.",
  track:
    "The console of the cloud's audit service, its tracks, trails or trackers: make one that records everything, or enable the one that is there.",
  database:
    "The console of the database, the instance, its audit (SQL audit, SQL Insight, audit logs): switch it on; the vendor bills it.",
  bucket: "The object storage's console, the bucket: make it, in the region that the track or the log names.",
  acl: "The object storage's console, the bucket: set its ACL to private, and take the statement for everybody out of its policy.",
  encryption: "The object storage's console, the bucket: set its default encryption.",
  expiry: "The object storage's console, the bucket: raise the days of the lifecycle rule, or narrow its prefix.",
  versioning: "The object storage's console, the bucket: switch versioning on, or set a retention policy.",
} as const;

/** How a stack that breaks a policy is repaired. */
export interface Repair {
  /** What a program declares; the policy finds nothing in it. */
  readonly program: readonly Declaration[];
  readonly command: string;
  /** `unsourced`: a console can do it, and the way is not known. `program`: it is about the program alone. */
  readonly console: readonly (keyof typeof consoles)[] | "unsourced" | "program";
}

/** What the reference declares of a kind on each cloud that has all of these inputs, with these values. */
export function declared(kind: KindName, inputs: Props = {}): Declaration[] {
  return clouds.flatMap(({ name, resources }) => {
    const found = resources.find((one) => one.kind === kind);
    if (found === undefined || Object.keys(inputs).some((input) => !(input in found.inputs.shape))) return [];
    return [declaration(kind, name, { ...found.reference.example, ...inputs })];
  });
}

/** A track that leaves nothing out, by the fields that say so on each cloud. */
export function tracksOfEverything(): Declaration[] {
  return [
    ...declared("AuditTrack", { actionType: "*", resourceType: "*", eventNames: ["*"] }),
    ...declared("AuditTrack", { eventRw: "All", trailRegion: "All" }),
    ...declared("AuditTrack", { eventRw: "All", eventSources: ["*"] }),
    ...declared("AuditTrack", { excludeServices: [] }),
  ].map(({ inputs, ...one }) => ({ ...one, inputs: "name" in inputs ? { ...inputs, name: "everything" } : inputs }));
}

/** The bucket of each monitor, by a provider that makes buckets, and the monitor. */
export function monitoredBuckets(): Declaration[] {
  return declared("BucketAccessMonitor").flatMap((monitor) => {
    const bucket = safeBuckets(monitor.inputs.cloud, monitor.inputs.bucket);
    return bucket.length === 0 ? [] : [...bucket, monitor];
  });
}

/** Each access log, and a monitor of the bucket that it is written to. */
export function monitoredLogs(): Declaration[] {
  return declared("BucketAccessLog").flatMap((log) => {
    const monitors = declared("BucketAccessMonitor").filter(({ inputs }) => inputs.cloud === log.inputs.cloud);
    return monitors.flatMap(({ name, construct, inputs }) => [
      log,
      { construct, name: `${name}-of-logs`, inputs: { ...inputs, bucket: log.inputs.targetBucket } },
    ]);
  });
}

/** Each track that delivers to a bucket which a known provider makes, and that bucket. */
export function safeDeliveries(): Declaration[] {
  return declared("AuditTrack").flatMap((track) => {
    const buckets = (trackFacts(track.inputs)?.destinations ?? []).flatMap(({ bucket }) =>
      bucket === undefined ? [] : safeBuckets(track.inputs.cloud, bucket.name),
    );
    return buckets.length === 0 ? [] : [...buckets, track];
  });
}

const safeBuckets = (cloud: unknown, name: string): readonly Declaration[] =>
  bridged.find((one) => one.cloud === cloud)?.safeBucket?.(name) ?? [];

const declaration = (kind: KindName, cloud: string, inputs: Props): Declaration => ({
  construct: `audit.${kind}`,
  name: `${cloud}-${kind.replace(/(?!^)[A-Z]/g, "-$&").toLowerCase()}`,
  inputs,
});
