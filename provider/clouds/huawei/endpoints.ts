import { type Endpoint, parseEndpoint } from "../../http/endpoint";
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

function configured(settings: HuaweiSettings, service: keyof HuaweiSettings["endpoints"]): Endpoint | undefined {
  const text = settings.endpoints[service];
  return text === undefined ? undefined : parseEndpoint(`access-audit:huawei.endpoints.${service}`, text);
}

function regional(label: string, region: string): Endpoint {
  return { scheme: "https", host: `${label}.${region}.myhuaweicloud.com` };
}
