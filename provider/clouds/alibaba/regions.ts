import { z } from "zod";

/** The location of a bucket, `oss-cn-hangzhou`, is its region with a prefix; hosts and signatures want the region. */
export function withoutPrefix(location: string): string {
  return location.replace(/^oss-/, "");
}

/** A region as OSS and its signature name it; its location is taken for it. */
export const regionField = z
  .string()
  .overwrite(withoutPrefix)
  .regex(/^[a-z]+(-[a-z0-9]+)+$/, "must be a region such as cn-hangzhou")
  // It is a label of hosts.
  .max(63);

/**
 * Regions without a host of their own in any OpenAPI service, as the vendor's SDKs have them:
 * https://github.com/aliyun/alibabacloud-python-sdk/blob/master/actiontrail-20200706/alibabacloud_actiontrail20200706/client.py
 */
export const regionsWithoutHosts = new Set([
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
