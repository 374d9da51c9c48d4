import type { Buckets } from "../../../buckets/bucket";
import { hostName, type WireRequest } from "../../../wire/wire";

export interface OssAddress {
  readonly bucket: string | undefined;
  /** The region that the host names, if it names one. */
  readonly region: string | undefined;
  /** What the path names below the bucket, without a leading slash. */
  readonly key: string;
}

/** The hosts of the vendor, each with an optional bucket label in front; the second group is the region. */
const vendorHosts: readonly RegExp[] = [
  /^(?:([a-z0-9-]+)\.)?oss-accelerate(?:-overseas)?\.aliyuncs\.com$/,
  /^(?:([a-z0-9-]+)\.)?oss-([a-z0-9-]+?)(?:-internal)?\.aliyuncs\.com$/,
  /^(?:([a-z0-9-]+)\.)?oss\.aliyuncs\.com$/,
  // Cloud box: its regions are not those of buckets.
  /^(?:([a-z0-9-]+)\.)?cb-[a-z0-9]+\.[a-z0-9-]+\.oss-cloudbox\.aliyuncs\.com$/,
];
const dualStack = /^(?:([a-z0-9-]+)\.)?([a-z0-9-]+)\.oss\.aliyuncs\.com$/;
const regionName = /^(?:cn|us|eu|ap|me|na|sa|rus)-[a-z]+(?:-[a-z0-9]+)*$/;

export function isOssHost(request: WireRequest): boolean {
  const host = hostName(request);
  return vendorHosts.some((pattern) => pattern.test(host)) || dualStack.test(host);
}

export function readAddress(request: WireRequest, buckets: Buckets): OssAddress {
  const host = hostName(request);
  const { label, region } = readHost(host);
  if (label !== undefined) return { bucket: label, region, key: request.path.slice(1) };
  const custom = region === undefined ? customBucket(host, buckets) : undefined;
  if (custom !== undefined) return { bucket: custom, region, key: request.path.slice(1) };
  // The public endpoints refuse path style (SecondLevelDomainForbidden); here it is allowed, for clients that
  // know nothing but an address, and for the vendor's SDK, which can be told to use it everywhere.
  const [, bucket = "", ...rest] = request.path.split("/");
  return { bucket: bucket === "" ? undefined : bucket, region, key: rest.join("/") };
}

function readHost(host: string): { label: string | undefined; region: string | undefined } {
  const [both, label, region] = dualStack.exec(host) ?? [];
  // `b.oss.aliyuncs.com` is the generic host of bucket b, unless b reads as a region: then it is the dual-stack service.
  if (both !== undefined && region !== undefined && (label !== undefined || regionName.test(region)))
    return { label, region };
  for (const pattern of vendorHosts) {
    const match = pattern.exec(host);
    if (match) return { label: match[1], region: match[2] };
  }
  return { label: undefined, region: undefined };
}

function customBucket(host: string, buckets: Buckets): string | undefined {
  const bound = Object.values(buckets).find(({ domains }) => domains.includes(host));
  if (bound) return bound.name;
  if (/^[\d.]+$/.test(host)) return undefined;
  const [label = "", ...rest] = host.split(".");
  if (rest.length === 0) return undefined;
  return label in buckets || rest.join(".") === "localhost" ? label : undefined;
}
