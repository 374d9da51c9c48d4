import { type Endpoint, parseEndpoint } from "../../../http/endpoint";
import { regionsWithoutHosts } from "../regions";
import type { AlibabaSettings } from "../settings";

const tokyoRegions = new Set(["ap-northeast-2-pop", "eu-west-1-oxs", "rus-west-1-pop"]);

/**
 * Where ActionTrail answers for a region: https://www.alibabacloud.com/help/en/actiontrail/developer-reference/endpoints.
 * It has no dual-stack hosts. As in the vendor's SDK, the table goes before the choice of the network.
 */
export function actiontrailEndpoint({ endpoints, network }: AlibabaSettings, region: string): Endpoint {
  if (endpoints.actiontrail !== undefined)
    return parseEndpoint("access-audit:alibaba.endpoints.actiontrail", endpoints.actiontrail);
  if (regionsWithoutHosts.has(region)) return { scheme: "https", host: "actiontrail.aliyuncs.com" };
  if (tokyoRegions.has(region)) return { scheme: "https", host: "actiontrail.ap-northeast-1.aliyuncs.com" };
  const label = network === "internal" ? "actiontrail-vpc" : "actiontrail";
  return { scheme: "https", host: `${label}.${region}.aliyuncs.com` };
}
