import { isRecord } from "../provider/core/fields/validation";
import { covers, placesIn, placesWithValues, valueAtPlace } from "../provider/core/fleet/places";
import type { KindName } from "../provider/kinds";
import type { TrackFacts } from "../provider/kinds/audit-track";
import { kindOfType } from "../provider/kinds/tokens";
import { trackFacts } from "../provider/registry";
import { bridged } from "./bridged";
import type { Props } from "./bridged/provider";

/** A resource as a policy sees it. Reading a value that is not known yet throws, which the engine reports as such. */
export interface Subject {
  readonly type: string;
  readonly name: string;
  readonly props: Props;
}

/** Ours, on either backend. */
export function isOurs(subject: Subject, kind: KindName): boolean {
  return kindOfType(subject.type) === kind;
}

/** What the resource declares, in the inputs of our kind, whoever declares it. */
export function inputsOf(subject: Subject, kind: KindName): Props | undefined {
  const { type, props } = subject;
  if (isOurs(subject, kind)) return props;
  for (const { cloud, translations } of bridged) {
    const found = translations.find((one) => one.kind === kind && one.types.includes(type))?.inputs(props);
    if (found === undefined) continue;
    const readers = Object.entries(found).map(([name, get]) => [name, { get, enumerable: true }] as const);
    return Object.defineProperties({ cloud }, Object.fromEntries(readers));
  }
  return undefined;
}

/** The audit track that a resource declares. Values are read when they are asked for, for some may not be known yet. */
export function trackOf(subject: Subject): TrackFacts | undefined {
  const inputs = inputsOf(subject, "AuditTrack");
  return inputs && trackFacts(inputs);
}

/** How a database is audited. */
interface DatabaseAudit {
  /** The id of the instance, or the name of the resource that is the instance. */
  readonly instance: string;
  readonly enabled: boolean;
  /** Days that records are kept; `undefined` where the resource does not say. */
  readonly keptDays: number | undefined;
}

/** The database auditing that a resource declares, its values read when they are asked for. */
export function databaseAuditOf(subject: Subject): DatabaseAudit | undefined {
  const inputs = inputsOf(subject, "DatabaseAuditPolicy");
  return (
    inputs && {
      get instance() {
        return String(inputs.instanceId ?? subject.name);
      },
      get enabled() {
        return inputs.status === "Enabled";
      },
      get keptDays() {
        return inputs.status === "Enabled" ? inputs.keepDays : undefined;
      },
    }
  );
}

/** The access monitoring of one bucket, or of those that a pattern covers, whoever declares it. */
interface Monitor {
  readonly cloud: string;
  readonly bucket: string;
  readonly enabled: boolean;
  covers(bucket: string): boolean;
}

/** The monitors that a resource declares, their values read when they are asked for. */
export function monitorsOf(subject: Subject): Monitor[] {
  if (isOurs(subject, "BucketAccessMonitors")) return fleetMonitors(subject.props);
  const inputs = inputsOf(subject, "BucketAccessMonitor");
  if (inputs === undefined) return [];
  return [
    {
      get cloud() {
        return String(inputs.cloud);
      },
      get bucket() {
        return String(inputs.bucket);
      },
      get enabled() {
        return inputs.status === "Enabled";
      },
      covers: (bucket) => bucket === String(inputs.bucket),
    },
  ];
}

/** One for each bucket of a fleet, or for each pattern. */
function fleetMonitors({ cloud, buckets, patterns, status, exceptions }: Props): Monitor[] {
  const own = (region: string, bucket: string) => valueAtPlace(exceptions, { region, bucket }) ?? status;
  const listed = placesIn(buckets).map(({ region, bucket }) => ({
    ...{ cloud: String(cloud), bucket, enabled: own(region, bucket) === "Enabled" },
    covers: (name: string) => name === bucket,
  }));
  if (listed.length > 0 || !isRecord(patterns)) return listed;
  const switchedOff = placesWithValues(exceptions).filter(({ region, bucket }) => own(region, bucket) !== "Enabled");
  return [
    ...Object.entries(patterns).map(([region, pattern]) => ({
      ...{ cloud: String(cloud), bucket: `${pattern} in ${region}`, enabled: status === "Enabled" },
      covers: (bucket: string) =>
        covers(patterns, { region, bucket }) && !switchedOff.some((place) => place.bucket === bucket),
    })),
    ...switchedOff.map(({ bucket }) => ({
      ...{ cloud: String(cloud), bucket, enabled: false, covers: (name: string) => name === bucket },
    })),
  ];
}

/** Whether each bucket of a fleet of logs is logged; of a pattern, all that it covers as one. */
export function logsOf({ buckets, patterns, status, exceptions }: Props): { bucket: string; enabled: boolean }[] {
  const others = placesWithValues(exceptions).map(({ region, bucket }) => {
    const own = valueAtPlace(exceptions, { region, bucket });
    return { region, bucket, enabled: isRecord(own) && own.status === "Enabled" };
  });
  const isOther = (bucket: string) => others.some((one) => one.bucket === bucket);
  const listed = placesIn(buckets).map(({ bucket }) => bucket);
  const open = isRecord(patterns) && listed.length === 0 ? Object.entries(patterns) : [];
  const all = [...listed, ...open.map(([region, pattern]) => `${pattern} in ${region}`)];
  return [
    ...all.filter((bucket) => !isOther(bucket)).map((bucket) => ({ bucket, enabled: status === "Enabled" })),
    ...others.map(({ bucket, enabled }) => ({ bucket, enabled })),
  ];
}

/** The buckets that access logs are written to, each once, and whose logs. */
export function deliveriesOf(subject: Subject): { target: string; of: string }[] {
  const { bucket, targetBucket, targetBuckets, status, exceptions } = subject.props;
  if (isOurs(subject, "BucketAccessLog"))
    return targetBucket === undefined ? [] : [{ target: String(targetBucket), of: String(bucket) }];
  const common = status === "Enabled" && isRecord(targetBuckets) ? Object.entries(targetBuckets) : [];
  const own = placesWithValues(exceptions).flatMap((place) => {
    const log = valueAtPlace(exceptions, place);
    return isRecord(log) && log.targetBucket !== undefined ? [[place.bucket, log.targetBucket] as const] : [];
  });
  const found = new Map<string, string>();
  for (const [of, target] of [...common.map(([region, one]) => [`the buckets in ${region}`, one] as const), ...own])
    if (!found.has(String(target))) found.set(String(target), of);
  return [...found].map(([target, of]) => ({ target, of }));
}

/** Whether a resource among these declares the monitoring of a bucket. */
export function monitoringOf(subjects: readonly Subject[], isEnough: (monitor: Monitor) => boolean) {
  const monitors = subjects.flatMap(monitorsOf).filter(isEnough);
  // Most are about one bucket, and are found by its name.
  const named = new Set(monitors.map((monitor) => `${monitor.cloud}/${monitor.bucket}`));
  return (cloud: string, bucket: string): boolean =>
    named.has(`${cloud}/${bucket}`) || monitors.some((monitor) => monitor.cloud === cloud && monitor.covers(bucket));
}

/** A bucket that the stack declares. */
interface Bucket {
  readonly cloud: string;
  readonly name: string;
}

export function bucketOf({ type, name, props }: Subject): Bucket | undefined {
  const provider = bridged.find(({ buckets }) => buckets.includes(type));
  return provider && { cloud: provider.cloud, name: String(props.bucket ?? name) };
}

/** The cloud that a resource belongs to; `undefined` for providers of other clouds, and for our own kinds. */
export function cloudInUse({ type }: Subject): string | undefined {
  return bridged.find((provider) => provider.package === type.split(":")[0])?.cloud;
}
