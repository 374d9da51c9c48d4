import type { JournalEntry } from "../stage/emulator.mts";
import { argumentsOf, type Declared, type Subject, weakensMonitor, without } from "./subject.mts";

const place = { cloud: "alibaba", region: "cn-hangzhou" };
const bucket = "archive";

const resources = (monitor: object, trail: object): readonly Declared[] => [
  { kind: "BucketAccessMonitor", name: "monitor", args: { ...place, bucket, status: "Enabled", ...monitor } },
  {
    kind: "AuditTrack",
    name: "trail",
    args: { ...place, name: "all-events", status: "Enabled", eventRw: "Write", ossBucketName: "audit", ...trail },
  },
];

const times = ["CreateTime", "UpdateTime", "StartLoggingTime", "StopLoggingTime"];

export const alibaba: Subject = {
  first: resources({}, {}),
  changed: resources({ status: "Disabled" }, { eventRw: "All" }),
  settings: ["monitor"],
  look({ alibaba: { buckets, trails } = {} }) {
    const all = Array.isArray(trails) ? trails : [];
    return { monitor: Object(buckets)[bucket]?.accessMonitor, trail: all.map((trail) => without(trail, times)) };
  },
  weakens(entry, declared) {
    if (weakensMonitor(entry, declared, "monitor")) return "monitor";
    return weakensTrail(entry, declared) ? "trail" : undefined;
  },
};

function weakensTrail({ action, target }: JournalEntry, declared: readonly Declared[]): boolean {
  if (action === "StopLogging" || action === "DeleteTrail") return true;
  if (action !== "UpdateTrail") return false;
  const sent = new URL(target, "http://localhost").searchParams;
  const { eventRw } = argumentsOf(declared, "trail");
  return sent.get("TrailRegion") !== "All" || (sent.get("EventRW") !== "All" && sent.get("EventRW") !== eventRw);
}
