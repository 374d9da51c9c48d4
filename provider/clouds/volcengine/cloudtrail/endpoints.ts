import { type Endpoint, parseEndpoint } from "../../../http/endpoint";
import type { VolcengineSettings } from "../settings";

/**
 * Regions that the one gateway does not serve, as the vendor's SDK has them:
 * https://github.com/volcengine/volcengine-python-sdk/blob/master/volcenginesdkcore/endpoint/providers/default_provider.py
 */
const regionsOfTheirOwn = new Set([
  "cn-beijing-autodriving",
  "cn-beijing-selfdrive",
  "cn-shanghai-autodriving",
  "ap-southeast-2",
  "ap-southeast-3",
]);

/**
 * Where CloudTrail answers: a gateway that routes by the service and the region of the signature. It has no hosts inside the
 * cloud, so that `network` means nothing here.
 */
export function cloudtrailEndpoint({ endpoints, site }: VolcengineSettings, region: string): Endpoint {
  if (endpoints.cloudtrail !== undefined)
    return parseEndpoint("access-audit:volcengine.endpoints.cloudtrail", endpoints.cloudtrail);
  if (site === "byteplus") return { scheme: "https", host: "open.byteplusapi.com" };
  if (regionsOfTheirOwn.has(region)) return { scheme: "https", host: `cloud-trail.${region}.volcengineapi.com` };
  return { scheme: "https", host: "open.volcengineapi.com" };
}
