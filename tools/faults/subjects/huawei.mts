import type { JournalEntry } from "../stage/emulator.mts";
import { argumentsOf, bucketLog, type Declared, jsonOf, type Subject, weakensLog, without } from "./subject.mts";

const place = { cloud: "huawei", region: "cn-north-4" };
const instances = {
  taurusdb: "3d39c18788b54a919bab633874c159dfin07",
  rds: "cee5265e1e5845649e354841234567dfin01",
};
const policy = (engine: keyof typeof instances, args: object): Declared => ({
  kind: "DatabaseAuditPolicy",
  name: engine,
  args: { ...place, engine, instanceId: instances[engine], ...args },
});
const enabled = (keepDays: number) => ({ status: "Enabled", keepDays });

const log = (targetPrefix: string) => bucketLog(place, "invoices", { targetPrefix, agency: "obs-log-agency" });

const everything = { operationType: "complete" };
const tracked = {
  operationType: "customized",
  operations: [{ serviceType: "CTS", resourceType: "tracker", traceNames: ["updateTracker", "deleteTracker"] }],
};
const alarm = (events: object): Declared => ({
  kind: "AuditNotification",
  name: "alarm",
  args: {
    ...{ ...place, name: "alarm", status: "Enabled", ...events },
    topicId: "urn:smn:cn-north-4:0483b6b16e954cb88930a360d2c4e663:alarms",
  },
});

const resources = (prefix: string, events: readonly string[]): readonly Declared[] => [
  {
    kind: "AuditTrack",
    name: "system",
    args: { ...place, type: "system", status: "Enabled", obs: { bucketName: "audit", filePrefixName: prefix } },
  },
  {
    kind: "AuditTrack",
    name: "orders",
    args: { ...place, type: "data", name: "orders", status: "Enabled", dataBucket: { name: "orders", events } },
  },
];

export const huawei: Subject = {
  first: [
    log("logs/"),
    alarm(tracked),
    ...resources("cts", ["WRITE"]),
    policy("taurusdb", enabled(30)),
    policy("rds", enabled(30)),
  ],
  changed: [
    log("other/"),
    alarm(everything),
    ...resources("moved", ["READ", "WRITE"]),
    policy("taurusdb", enabled(60)),
    policy("rds", { status: "Disabled" }),
  ],
  settings: ["log", "system", "taurusdb", "rds"],
  look({ huawei: { buckets, notifications, trackers, instances: found } = {} }) {
    const all = (Array.isArray(trackers) ? trackers : []).map((tracker) => without(tracker, ["id", "create_time"]));
    const ofType = (type: string) => all.filter(({ tracker_type }) => tracker_type === type);
    const policyOf = (id: string) => Object(found)[id]?.policy;
    return {
      log: Object(buckets).invoices?.logging,
      alarm: (Array.isArray(notifications) ? notifications : []).map((one) =>
        without(one, ["notification_id", "create_time"]),
      ),
      system: ofType("system"),
      orders: ofType("data"),
      taurusdb: policyOf(instances.taurusdb),
      rds: policyOf(instances.rds),
    };
  },
  weakens(entry, declared) {
    if (weakensLog(entry, declared, "log")) return "log";
    if (weakensAlarm(entry, declared)) return "alarm";
    return weakensTracker(entry, declared) ?? weakensPolicy(entry, declared);
  },
};

function weakensAlarm(entry: JournalEntry, declared: readonly Declared[]): boolean {
  if (entry.action === "DeleteNotification") return true;
  if (entry.action !== "UpdateNotification") return false;
  const { status, operation_type, topic_id } = jsonOf(entry);
  const { operationType, topicId } = argumentsOf(declared, "alarm");
  const tells = operation_type === "complete" || operation_type === operationType;
  return status !== "enabled" || !tells || topic_id !== topicId;
}

function weakensTracker(entry: JournalEntry, declared: readonly Declared[]): string | undefined {
  if (entry.action === "DeleteTracker") return entry.target.includes("tracker_type=system") ? "system" : "orders";
  if (entry.action !== "UpdateTracker") return undefined;
  const { tracker_type, status, obs_info, data_bucket } = jsonOf(entry);
  const resource = tracker_type === "system" ? "system" : "orders";
  const { dataBucket } = argumentsOf(declared, "orders");
  const wanted: readonly string[] = Object(dataBucket).events ?? [];
  const recorded: readonly string[] = Object(data_bucket).data_event ?? [];
  const records = resource === "system" || wanted.every((event) => recorded.includes(event));
  const delivers = resource === "orders" || Object(obs_info).bucket_name === "audit";
  return status === "enabled" && records && delivers ? undefined : resource;
}

function weakensPolicy(entry: JournalEntry, declared: readonly Declared[]): string | undefined {
  const engines: Readonly<Record<string, string>> = { SetAuditLogPolicy: "taurusdb", SetAuditlogPolicy: "rds" };
  const engine = engines[entry.action];
  if (engine === undefined) return undefined;
  const { keep_days: days } = jsonOf(entry);
  const { status, keepDays } = argumentsOf(declared, engine);
  const least = status === "Disabled" ? 0 : Number(keepDays);
  return typeof days === "number" && days >= least ? undefined : engine;
}
