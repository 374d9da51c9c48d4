import { isBridged, isOurs, type Subject } from "./subject";

/** The access monitoring of one bucket, whoever declares it. */
export interface Monitor {
  readonly cloud: string;
  readonly bucket: string;
  readonly enabled: boolean;
}

/** The monitor that a resource declares. Values are read when they are asked for, for some may not be known yet. */
export function monitorOf(subject: Subject): Monitor | undefined {
  const { props } = subject;
  const ours = isOurs(subject, "BucketAccessMonitor");
  const bridged = isBridged(subject, "alibabaMonitor");
  // The bridged bucket may carry its monitor in itself.
  const nested = isBridged(subject, "alibabaBucket") && props.accessMonitor !== undefined;
  if (!ours && !bridged && !nested) return undefined;
  return {
    get cloud() {
      return ours ? String(props.cloud) : "alibaba";
    },
    get bucket() {
      return String(props.bucket);
    },
    get enabled() {
      return (nested ? props.accessMonitor?.status : props.status) === "Enabled";
    },
  };
}

/** A bucket that the stack declares. */
export interface Bucket {
  readonly cloud: string;
  readonly name: string;
}

export function bucketOf(subject: Subject): Bucket | undefined {
  const cloud = isBridged(subject, "alibabaBucket")
    ? "alibaba"
    : isBridged(subject, "tencentBucket")
      ? "tencent"
      : undefined;
  return cloud && { cloud, name: String(subject.props.bucket ?? subject.name) };
}
