import type { GapRule } from "../report/registry";
import type { ScannedBucket } from "./buckets";
import type { ScannedDatabase } from "./databases";
import type { ScannedCloud, ScannedFormerTrack, ScannedTrack } from "./scan";

/** Something that nobody watches. */
export interface Gap {
  readonly kind: GapRule;
  readonly cloud: string;
  readonly region: string | null;
  /** The bucket, track or instance; `null` when it is about a whole cloud or region. */
  readonly name: string | null;
  readonly message: string;
}

/** What could not be found out. */
export interface Unknown {
  readonly cloud: string;
  readonly name: string | null;
  readonly message: string;
}

export interface Verdict {
  readonly gaps: readonly Gap[];
  readonly unknown: readonly Unknown[];
}

export function judgeScan(scanned: readonly ScannedCloud[]): Verdict {
  return {
    gaps: scanned.flatMap((one) => [
      ...one.buckets.flatMap((bucket) => bucketGap(bucket, one)),
      ...one.tracks.flatMap(trackGap),
      ...one.formerTracks.map(formerGap),
      ...one.databases.flatMap(databaseGap),
      ...auditGaps(one),
    ]),
    unknown: scanned.flatMap(({ cloud, buckets, tracks, databases, errors, formerErrors }) => [
      ...[...errors, ...formerErrors].map((message) => ({ cloud, name: null, message })),
      ...[...buckets, ...tracks, ...databases].flatMap(({ name, error }) =>
        error === undefined ? [] : [{ cloud, name, message: error }],
      ),
    ]),
  };
}

/** Where a cloud has no monitoring, the log is all that tells of access. */
function bucketGap({ cloud, region, name, status, log }: ScannedBucket, { offers }: ScannedCloud): Gap[] {
  if (!offers.monitors && log?.status === "Disabled") {
    const message = `bucket ${name}: its access is not logged, and ${cloud} has no access monitoring`;
    return [{ kind: "unlogged", cloud, region, name, message }];
  }
  if (status !== "Disabled") return [];
  return [{ kind: "unmonitored", cloud, region, name, message: `bucket ${name}: its access is not monitored` }];
}

function trackGap({ cloud, region, name, status, destinations, deliveryError }: ScannedTrack): Gap[] {
  const gap = (message: string): Gap[] => [
    { kind: "undelivered", cloud, region, name, message: `audit track ${name}: ${message}` },
  ];
  if (status === "Disabled") return gap("it is switched off");
  if (destinations.length === 0) return gap("it delivers nowhere");
  return deliveryError === undefined ? [] : gap(`it cannot deliver: ${deliveryError}`);
}

function databaseGap({ cloud, region, engine, name, status }: ScannedDatabase): Gap[] {
  if (status !== "Disabled") return [];
  return [
    { kind: "unaudited-database", cloud, region, name, message: `${engine} instance ${name}: it is not audited` },
  ];
}

/** Nobody tells when it is switched off. */
function formerGap({ cloud, region, name, status, destination, wayOver }: ScannedFormerTrack): Gap {
  const state = status === "Enabled" ? `it records to ${destination ?? "no bucket"}` : "it is switched off";
  const message = `audit ${name}: ${state}, by an API before tracks that cannot be managed here; ${wayOver}`;
  return { kind: "former", cloud, region, name, message };
}

/** Where a track covers one region, each region needs its own. */
function auditGaps({ cloud, offers, skipped, regions, tracks, errors }: ScannedCloud): Gap[] {
  if (!offers.tracks || skipped !== undefined || errors.length > 0) return [];
  const recording = tracks.filter(({ status, ofAccount }) => status === "Enabled" && ofAccount);
  const gap = (region: string | null): Gap => {
    const message = "no audit track records the account";
    return { kind: "unaudited", cloud, region, name: null, message };
  };
  if (offers.tracks === "account") return recording.length > 0 ? [] : [gap(null)];
  return regions.filter((region) => !recording.some((track) => track.region === region)).map(gap);
}
