import { type Endpoint, parseEndpoint } from "../../../http/endpoint";
import type { AlibabaSettings } from "../settings";

/**
 * Regions without a host of their own, as the vendor's SDK has them:
 * https://github.com/aliyun/alibabacloud-python-sdk/blob/master/actiontrail-20200706/alibabacloud_actiontrail20200706/client.py
 */
const centralRegions = new Set([
  "cn-beijing-finance-1",
  "cn-beijing-finance-pop",
  "cn-beijing-gov-1",
  "cn-beijing-nu16-b01",
  "cn-edge-1",
  "cn-fujian",
  "cn-haidian-cm12-c01",
  "cn-hangzhou-bj-b01",
  "cn-hangzhou-finance",
  "cn-hangzhou-internal-prod-1",
  "cn-hangzhou-internal-test-1",
  "cn-hangzhou-internal-test-2",
  "cn-hangzhou-internal-test-3",
  "cn-hangzhou-test-306",
  "cn-hongkong-finance-pop",
  "cn-qingdao-nebula",
  "cn-shanghai-et15-b01",
  "cn-shanghai-et2-b01",
  "cn-shanghai-inner",
  "cn-shanghai-internal-test-1",
  "cn-shenzhen-finance-1",
  "cn-shenzhen-inner",
  "cn-shenzhen-st4-d01",
  "cn-shenzhen-su18-b01",
  "cn-wuhan",
  "cn-yushanfang",
  "cn-zhangbei-na61-b01",
  "cn-zhangjiakou-na62-a01",
  "cn-zhengzhou-nebula-1",
]);

const tokyoRegions = new Set(["ap-northeast-2-pop", "eu-west-1-oxs", "rus-west-1-pop"]);

/**
 * Where ActionTrail answers for a region: https://www.alibabacloud.com/help/en/actiontrail/developer-reference/endpoints.
 * It has no dual-stack hosts. As in the vendor's SDK, the table goes before the choice of the network.
 */
export function actiontrailEndpoint({ endpoints, network }: AlibabaSettings, region: string): Endpoint {
  if (endpoints.actiontrail !== undefined)
    return parseEndpoint("access-audit:alibaba.endpoints.actiontrail", endpoints.actiontrail);
  if (centralRegions.has(region)) return { scheme: "https", host: "actiontrail.aliyuncs.com" };
  if (tokyoRegions.has(region)) return { scheme: "https", host: "actiontrail.ap-northeast-1.aliyuncs.com" };
  const label = network === "internal" ? "actiontrail-vpc" : "actiontrail";
  return { scheme: "https", host: `${label}.${region}.aliyuncs.com` };
}
