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

const oss = { serviceName: "Oss", readWriteType: "Read" };
const readsOf = (...selectors: readonly object[]) => ({ dataEvents: { regions: ["cn-hangzhou"], selectors } });

const resources = (monitor: object, log: object, trail: object, insight: object): readonly Declared[] => [
  { kind: "BucketAccessMonitor", name: "monitor", args: { ...place, bucket, status: "Enabled", ...monitor } },
  bucketLog(place, bucket, log),
  {
    kind: "AuditTrack",
    name: "trail",
    args: { ...place, name: "all-events", status: "Enabled", eventRw: "Write", ossBucketName: "audit", ...trail },
  },
  {
    kind: "AuditInsight",
    name: "insight",
    args: { ...place, insightType: "IpInsight", status: "Enabled", ...insight },
  },
];

const times = ["CreateTime", "UpdateTime", "StartLoggingTime", "StopLoggingTime"];

export const alibaba: Subject = {
  first: resources({}, {}, readsOf(oss), {}),
  changed: resources(
    { status: "Disabled" },
    { targetPrefix: "other/" },
    { eventRw: "All", ...readsOf({ ...oss, readWriteType: "All" }) },
    { status: "Disabled" },
  ),
  settings: ["monitor", "log", "insight"],
  look({ alibaba: { buckets, trails, dataEvents, insightTypes } = {} }) {
    const all = Array.isArray(trails) ? trails : [];
    const selectors = Object.entries(Object(dataEvents)).map(([name, one]) => [name, Object(one).text]);
    return {
      monitor: Object(buckets)[bucket]?.accessMonitor,
      log: Object(buckets)[bucket]?.logging,
      trail: [...all.map((trail) => without(trail, times)), ...selectors],
      insight: insightTypes,
    };
  },
  weakens(entry, declared) {
    if (weakensMonitor(entry, declared, "monitor")) return "monitor";
    if (weakensLog(entry, declared, "log")) return "log";
    if (entry.action === "DisableInsight")
      return argumentsOf(declared, "insight").status === "Disabled" ? undefined : "insight";
    return weakensTrail(entry, declared) || weakensReads(entry, declared) ? "trail" : undefined;
  },
};

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
