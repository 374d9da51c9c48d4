import type { Emulator } from "../../../emulator/index";
import { type Inputs, type Subject, subjects } from "../../conformance/subjects";

/** A thing of the emulated clouds that lives are about. */
export interface Slot {
  readonly label: string;
  readonly subject: Subject;
  readonly inputs: Inputs;
  /** The account that it is in: 0 is that of the default providers. */
  readonly account: 0 | 1;
  /** Whether it records. */
  isOn(emulator: Emulator): boolean;
  /** Somebody switches it off by hand, if it is there. */
  switchOff(emulator: Emulator): void;
}

/** How a kind shows and is changed beside the provider, by kind and cloud. */
const hands: Readonly<Record<string, (inputs: Inputs) => Pick<Slot, "isOn" | "switchOff">>> = {
  BucketAccessMonitor: ({ cloud, bucket }) => ({
    isOn: ({ control }) => control.bucket(String(cloud), String(bucket))?.accessMonitor === "Enabled",
    switchOff: ({ control }) =>
      void control.putBucket(String(cloud), { name: String(bucket), accessMonitor: "Disabled" }),
  }),
  BucketAccessMonitors: ({ cloud, buckets }) => {
    const names = Object.values(Object(buckets) as Record<string, string[]>).flat();
    return {
      isOn: ({ control }) => names.every((name) => control.bucket(String(cloud), name)?.accessMonitor === "Enabled"),
      switchOff({ control }) {
        for (const name of names) control.putBucket(String(cloud), { name, accessMonitor: "Disabled" });
      },
    };
  },
  BucketAccessLogs: ({ cloud, buckets }) => {
    const names = Object.values(Object(buckets) as Record<string, string[]>).flat();
    return {
      isOn: ({ control }) => names.every((name) => control.bucket(String(cloud), name)?.logging !== undefined),
      switchOff({ control }) {
        for (const name of names) control.putBucket(String(cloud), { name, logging: null });
      },
    };
  },
  BucketAccessLog: ({ cloud, bucket }) => ({
    isOn: ({ control }) => control.bucket(String(cloud), String(bucket))?.logging !== undefined,
    switchOff: ({ control }) => void control.putBucket(String(cloud), { name: String(bucket), logging: null }),
  }),
  "AuditTrack tencent": ({ name }) => {
    const find = ({ control }: Emulator) => control.tracks().find((track) => track.Name === name);
    return {
      isOn: (emulator) => find(emulator)?.Status === 1,
      switchOff(emulator) {
        const found = find(emulator);
        if (found) emulator.control.changeTrack(found.TrackId, { Status: 0 });
      },
    };
  },
  "AuditTrack alibaba": ({ name }) => ({
    isOn: ({ control }) => control.trails().find((trail) => trail.Name === name)?.Status === "Enable",
    switchOff({ control }) {
      if (control.trails().some((trail) => trail.Name === name))
        control.putTrail({ Name: String(name), Status: "Disable" });
    },
  }),
  "AuditTrack volcengine": ({ name }) => {
    const find = ({ control }: Emulator) => control.cloudTrails().find((trail) => trail.TrailName === name);
    return {
      isOn: (emulator) => find(emulator)?.LoggingStatus === "Enable",
      switchOff(emulator) {
        if (find(emulator)) emulator.control.putCloudTrail({ TrailName: String(name), LoggingStatus: "Disable" });
      },
    };
  },
  AuditHistoryDelivery: ({ trail }) => {
    const find = ({ control }: Emulator) => control.historyJobs().find((job) => job.trail === trail);
    return {
      isOn: (emulator) => find(emulator) !== undefined,
      switchOff: (emulator) => void emulator.control.deleteHistoryJob(find(emulator)?.id ?? ""),
    };
  },
  "AuditLogExport alibaba": ({ instanceId }) => ({
    isOn: ({ control }) => control.alibabaDatabases().some(({ id, tasks }) => id === instanceId && tasks.length > 0),
    switchOff: ({ control }) => void control.putAlibabaDatabase({ id: String(instanceId), tasks: [] }),
  }),
  "AuditLogExport tencent": ({ instanceId }) => ({
    isOn: ({ control }) => control.databases().some(({ id, files }) => id === instanceId && files.length > 0),
    switchOff: ({ control }) => void control.putDatabase({ id: String(instanceId), files: [] }),
  }),
  AuditInsight: ({ insightType }) => ({
    isOn: ({ control }) => control.state().alibaba.insightTypes.includes(String(insightType)),
    switchOff({ control }) {
      const types = control.state().alibaba.insightTypes.filter((one) => one !== insightType);
      control.enableInsights(types);
    },
  }),
  AuditNotification: ({ name }) => {
    const find = ({ control }: Emulator) =>
      control.notifications().find(({ notification_name }) => notification_name === name);
    return {
      isOn: (emulator) => find(emulator)?.status === "enabled",
      switchOff(emulator) {
        if (find(emulator)) emulator.control.putNotification({ notification_name: String(name), status: "disabled" });
      },
    };
  },
  "AuditTrack huawei": ({ type, name = "system" }) => {
    const find = ({ control }: Emulator) =>
      control.trackers().find((one) => one.tracker_type === type && one.tracker_name === name);
    return {
      isOn: (emulator) => find(emulator)?.status === "enabled",
      switchOff(emulator) {
        const found = find(emulator);
        if (found)
          emulator.control.putTracker({
            tracker_type: found.tracker_type,
            tracker_name: found.tracker_name,
            status: "disabled",
          });
      },
    };
  },
  "DatabaseAuditPolicy tencent": ({ instanceId }) => ({
    isOn: ({ control }) => control.databases().some(({ id, auditing }) => id === instanceId && auditing !== undefined),
    switchOff: ({ control }) => void control.putDatabase({ id: String(instanceId), auditing: null }),
  }),
  "DatabaseAuditPolicy alibaba": ({ instanceId }) => ({
    isOn: ({ control }) =>
      control.alibabaDatabases().some(({ id, auditing }) => id === instanceId && auditing !== undefined),
    switchOff: ({ control }) => void control.putAlibabaDatabase({ id: String(instanceId), auditing: null }),
  }),
  DatabaseAuditPolicy: ({ instanceId }) => ({
    isOn: ({ control }) => (control.instance(String(instanceId))?.policy.keep_days ?? 0) > 0,
    switchOff: ({ control }) => void control.putInstance({ id: String(instanceId), policy: { keep_days: 0 } }),
  }),
};

function slot(subject: Subject, inputs: Inputs, account: Slot["account"] = 0): Slot {
  const hand = hands[`${subject.kind} ${subject.cloud}`] ?? hands[subject.kind];
  if (hand === undefined)
    throw new Error(`tests/simulation/lives/things.ts has no hand on ${subject.kind} of ${subject.cloud}`);
  const { kind, cloud } = subject;
  const key = [inputs.type, inputs.bucket, inputs.name, inputs.instanceId].filter(Boolean).join(" ");
  return {
    label: `${kind} ${cloud} ${key}${account === 0 ? "" : " (other account)"}`,
    subject,
    inputs,
    account,
    ...hand(inputs),
  };
}

/** Every thing of the table of ownership, and a trail that has the name of another account's. */
export const slots: readonly Slot[] = [
  // What is never on or off has no life of its own.
  ...subjects
    .filter(({ thing }) => "status" in thing)
    .flatMap((subject) => [subject.thing, subject.other].flatMap((one) => (one ? [slot(subject, one)] : []))),
  ...subjects
    .filter(({ cloud, kind, variant }) => cloud === "alibaba" && kind === "AuditTrack" && variant === undefined)
    .map((one) => slot(one, one.thing, 1)),
];

const daysOf: Readonly<Record<string, number>> = { tencent: 90, alibaba: 365 };

/** What a declaration may change without being about another thing. */
export function variation({ subject, inputs }: Slot, variant: number): Inputs {
  if (variant === 0 || subject.kind === "BucketAccessMonitor") return inputs;
  if (subject.kind === "AuditNotification") return { ...inputs, topicId: `${inputs.topicId}-2` };
  if (subject.kind === "BucketAccessLog") return { ...inputs, targetPrefix: "other/" };
  if (subject.kind === "DatabaseAuditPolicy")
    return { ...inputs, keepDays: inputs.engine === "redis" ? 7 : (daysOf[subject.cloud] ?? 60) };
  if (subject.cloud === "tencent") return { ...inputs, storage: { ...Object(inputs.storage), prefix: "other" } };
  if (subject.cloud === "huawei" && inputs.obs)
    return { ...inputs, obs: { ...Object(inputs.obs), filePrefixName: "other" } };
  if (subject.cloud === "alibaba" && inputs.ossBucketName) return { ...inputs, ossKeyPrefix: "other-prefix" };
  if (subject.cloud === "volcengine") return { ...inputs, tosKeyPrefix: "other" };
  return subject.cloud === "huawei" ? { ...inputs, isLtsEnabled: true } : inputs;
}
