import type { Bucket, Buckets } from "../../../buckets/bucket";
import { hostName, type WireRequest } from "../../../wire/wire";

/** Where a request is addressed to: a bucket (by name, existing or not), or the list of buckets. */
export interface CosAddress {
  readonly bucket: string | undefined;
  /** The region that the host names, if it names one. */
  readonly region: string | undefined;
}

// BUCKET.cos.REGION, BUCKET.cos-internal.REGION, BUCKET.cos.accelerate, service.cos, cos.REGION
const vendorHost = /^(?:(.+)\.)?cos(?:-internal)?(?:\.([a-z0-9-]+))?\.(?:myqcloud\.com|tencentcos\.cn)$/;
const bucketName = /^[a-z0-9-]+-\d+$/;

export function isCosHost(request: WireRequest): boolean {
  return vendorHost.test(hostName(request));
}

export function readAddress(request: WireRequest, buckets: Buckets): CosAddress {
  const host = hostName(request);
  const [match, label, region] = vendorHost.exec(host) ?? [];
  if (match !== undefined) {
    const named = region === "accelerate" ? undefined : region;
    return { bucket: label === "service" ? undefined : label, region: named };
  }
  return { bucket: customBucket(host, request.path, buckets), region: undefined };
}

/** Custom domains, `name-appid.localhost` and, for clients that know nothing but an address, a path `/name-appid/`. */
function customBucket(host: string, path: string, buckets: Buckets): string | undefined {
  const bound = Object.values(buckets).find((bucket: Bucket) => bucket.domains.includes(host));
  if (bound) return bound.name;
  const label = host.split(".")[0] ?? "";
  if (bucketName.test(label)) return label;
  const first = path.split("/")[1] ?? "";
  return bucketName.test(first) ? first : undefined;
}
