import { isIP } from "node:net";
import type { Settings } from "../../core/session/settings";
import { type Endpoint, parseEndpoint } from "../../http/endpoint";
import type { BucketLocator } from "../../kinds/object-storage";
import { regionField } from "./regions";
import type { AlibabaSettings } from "./settings";

/** A host, and the path below which a bucket is found there. */
export interface BucketAddress extends Endpoint {
  readonly path: string;
}

/** Where a bucket answers. https://www.alibabacloud.com/help/en/oss/user-guide/regions-and-endpoints */
export function bucketAddress(settings: AlibabaSettings, { region, bucket }: BucketLocator): BucketAddress {
  const endpoint = configured(settings) ?? regionEndpoint(settings, region);
  if (settings.addressing === "cname") return { ...endpoint, path: "/" };
  // A label in front of an address is no host name, so the vendor's SDKs put the bucket into the path there.
  if (settings.addressing === "path" || isAddress(endpoint.host)) return { ...endpoint, path: `/${bucket}/` };
  return { ...endpoint, host: `${bucket}.${endpoint.host}`, path: "/" };
}

/** Where the buckets are listed. A domain that is bound to one bucket knows only that one. */
export function serviceEndpoint(settings: AlibabaSettings, region: string): Endpoint {
  const custom = settings.addressing === "cname" ? undefined : configured(settings);
  return custom ?? regionEndpoint(settings, region);
}

/** Vendor tools disagree on the name: Terraform has the first three, the OSS command line the last. */
const regionVariables = ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION", "ALIBABACLOUD_REGION", "OSS_REGION"];

/**
 * The region whose host lists the buckets, for the signature names it too. Every host lists the buckets of all regions, so
 * any will do that can be reached: the one of `access-audit:alibaba.region`, else of the endpoint setting, else of the
 * environment, else `cn-hangzhou`, whose public host every network reaches.
 */
export function listingRegion(settings: AlibabaSettings, environment: Settings["environment"]): string {
  if (settings.region !== undefined) return settings.region;
  const named = settings.addressing === "cname" ? undefined : regionOf(configured(settings)?.host ?? "");
  const candidates = [named, ...regionVariables.map((name) => environment[name]?.trim())];
  const region = candidates.map((text) => regionField.safeParse(text)).find(({ success }) => success);
  return region?.data ?? "cn-hangzhou";
}

/** The region that is a part of the service's own host names; those of acceleration have none. */
function regionOf(host: string): string | undefined {
  const match = /^oss-(?!accelerate)(.+?)(-internal)?\.aliyuncs\.com$|^(.+)\.oss\.aliyuncs\.com$/.exec(host);
  return match?.[1] ?? match?.[3];
}

function regionEndpoint({ network }: AlibabaSettings, region: string): Endpoint {
  const hosts = {
    public: `oss-${region}.aliyuncs.com`,
    internal: `oss-${region}-internal.aliyuncs.com`,
    dualstack: `${region}.oss.aliyuncs.com`,
  };
  return { scheme: "https", host: hosts[network] };
}

function configured({ endpoints }: AlibabaSettings): Endpoint | undefined {
  return endpoints.oss === undefined ? undefined : parseEndpoint("access-audit:alibaba.endpoints.oss", endpoints.oss);
}

function isAddress(host: string): boolean {
  return host.startsWith("[") || isIP(host.replace(/:\d+$/, "")) === 4;
}
