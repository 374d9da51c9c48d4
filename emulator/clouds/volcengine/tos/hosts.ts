import type { Buckets } from "../../../buckets/bucket";
import { hostName, type WireRequest } from "../../../wire/wire";

export interface TosAddress {
  readonly bucket: string | undefined;
  /** The region that the host names, if it names one. */
  readonly region: string | undefined;
  /** What the path names below the bucket, without a leading slash. */
  readonly key: string;
}

/** BUCKET.tos-REGION.volces.com, the same without a bucket, inside the cloud, and of the international twin. */
const vendorHost = /^(?:([a-z0-9-]+)\.)?tos-([a-z0-9-]+)\.i?(?:volces|bytepluses)\.com$/;

export function isTosHost(request: WireRequest): boolean {
  return vendorHost.test(hostName(request));
}

export function readAddress(request: WireRequest, buckets: Buckets): TosAddress {
  const host = hostName(request);
  const [match, label, region] = vendorHost.exec(host) ?? [];
  const [, first = "", ...rest] = request.path.split("/");
  if (match !== undefined && label !== undefined) return { bucket: label, region, key: request.path.slice(1) };
  const bound = Object.values(buckets).find(({ domains }) => domains.includes(host));
  if (bound !== undefined) return { bucket: bound.name, region, key: request.path.slice(1) };
  const [local = "", ...others] = host.split(".");
  if (others.join(".") === "localhost") return { bucket: local, region, key: request.path.slice(1) };
  // An SDK that knows nothing but an address puts the bucket into the path, and signs that.
  return { bucket: first === "" ? undefined : first, region, key: rest.join("/") };
}
