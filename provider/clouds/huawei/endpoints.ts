import type { Settings } from "../../core/session/settings";
import { type Endpoint, parseEndpoint } from "../../http/endpoint";
import type { BucketLocator } from "../../kinds/object-storage";
import { regionField } from "./fields";
import type { HuaweiSettings } from "./settings";

/**
 * The first label of TaurusDB's hosts, which differs between regions without a rule.
 * https://developer.huaweicloud.com/intl/en-us/endpoint
 */
const taurusdbLabels: Readonly<Record<string, readonly string[]>> = {
  gaussdbformysql: ["ap-southeast-1", "ap-southeast-2", "tr-west-1", "me-east-1", "cn-north-11"],
  "gaussdb-mysql": ["af-south-1", "cn-east-5", "la-north-2", "cn-southwest-3"],
};

export function taurusdbHost(settings: HuaweiSettings, region: string): Endpoint {
  const irregular = Object.entries(taurusdbLabels).find(([, regions]) => regions.includes(region));
  return configured(settings, "gaussdb") ?? regional(irregular?.[0] ?? "gaussdb", region);
}

/** Cloud Trace Service and Relational Database Service: the regular form, in every region. */
export function regularHost(settings: HuaweiSettings, service: "cts" | "rds", region: string): Endpoint {
  return configured(settings, service) ?? regional(service, region);
}

export function iamHost(settings: HuaweiSettings, region: string): Endpoint {
  return configured(settings, "iam") ?? regional("iam", region);
}

/** Where the buckets of a region are. https://developer.huaweicloud.com/intl/en-us/endpoint */
export function obsHost(settings: HuaweiSettings, region: string): Endpoint {
  return configured(settings, "obs") ?? regional("obs", region);
}

/** Where one bucket answers: it is the first label of the host. */
export function bucketHost(settings: HuaweiSettings, { region, bucket }: BucketLocator): Endpoint {
  const { scheme, host } = obsHost(settings, region);
  return { scheme, host: `${bucket}.${host}` };
}

/** The default of the vendor's SDK for Python. */
const firstRegion = "cn-north-4";

/**
 * The region whose host lists the buckets, which are those of all regions: the one of `access-audit:huawei.region`, else of
 * HW_REGION_NAME or OS_REGION_NAME, else the vendor's first.
 */
export function listingRegion({ region }: HuaweiSettings, environment: Settings["environment"]): string {
  const named = [region, environment.HW_REGION_NAME, environment.OS_REGION_NAME].map((text) => text?.trim());
  const good = regionField.safeParse(named.find(Boolean));
  return good.success ? good.data : firstRegion;
}

function configured(settings: HuaweiSettings, service: keyof HuaweiSettings["endpoints"]): Endpoint | undefined {
  const text = settings.endpoints[service];
  return text === undefined ? undefined : parseEndpoint(`access-audit:huawei.endpoints.${service}`, text);
}

function regional(label: string, region: string): Endpoint {
  return { scheme: "https", host: `${label}.${region}.myhuaweicloud.com` };
}
