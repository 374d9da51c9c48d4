import { type Permission, termsOf } from "../../provider/core/fields/reference";
import type { KindName, SourceName } from "../../provider/kinds";
import type { Cloud } from "../../provider/kinds/cloud";

/** What permissions can be asked for, and what each one is. */
export const purposes = {
  up: "preview, up, refresh, import and destroy; of the data sources those that --only names",
  drift: "drift and refresh: what only reads",
  scan: "scan",
  databases: "what scan --databases needs besides",
  destinations: "what scan --destinations needs besides",
  events: "events, drift --explain, and getAuditEvents",
  logs: "logs, with --download too",
  records: "getAuditRecords, getAuditLogs and getAuditLogLinks",
  list: "all other data sources",
} as const;

export type Purpose = keyof typeof purposes;
export const purposeNames = Object.keys(purposes) as readonly Purpose[];

/** A permission that something needs. */
export interface Need {
  readonly name: string;
  /** The resource or the data source, or what else asks for it. */
  readonly by: string;
  readonly when: string | undefined;
}

const ofRecords: readonly SourceName[] = ["getAuditRecords", "getAuditLogs", "getAuditLogLinks"];
const ofLogs: readonly SourceName[] = ["getAuditLogs", "getAuditLogLinks"];
const ofEvents: readonly SourceName[] = ["getAuditEvents"];
const ofScans: readonly SourceName[] = ["getBuckets", "getBucketAccessMonitor", "getAuditTracks"];
const scanned: readonly KindName[] = ["BucketAccessLog", "AuditTrack"];

/** What one cloud is asked for by a purpose; of `only` these resources and data sources, where they are given. */
export function needsOf(cloud: Cloud, purpose: Purpose, only?: readonly string[]): Need[] {
  const isWanted = (name: string) => only === undefined || only.includes(name);
  const ofKinds = (isMeant: (need: Needed) => boolean, names?: readonly string[]) =>
    cloud.resources
      .filter(({ kind }) => isWanted(kind) && names?.includes(kind) !== false)
      .flatMap(({ kind, reference, variants }) =>
        [reference, ...Object.values(variants ?? {}).map((one) => one.reference)].flatMap(({ permissions }) =>
          needed(kind, permissions).filter(isMeant),
        ),
      );
  const ofSources = (isOne: (name: SourceName) => boolean) =>
    cloud.dataSources
      .filter(({ name }) => isWanted(name) && isOne(name as SourceName))
      .flatMap(({ name, reference }) => needed(name, reference.permissions));
  const all: Readonly<Record<Purpose, () => Needed[]>> = {
    up: () => [...ofKinds(() => true), ...(only === undefined ? [] : ofSources(() => true))],
    drift: () => ofKinds(reads),
    scan: () => [
      ...ofSources((name) => ofScans.includes(name)),
      ...ofKinds(reads, scanned),
      ...(isWanted("AuditTrack") ? needed("tracks of a former API", cloud.tracks?.former?.permissions ?? []) : []),
    ],
    databases: () => [
      ...(isWanted("DatabaseAuditPolicy") ? needed("lists of databases", cloud.databases?.permissions ?? []) : []),
      ...ofKinds(reads, ["DatabaseAuditPolicy"]),
    ],
    destinations: () =>
      isWanted("AuditTrack") || isWanted("BucketAccessLog")
        ? needed("buckets that records are delivered to", cloud.readProtection?.permissions ?? [])
        : [],
    events: () => [...ofSources((name) => ofEvents.includes(name)), ...ofOwnAccount(cloud, isWanted)],
    logs: () => [
      ...needed("lists of databases", cloud.databases?.logPermissions ?? []),
      ...ofSources((name) => ofLogs.includes(name)),
    ],
    records: () => ofSources((name) => ofRecords.includes(name)),
    list: () => ofSources((name) => !ofEvents.includes(name) && !ofRecords.includes(name)),
  };
  const told = new Map(
    all[purpose]().map(({ name, by, when }) => [JSON.stringify([name, by, when]), { name, by, when }]),
  );
  return [...told.values()];
}

/** A dataset asks whose the credentials are, which the list of buckets tells. */
function ofOwnAccount({ dataSources }: Cloud, isWanted: (name: string) => boolean): Needed[] {
  const list = dataSources.find(({ name }) => name === "getBuckets");
  if (list === undefined || !isWanted("getAuditEvents")) return [];
  const when = "for events --output parquet, which asks whose the credentials are";
  return needed("getBuckets", list.reference.permissions)
    .filter((one) => one.when === undefined)
    .map((one) => ({ ...one, when }));
}

type Needed = Need & { readonly changes: boolean };

const reads = ({ changes }: Needed) => !changes;

function needed(by: string, permissions: readonly Permission[]): Needed[] {
  const terms = permissions.map(termsOf);
  return terms.map(({ name, when, changes = false }) => ({ name, by, when, changes }));
}

/** Each once, in the order of the alphabet. */
export function namesOf(needs: readonly Need[]): string[] {
  return [...new Set(needs.map(({ name }) => name))].sort();
}
