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

const place = { cloud: "volcengine", region: "cn-beijing" };
const bucket = "lake";
const destination = { tosBucketName: bucket, tosBucketRegion: "cn-beijing" };

const resources = (monitor: object, log: object, trail: object): readonly Declared[] => [
  { kind: "BucketAccessMonitor", name: "monitor", args: { ...place, bucket, ...monitor } },
  bucketLog(place, bucket, log),
  {
    kind: "AuditTrack",
    name: "trail",
    args: { ...place, name: "all-events", status: "Enabled", ...destination, ...trail },
  },
];

const times = ["CreatedTime", "UpdatedTime", "StartLoggingTime", "StopLoggingTime"];

export const volcengine: Subject = {
  first: resources({ status: "Enabled" }, {}, { eventRw: "Write" }),
  changed: resources({ status: "Disabled" }, { targetPrefix: "other/" }, { eventRw: "All", tosKeyPrefix: "trails" }),
  settings: ["monitor", "log"],
  look({ volcengine: { buckets, trails } = {} }) {
    const all = Array.isArray(trails) ? trails : [];
    const { accessMonitor, logging } = Object(buckets)[bucket] ?? {};
    return { monitor: accessMonitor, log: logging, trail: all.map((trail) => without(trail, times)) };
  },
  weakens(entry, declared) {
    if (weakensMonitor(entry, declared, "monitor")) return "monitor";
    if (weakensLog(entry, declared, "log")) return "log";
    return weakensTrail(entry, declared) ? "trail" : undefined;
  },
};

function weakensTrail({ action, target }: JournalEntry, declared: readonly Declared[]): boolean {
  if (action === "StopLogging" || action === "DeleteTrail") return true;
  if (action !== "UpdateTrail") return false;
  const sent = new URL(target, "http://localhost").searchParams;
  const { eventRw } = argumentsOf(declared, "trail");
  const narrows = sent.get("EventRW") !== "All" && sent.get("EventRW") !== eventRw;
  return narrows || sent.get("IncludeAllEventSources") !== "true" || sent.get("TosBucketName") !== bucket;
}
