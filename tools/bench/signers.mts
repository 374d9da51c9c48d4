import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inProject, projectCache } from "../setup/project.mjs";
import { median } from "./median.mts";
import type { Comparison } from "./report.mts";

const batches = 30;
const perBatch = 500;

/** What is signed by ours and by the vendor's, with keys that open nothing. */
interface Pair {
  readonly what: string;
  readonly ours: () => unknown;
  readonly base: () => unknown;
}

const keys = { secretId: "AKIDexample", secretKey: "example-secret-key" };
const now = new Date("2026-01-15T08:30:15Z");
const json = '{"Limit":20,"Offset":0}';

/** Microseconds for one signature of ours, beside the vendor's SDK for Node. */
export async function signers(): Promise<Comparison[]> {
  const modules = vendorModules();
  if (modules === undefined) {
    console.error(
      "The signers are left out: `npm test vendor-sdks` installs the vendors' SDKs that they are compared with.",
    );
    return [];
  }
  const found: Comparison[] = [];
  for (const { what, ours, base } of await pairs(createRequire(join(modules, "any.js")))) {
    const [own, other]: [number[], number[]] = [[], []];
    for (let batch = 0; batch < batches; batch++) {
      own.push(microseconds(ours));
      other.push(microseconds(base));
    }
    found.push({ what, ours: median(own), base: median(other), unit: "µs" });
  }
  return found;
}

function vendorModules(): string | undefined {
  const folder = join(projectCache, "vendor-sdks");
  const installed = existsSync(folder) ? readdirSync(folder).filter((name) => /^npm-[0-9a-f]+$/.test(name)) : [];
  return installed.map((name) => join(folder, name, "node_modules"))[0];
}

function microseconds(work: () => unknown): number {
  const begun = performance.now();
  for (let n = 0; n < perBatch; n++) work();
  return ((performance.now() - begun) * 1000) / perBatch;
}

async function pairs(vendor: NodeJS.Require): Promise<Pair[]> {
  const provider = (...path: string[]) => import(inProject("dist", "provider", "clouds", ...path));
  const { signCos } = await provider("tencent", "cos", "sign-cos.js");
  const { signTc3 } = await provider("tencent", "api3", "sign-tc3.js");
  const { signSdkHmac } = await provider("huawei", "sign-sdk-hmac.js");
  const { signOssV4 } = await provider("alibaba", "oss", "sign-oss-v4.js");
  const cos = vendor("cos-nodejs-sdk-v5/sdk/util.js");
  const tencent = vendor("tencentcloud-sdk-nodejs-intl-en/tencentcloud/common/sign.js");
  const { AKSKSigner } = vendor("@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js");
  const { BasicCredentials } = vendor("@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js");
  const huawei = new BasicCredentials().withAk(keys.secretId).withSk(keys.secretKey).withProjectId("0123456789abcdef");
  const oss = vendor("ali-oss/lib/common/signUtils.js");
  const request = (host: string, more: object) => ({
    ...{ method: "GET", scheme: "https", host, path: "/", query: [], headers: {}, body: "" },
    ...more,
  });
  const bucket = request("b-1250000000.cos.ap-guangzhou.myqcloud.com", { query: [["accessmonitor", ""]] });
  const call = request("cloudaudit.tencentcloudapi.com", {
    ...{
      method: "POST",
      body: json,
      headers: { "content-type": "application/json", "x-tc-action": "DescribeAuditTracks" },
    },
  });
  const trackers = request("cts.cn-north-4.myhuaweicloud.com", {
    ...{
      path: "/v3/0123456789abcdef/trackers",
      query: [["limit", "20"]],
      headers: { "content-type": "application/json" },
    },
  });
  const monitor = request("b.oss-cn-hangzhou.aliyuncs.com", { query: [["accessmonitor", ""]] });
  return [
    {
      what: "a signature of COS against cos-nodejs-sdk-v5",
      ours: () => signCos(bucket, keys, now),
      base: () =>
        cos.getAuth({
          ...{ SecretId: keys.secretId, SecretKey: keys.secretKey, Method: "GET", Pathname: "/" },
          ...{ Query: { accessmonitor: "" }, Headers: { Host: bucket.host } },
        }),
    },
    {
      what: "a signature of API 3.0 against tencentcloud-sdk-nodejs-intl-en",
      ours: () => signTc3(call, keys, now),
      base: () =>
        tencent.sign3({
          ...{ method: "POST", url: `https://${call.host}/`, payload: { Limit: 20, Offset: 0 }, timestamp: 1768465815 },
          ...{ service: "cloudaudit", ...keys, headers: { "Content-Type": "application/json" } },
        }),
    },
    {
      what: "a signature of SDK-HMAC-SHA256 against @huaweicloud/huaweicloud-sdk-core",
      ours: () => signSdkHmac(trackers, { accessKey: keys.secretId, secretKey: keys.secretKey }, now),
      base: () =>
        AKSKSigner.sign(
          {
            ...{
              method: "GET",
              endpoint: `https://${trackers.host}`,
              url: trackers.path,
              queryParams: { limit: "20" },
            },
            headers: { "content-type": "application/json" },
          },
          huawei,
        ),
    },
    {
      what: "a signature of OSS V4 against ali-oss",
      ours: () =>
        signOssV4(monitor, { accessKeyId: keys.secretId, accessKeySecret: keys.secretKey }, now, {
          ...{ region: "cn-hangzhou", bucket: "b" },
        }),
      base: () => {
        const headers = { "x-oss-date": "20260115T083015Z", "x-oss-content-sha256": "UNSIGNED-PAYLOAD" };
        const asked = { headers, queries: { accessmonitor: null } };
        return oss.authorizationV4(keys.secretId, keys.secretKey, "cn-hangzhou", "GET", asked, "b", undefined, []);
      },
    },
  ];
}
