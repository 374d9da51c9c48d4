import type { JournalEntry } from "../stage/emulator.mts";
import {
  argumentsOf,
  bucketLog,
  type Declared,
  jsonOf,
  type Subject,
  weakensLog,
  weakensMonitor,
  without,
} from "./subject.mts";

const place = { cloud: "tencent", region: "ap-guangzhou" };
const bucket = "logs-1250000000";
/** The one of the fleets. */
const other = "audit-1250000000";

const instances = { cdb: "cdb-etxaaa12", redis: "crs-k2vhnkix" };
const policy = (engine: keyof typeof instances, args: object): Declared => ({
  kind: "DatabaseAuditPolicy",
  name: engine,
  args: { ...place, engine, instanceId: instances[engine], onDelete: "restore", ...args },
});
const enabled = (keepDays: number) => ({ status: "Enabled", keepDays });

/** A file of the records of two hours; another span is another file. */
const exported = (endTime: string): Declared => ({
  kind: "AuditLogExport",
  name: "export",
  args: { ...place, engine: "cdb", instanceId: instances.cdb, startTime: "2026-01-15T00:00:00Z", endTime },
  after: "cdb",
});

const storage = { type: "cos", region: place.region, name: "audit", prefix: "audit" };
const cam = { resourceType: "cam", actionType: "*", eventNames: ["*"] };
const cos = { resourceType: "cos", actionType: "Write", eventNames: ["*"] };

const fleet = (status: "Enabled" | "Disabled"): Declared => ({
  kind: "BucketAccessMonitors",
  name: "fleet",
  args: { cloud: place.cloud, buckets: { [place.region]: [other] }, status },
});

const logFleet = (targetPrefix: string): Declared => ({
  kind: "BucketAccessLogs",
  name: "logs",
  args: {
    ...{ cloud: place.cloud, buckets: { [place.region]: [other] }, status: "Enabled", targetPrefix },
    targetBuckets: { [place.region]: bucket },
  },
});

const resources = (monitor: object, log: object, track: object, several: object): readonly Declared[] => [
  { kind: "BucketAccessMonitor", name: "monitor", args: { ...place, bucket, status: "Enabled", ...monitor } },
  bucketLog(place, bucket, log),
  {
    kind: "AuditTrack",
    name: "track",
    args: {
      ...place,
      name: "writes",
      status: "Enabled",
      actionType: "Write",
      resourceType: "*",
      eventNames: ["*"],
      storage,
      ...track,
    },
  },
  {
    kind: "AuditTrack",
    name: "several",
    args: { ...place, name: "several", status: "Enabled", filters: [cos], storage, ...several },
  },
];

export const tencent: Subject = {
  first: [
    ...resources({}, {}, {}, {}),
    fleet("Enabled"),
    logFleet("logs/{bucket}/"),
    policy("cdb", enabled(30)),
    policy("redis", enabled(7)),
    exported("2026-01-15T02:00:00Z"),
  ],
  changed: [
    ...resources({ status: "Disabled" }, { targetPrefix: "other/" }, { actionType: "*" }, { filters: [cos, cam] }),
    fleet("Disabled"),
    logFleet("other/{bucket}/"),
    policy("cdb", enabled(90)),
    policy("redis", { status: "Disabled" }),
    exported("2026-01-15T03:00:00Z"),
  ],
  settings: ["monitor", "fleet", "logs", "log", "cdb", "redis"],
  look({ tencent: { buckets, tracks, databases } = {} }) {
    const found = Array.isArray(databases) ? databases : [];
    const auditingOf = (id: string) => without(found.find((one) => Object(one).id === id)?.auditing, ["openTime"]);
    const files = Object(found.find((one) => Object(one).id === instances.cdb)).files ?? [];
    const all = Array.isArray(tracks) ? tracks : [];
    const of = (several: boolean) =>
      all
        .filter((track) => (track.Filters !== undefined) === several)
        .map((track) => without(track, ["TrackId", "CreateTime"]));
    return {
      monitor: Object(buckets)[bucket]?.accessMonitor,
      fleet: Object(buckets)[other]?.accessMonitor,
      log: Object(buckets)[bucket]?.logging,
      logs: Object(buckets)[other]?.logging,
      track: of(false),
      several: of(true),
      cdb: auditingOf(instances.cdb),
      redis: auditingOf(instances.redis),
      export: files.map(({ from, to }: Readonly<Record<string, unknown>>) => ({ from, to })),
    };
  },
  weakens(entry, declared) {
    const watched = entry.resource === other ? "fleet" : "monitor";
    if (weakensMonitor(entry, declared, watched)) return watched;
    const logged = entry.resource === other ? "logs" : "log";
    if (weakensLog(entry, declared, logged)) return logged;
    if (weakensSeveral(entry, declared)) return "several";
    return weakensTrack(entry, declared) ? "track" : weakensPolicy(entry, declared);
  },
};

function weakensTrack(entry: JournalEntry, declared: readonly Declared[]): boolean {
  if (entry.action === "DeleteAuditTrack") return true;
  if (entry.action !== "ModifyAuditTrack") return false;
  const sent = jsonOf(entry);
  const { actionType } = argumentsOf(declared, "track");
  const recordsAll = sent.ResourceType === "*" && JSON.stringify(sent.EventNames) === '["*"]';
  return sent.Status !== 1 || !recordsAll || (sent.ActionType !== "*" && sent.ActionType !== actionType);
}

function weakensPolicy(entry: JournalEntry, declared: readonly Declared[]): string | undefined {
  const { InstanceId: id, LogExpireDay: days } = jsonOf(entry);
  const engine = Object.entries(instances).find(([, own]) => own === id)?.[0];
  if (engine === undefined) return undefined;
  const { status, keepDays } = argumentsOf(declared, engine);
  if (entry.action.startsWith("Close")) return status === "Disabled" ? undefined : engine;
  return typeof days === "number" && days < Number(keepDays) ? engine : undefined;
}

function weakensSeveral(entry: JournalEntry, declared: readonly Declared[]): boolean {
  if (entry.action !== "ModifyEventsAuditTrack") return false;
  const { Status, Filters } = jsonOf(entry);
  const { filters } = argumentsOf(declared, "several");
  const sent = Object(Filters).ResourceFields ?? [];
  return Status !== 1 || sent.length < (Array.isArray(filters) ? filters.length : 0);
}
