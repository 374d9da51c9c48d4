import { type Endpoint, parseEndpoint } from "../../http/endpoint";
import type { BucketLocator } from "../../kinds/object-storage";
import type { TencentSettings } from "./settings";

/** These regions' hosts have no `cos.` label. https://cloud.tencent.com/document/product/436/6224 */
const legacyRegions = new Set(["cn-south", "cn-south-2", "cn-north", "cn-east", "cn-southwest", "sg"]);

/** COS is always virtual-hosted: the bucket is the first label. */
export function bucketHost(settings: TencentSettings, { region, bucket }: BucketLocator): Endpoint {
  const custom = configured(settings, "cos");
  if (custom) return { ...custom, host: `${bucket}.${custom.host}` };
  if (settings.network === "internal") return https(`${bucket}.cos-internal.${region}.tencentcos.cn`);
  return https(legacyRegions.has(region) ? `${bucket}.${region}.myqcloud.com` : `${bucket}.cos.${region}.myqcloud.com`);
}

/** Services of API 3.0 whose calls are about a region. */
type RegionalService = Exclude<keyof TencentSettings["endpoints"], "cos" | "sts">;

/** Lists the buckets of all regions. */
export function serviceHost(settings: TencentSettings): Endpoint {
  return configured(settings, "cos") ?? https("service.cos.myqcloud.com");
}

/** Finance regions answer on hosts of their own only. https://www.tencentcloud.com/document/product/1021/34505 */
export function regionalHost(settings: TencentSettings, service: RegionalService, region: string): Endpoint {
  const custom = configured(settings, service);
  if (custom) return custom;
  const domain = settings.site === "international" ? "intl.tencentcloudapi.com" : "tencentcloudapi.com";
  if (settings.network === "internal") return https(`${service}.internal.tencentcloudapi.com`);
  return https(region.endsWith("-fsi") ? `${service}.${region}.tencentcloudapi.com` : `${service}.${domain}`);
}

/** The security token service. https://www.tencentcloud.com/document/product/1150/49452 */
export function stsHost(settings: TencentSettings): Endpoint {
  const custom = configured(settings, "sts");
  if (custom) return custom;
  if (settings.network === "internal") return https("sts.internal.tencentcloudapi.com");
  return https(settings.site === "international" ? "sts.intl.tencentcloudapi.com" : "sts.tencentcloudapi.com");
}

function configured(settings: TencentSettings, service: keyof TencentSettings["endpoints"]): Endpoint | undefined {
  const text = settings.endpoints[service];
  return text === undefined ? undefined : parseEndpoint(`access-audit:tencent.endpoints.${service}`, text);
}

function https(host: string): Endpoint {
  return { scheme: "https", host };
}
