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
function inputsOf(subject: Subject, kind: KindName): Props | undefined {
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

/** The access monitoring of one bucket, whoever declares it. */
interface Monitor {
  readonly cloud: string;
  readonly bucket: string;
  readonly enabled: boolean;
}

/** The monitor that a resource declares, its values read when they are asked for. */
export function monitorOf(subject: Subject): Monitor | undefined {
  const inputs = inputsOf(subject, "BucketAccessMonitor");
  if (inputs === undefined) return undefined;
  return {
    get cloud() {
      return String(inputs.cloud);
    },
    get bucket() {
      return String(inputs.bucket);
    },
    get enabled() {
      return inputs.status === "Enabled";
    },
  };
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
