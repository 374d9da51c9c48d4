import type { Settings } from "../../core/session/settings";
import { type Endpoint, parseEndpoint } from "../../http/endpoint";
import type { BucketLocator } from "../../kinds/object-storage";
import { regionField } from "./regions";
import type { VolcengineSettings } from "./settings";

const domains = {
  volcengine: { public: "volces.com", internal: "ivolces.com" },
  byteplus: { public: "bytepluses.com", internal: "ibytepluses.com" },
};

/** Where the buckets of a region are. https://www.volcengine.com/docs/6349/107356 */
export function serviceEndpoint({ endpoints, site, network }: VolcengineSettings, region: string): Endpoint {
  if (endpoints.tos !== undefined) return parseEndpoint("access-audit:volcengine.endpoints.tos", endpoints.tos);
  return { scheme: "https", host: `tos-${region}.${domains[site][network]}` };
}

/** Where one bucket answers: it is the first label of the host. */
export function bucketEndpoint(settings: VolcengineSettings, { region, bucket }: BucketLocator): Endpoint {
  const { scheme, host } = serviceEndpoint(settings, region);
  return { scheme, host: `${bucket}.${host}` };
}

const firstRegions = { volcengine: "cn-beijing", byteplus: "ap-southeast-1" };

/**
 * The region whose host lists the buckets, which are those of all regions: the one of `access-audit:volcengine.region`, else
 * of VOLCENGINE_REGION, else the site's first.
 */
export function listingRegion({ region, site }: VolcengineSettings, environment: Settings["environment"]): string {
  const named = regionField.safeParse(region ?? environment.VOLCENGINE_REGION?.trim());
  return named.success ? named.data : firstRegions[site];
}
