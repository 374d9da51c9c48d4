import { type Declared, type Subject, weakensMonitor } from "./subject.mts";

const bucket = "lake";

const monitor = (status: "Enabled" | "Disabled"): readonly Declared[] => [
  { kind: "BucketAccessMonitor", name: "monitor", args: { cloud: "volcengine", region: "cn-beijing", bucket, status } },
];

export const volcengine: Subject = {
  first: monitor("Enabled"),
  changed: monitor("Disabled"),
  settings: ["monitor"],
  look: ({ volcengine: { buckets } = {} }) => ({ monitor: Object(buckets)[bucket]?.accessMonitor }),
  weakens: (entry, declared) => (weakensMonitor(entry, declared, "monitor") ? "monitor" : undefined),
};
