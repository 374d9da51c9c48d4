import type { Buckets } from "../../../buckets/bucket";
import { hostName, type WireRequest } from "../../../wire/wire";

export interface ObsAddress {
  readonly bucket: string | undefined;
  /** The region that the host names, if it names one. */
  readonly region: string | undefined;
  /** What the path names below the bucket, without a leading slash. */
  readonly key: string;
}

/** BUCKET.obs.REGION and obs.REGION; a bucket may have dots. */
const vendorHost = /^(?:([a-z0-9.-]+)\.)?obs\.([a-z0-9-]+)\.myhuaweicloud\.(?:com|eu)$/;

export function isObsHost(request: WireRequest): boolean {
  return vendorHost.test(hostName(request));
}

export function readAddress(request: WireRequest, buckets: Buckets): ObsAddress {
  const host = hostName(request);
  const key = request.path.slice(1);
  const [match, label, region] = vendorHost.exec(host) ?? [];
  if (match !== undefined) return { bucket: label, region, key };
  const bound = Object.values(buckets).find(({ domains }) => domains.includes(host));
  if (bound !== undefined) return { bucket: bound.name, region, key };
  const [, local] = /^(.+)\.localhost$/.exec(host) ?? [];
  return { bucket: local, region, key };
}
