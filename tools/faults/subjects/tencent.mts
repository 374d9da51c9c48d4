import type { JournalEntry } from "../stage/emulator.mts";
import { argumentsOf, type Declared, jsonOf, type Subject, weakensMonitor, without } from "./subject.mts";

const place = { cloud: "tencent", region: "ap-guangzhou" };
const bucket = "logs-1250000000";

const resources = (monitor: object, track: object): readonly Declared[] => [
  { kind: "BucketAccessMonitor", name: "monitor", args: { ...place, bucket, status: "Enabled", ...monitor } },
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
      storage: { type: "cos", region: place.region, name: "audit", prefix: "audit" },
      ...track,
    },
  },
];

export const tencent: Subject = {
  first: resources({}, {}),
  changed: resources({ status: "Disabled" }, { actionType: "*" }),
  settings: ["monitor"],
  look({ tencent: { buckets, tracks } = {} }) {
    const all = Array.isArray(tracks) ? tracks : [];
    return {
      monitor: Object(buckets)[bucket]?.accessMonitor,
      track: all.map((track) => without(track, ["TrackId", "CreateTime"])),
    };
  },
  weakens(entry, declared) {
    if (weakensMonitor(entry, declared, "monitor")) return "monitor";
    return weakensTrack(entry, declared) ? "track" : undefined;
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
