import { type GapRule, gapRules } from "../report/registry";
import type { Finding } from "../report/report";
import type { ScannedBucket } from "./buckets";
import type { ScannedDatabase } from "./databases";
import type { ScannedDestination } from "./destinations";
import type { ScannedCloud } from "./scan";
import type { ScannedFormerTrack, ScannedTrack } from "./tracks";

/** Something that nobody watches. */
export interface Gap {
  readonly kind: GapRule;
  readonly cloud: string;
  /** The account of a file of accounts. */
  readonly account?: string;
  readonly region: string | null;
  /** The bucket, track or instance; `null` when it is about a whole cloud or region. */
  readonly name: string | null;
  /** Of what it is about, as the report has it. */
  readonly id: string;
  /** What is wrong, with the name of what it is about. */
  readonly message: string;
  /** The same as the report has it. */
  readonly finding: Finding;
}

/** What could not be found out. */
export interface Unknown {
  readonly cloud: string;
  readonly account?: string;
  readonly name: string | null;
  readonly message: string;
}

export interface Verdict {
  readonly gaps: readonly Gap[];
  readonly unknown: readonly Unknown[];
}

export function judgeScan(scanned: readonly ScannedCloud[]): Verdict {
  return {
    gaps: scanned.flatMap((one) =>
      [
        ...one.buckets.flatMap((bucket) => bucketGap(bucket, one)),
        ...one.tracks.flatMap(trackGap),
        ...one.formerTracks.map(formerGap),
        ...one.databases.flatMap(databaseGap),
        ...(one.destinations ?? []).flatMap((destination) => destinationGaps(destination)),
        ...auditGaps(one),
      ].map((gap) => ({ ...gap, ...whose(one) })),
    ),
    unknown: scanned.flatMap((one) => {
      const { cloud, buckets, tracks, databases, destinations = [], errors, formerErrors } = one;
      return [
        ...[...errors, ...formerErrors].map((message) => ({ cloud, ...whose(one), name: null, message })),
        ...[...buckets, ...tracks, ...databases, ...destinations].flatMap(({ name, error }) =>
          error === undefined ? [] : [{ cloud, ...whose(one), name, message: error }],
        ),
      ];
    }),
  };
}

/** The account, where one of a file was scanned. */
export function whose({ account }: { readonly account?: string | undefined }): { readonly account?: string } {
  return account === undefined ? {} : { account };
}

/** `production tencent`: the account of a file, and its cloud. */
export function placed({ account, cloud }: Pick<Gap, "account" | "cloud">): string {
  return [account, cloud].filter((part) => part !== undefined).join(" ");
}

type About = Pick<Gap, "cloud" | "region" | "name" | "id">;

/** `what` is what a person calls the thing, such as `bucket logs`; an account has no name. */
function gapOf(kind: GapRule, { cloud, region, name, id }: About, reason: string, what?: string): Gap {
  const finding: Finding = { rule: kind, severity: gapRules[kind].severity, reason };
  return { kind, cloud, region, name, id, message: what === undefined ? reason : `${what}: ${reason}`, finding };
}

/** Where a cloud has no monitoring, the log is all that tells of access. */
function bucketGap(bucket: ScannedBucket, { offers }: ScannedCloud): Gap[] {
  const { cloud, name, status, log } = bucket;
  const what = `bucket ${name}`;
  if (!offers.monitors && log?.status === "Disabled")
    return [gapOf("unlogged", bucket, `its access is not logged, and ${cloud} has no access monitoring`, what)];
  return status === "Disabled" ? [gapOf("unmonitored", bucket, "its access is not monitored", what)] : [];
}

/** All that keeps its records from a store, for who mends the first reason alone still has none. */
function trackGap(track: ScannedTrack): Gap[] {
  const { name, status, destinations, deliveryError } = track;
  const reasons = [
    ...(status === "Disabled" ? ["it is switched off"] : []),
    ...(destinations.length === 0 ? ["it delivers nowhere"] : []),
    ...(deliveryError === undefined ? [] : [`it cannot deliver: ${deliveryError}`]),
  ];
  return reasons.length === 0 ? [] : [gapOf("not-delivering", track, reasons.join("; "), `audit track ${name}`)];
}

function databaseGap(database: ScannedDatabase): Gap[] {
  const { engine, name, status } = database;
  if (status !== "Disabled") return [];
  return [gapOf("unaudited-database", database, "it is not audited", `${engine} instance ${name}`)];
}

/** What could not be read is no gap, but it is not well either: it is unknown. */
function destinationGaps(destination: ScannedDestination): Gap[] {
  const { name, from, exists, protection, deletedAfterDays, keepDays, encryptedOnDelivery } = destination;
  const gap = (kind: GapRule, reason: string) => [
    gapOf(kind, destination, `${reason}, and has the records of ${from.join(", ")}`, `bucket ${name}`),
  ];
  if (exists === false)
    return [
      gapOf(
        "destination-missing",
        destination,
        `there is none, and ${from.join(", ")} delivers to it`,
        `bucket ${name}`,
      ),
    ];
  const { publicBy = [], encrypted, versioned, locked } = protection;
  return [
    ...(publicBy.length > 0 ? gap("destination-public", `it is public by ${publicBy.join(" and by ")}`) : []),
    ...(encrypted === false && !encryptedOnDelivery ? gap("destination-unencrypted", "it is not encrypted") : []),
    ...(deletedAfterDays !== null && deletedAfterDays < keepDays
      ? gap("destination-expiring", `it deletes after ${deletedAfterDays} days, before ${keepDays} have passed`)
      : []),
    // Where a cloud tells of no lock, versions are all that there is.
    ...(versioned === false && locked !== true
      ? gap("destination-mutable", "it keeps neither versions nor a lock")
      : []),
  ];
}

/** Nobody tells when it is switched off. */
function formerGap({ cloud, region, name, status, destination, wayOver }: ScannedFormerTrack): Gap {
  const state = status === "Enabled" ? `it records to ${destination ?? "no bucket"}` : "it is switched off";
  const reason = `${state}, by an older API, whose audits cannot be managed here; ${wayOver}`;
  return gapOf("former", { cloud, region, name, id: formerId({ cloud, region, name }) }, reason, `audit ${name}`);
}

export function formerId({ cloud, region, name }: Pick<ScannedFormerTrack, "cloud" | "region" | "name">): string {
  return `${cloud}/${region}/${name}`;
}

/** Where a track covers one region, each region needs its own. */
function auditGaps(scanned: ScannedCloud): Gap[] {
  const recording = scanned.tracks.filter(({ status, ofAccount }) => status === "Enabled" && ofAccount);
  return accountsOf(scanned)
    .filter(({ region }) => !recording.some((track) => region === null || track.region === region))
    .map((account) => gapOf("unaudited", { ...account, name: null }, "no audit track records the account"));
}

/** The account, or each of its regions where a track covers one; none where it is not known what records it. */
export function accountsOf({ cloud, offers, skipped, regions, errors }: ScannedCloud): Omit<About, "name">[] {
  if (!offers.tracks || skipped !== undefined || errors.length > 0) return [];
  if (offers.tracks === "account") return [{ cloud, region: null, id: cloud }];
  return regions.map((region) => ({ cloud, region, id: `${cloud}/${region}` }));
}
