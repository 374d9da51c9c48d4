import type { JournalEntry } from "../stage/emulator.mts";
import {
  argumentsOf,
  bucketLog,
  type Declared,
  type Subject,
  weakensLog,
  weakensMonitor,
  without,
} from "./subject.mts";

const place = { cloud: "alibaba", region: "cn-hangzhou" };
const bucket = "archive";

const instances = { rds: "rm-uf6wjk5exampl01", redis: "r-bp1zxszhcgatnx01" };
const policy = (engine: keyof typeof instances, args: object): Declared => ({
  kind: "DatabaseAuditPolicy",
  name: engine,
  args: { ...place, engine, instanceId: instances[engine], onDelete: "restore", ...args },
});
const enabled = (keepDays: number) => ({ status: "Enabled", keepDays });

/** A file of the records of two hours, which no call deletes: it stays the same. */
const exported: Declared = {
  kind: "AuditLogExport",
  name: "export",
  args: {
    ...{ ...place, engine: "rds", instanceId: instances.rds },
    ...{ startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-15T02:00:00Z" },
  },
  after: "rds",
};

const history: Declared = {
  kind: "AuditHistoryDelivery",
  name: "history",
  args: { ...place, trail: "all-events" },
  after: "trail",
};

const oss = { serviceName: "Oss", readWriteType: "Read" };
/** A delivery of history wants a trail that delivers to Log Service. */
const project = "acs:log:cn-hangzhou:1234567890123456:project/audit";
const readsOf = (...selectors: readonly object[]) => ({ dataEvents: { regions: ["cn-hangzhou"], selectors } });

const resources = (monitor: object, log: object, trail: object, insight: object): readonly Declared[] => [
  { kind: "BucketAccessMonitor", name: "monitor", args: { ...place, bucket, status: "Enabled", ...monitor } },
  bucketLog(place, bucket, log),
  {
    kind: "AuditTrack",
    name: "trail",
    args: { ...place, name: "all-events", status: "Enabled", eventRw: "Write", slsProjectArn: project, ...trail },
  },
  {
    kind: "AuditInsight",
    name: "insight",
    args: { ...place, insightType: "IpInsight", status: "Enabled", ...insight },
  },
];

const times = ["CreateTime", "UpdateTime", "StartLoggingTime", "StopLoggingTime"];

export const alibaba: Subject = {
  first: [
    ...resources({}, {}, readsOf(oss), {}),
    history,
    policy("rds", enabled(30)),
    policy("redis", enabled(7)),
    exported,
  ],
  changed: [
    ...resources(
      { status: "Disabled" },
      { targetPrefix: "other/" },
      { eventRw: "All", ...readsOf({ ...oss, readWriteType: "All" }) },
      { status: "Disabled" },
    ),
    history,
    policy("rds", enabled(180)),
    policy("redis", { status: "Disabled" }),
    exported,
  ],
  settings: ["monitor", "log", "insight", "rds", "redis"],
  look({ alibaba: { buckets, trails, dataEvents, historyJobs, insightTypes, databases } = {} }) {
    const found = Array.isArray(databases) ? databases : [];
    const auditingOf = (id: string) => without(found.find((one) => Object(one).id === id)?.auditing, ["since"]);
    const all = Array.isArray(trails) ? trails : [];
    const jobs = Array.isArray(historyJobs) ? historyJobs : [];
    const tasks = Object(found.find((one) => Object(one).id === instances.rds)).tasks ?? [];
    const selectors = Object.entries(Object(dataEvents)).map(([name, one]) => [name, Object(one).text]);
    return {
      monitor: Object(buckets)[bucket]?.accessMonitor,
      log: Object(buckets)[bucket]?.logging,
      trail: [...all.map((trail) => without(trail, times)), ...selectors],
      insight: insightTypes,
      rds: auditingOf(instances.rds),
      redis: auditingOf(instances.redis),
      history: jobs.map((job) => Object(job).trail),
      export: tasks.map(({ from, to }: Readonly<Record<string, unknown>>) => ({ from, to })),
    };
  },
  weakens(entry, declared) {
    if (weakensMonitor(entry, declared, "monitor")) return "monitor";
    if (weakensLog(entry, declared, "log")) return "log";
    if (entry.action === "DisableInsight")
      return argumentsOf(declared, "insight").status === "Disabled" ? undefined : "insight";
    if (weakensTrail(entry, declared) || weakensReads(entry, declared)) return "trail";
    return weakensPolicy(entry, declared);
  },
};

/** DAS takes a form, Redis the query. */
function weakensPolicy({ action, target, body }: JournalEntry, declared: readonly Declared[]): string | undefined {
  if (action !== "ModifySqlLogConfig" && action !== "ModifyAuditLogConfig") return undefined;
  const engine = action === "ModifySqlLogConfig" ? "rds" : "redis";
  const sent = engine === "rds" ? new URLSearchParams(body) : new URL(target, "http://localhost").searchParams;
  const { status, keepDays } = argumentsOf(declared, engine);
  const isOff = [sent.get("Enable"), sent.get("DbAudit")].includes("false");
  if (isOff) return status === "Disabled" ? undefined : engine;
  return Number(sent.get("Retention")) < Number(keepDays) ? engine : undefined;
}

function weakensTrail({ action, target }: JournalEntry, declared: readonly Declared[]): boolean {
  if (action === "StopLogging" || action === "DeleteTrail") return true;
  if (action !== "UpdateTrail") return false;
  const sent = new URL(target, "http://localhost").searchParams;
  const { eventRw } = argumentsOf(declared, "trail");
  return sent.get("TrailRegion") !== "All" || (sent.get("EventRW") !== "All" && sent.get("EventRW") !== eventRw);
}

function weakensReads({ action, target }: JournalEntry, declared: readonly Declared[]): boolean {
  if (action === "DeleteDataEventSelector") return true;
  if (action !== "PutDataEventSelector") return false;
  const sent = new URL(target, "http://localhost").searchParams.get("EventSelectors") ?? "";
  const [wanted] = Object(argumentsOf(declared, "trail").dataEvents).selectors ?? [];
  return !sent.includes('"All"') && !sent.includes(JSON.stringify(Object(wanted).readWriteType));
}
