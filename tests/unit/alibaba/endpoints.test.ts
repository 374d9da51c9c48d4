import { describe, expect, it } from "vitest";
import { bucketAddress, listingRegion, serviceEndpoint } from "../../../provider/clouds/alibaba/endpoints";
import { alibabaSettings } from "../../../provider/clouds/alibaba/settings";
import { v4Cases } from "./recorded";
import { session } from "./session";

const settings = (alibaba: object) => alibabaSettings(session(alibaba));
const locator = { region: "cn-hangzhou", bucket: "examplebucket" };

describe("hosts of buckets", () => {
  it.each([
    ["virtual", "public", "examplebucket.oss-cn-hangzhou.aliyuncs.com", "/"],
    ["virtual", "internal", "examplebucket.oss-cn-hangzhou-internal.aliyuncs.com", "/"],
    ["virtual", "dualstack", "examplebucket.cn-hangzhou.oss.aliyuncs.com", "/"],
    ["path", "public", "oss-cn-hangzhou.aliyuncs.com", "/examplebucket/"],
    ["path", "internal", "oss-cn-hangzhou-internal.aliyuncs.com", "/examplebucket/"],
    ["path", "dualstack", "cn-hangzhou.oss.aliyuncs.com", "/examplebucket/"],
  ])("%s, %s", (addressing, network, host, path) => {
    expect(bucketAddress(settings({ addressing, network }), locator)).toEqual({ scheme: "https", host, path });
  });

  it.each([
    ["cname", "public"],
    ["cname", "internal"],
    ["cname", "dualstack"],
  ])("%s, %s: the bound domain as it is", (addressing, network) => {
    const address = bucketAddress(settings({ addressing, network, endpoints: { oss: "static.example.com" } }), locator);
    expect(address).toEqual({ scheme: "https", host: "static.example.com", path: "/" });
  });

  it.each([
    ["virtual", "oss.example.com", "examplebucket.oss.example.com", "/"],
    ["path", "oss.example.internal:8080", "oss.example.internal:8080", "/examplebucket/"],
    ["virtual", "http://127.0.0.1:9000", "127.0.0.1:9000", "/examplebucket/"],
    ["virtual", "10.1.2.3", "10.1.2.3", "/examplebucket/"],
    ["virtual", "http://[::1]:9000", "[::1]:9000", "/examplebucket/"],
    ["virtual", "http://localhost:9000", "examplebucket.localhost:9000", "/"],
  ])("%s at the configured endpoint %s", (addressing, oss, host, path) => {
    expect(bucketAddress(settings({ addressing, endpoints: { oss } }), locator)).toMatchObject({ host, path });
  });

  // Of the SDK's options, acceleration and cloud boxes are not offered here.
  const recorded = v4Cases.filter(
    ({ input }) => input.bucket && !/accelerat|cloud_box/.test(JSON.stringify(input.sdkConfig ?? "")),
  );
  it.each(recorded.map((each) => [each.name, each] as const))("%s: as the SDK", (_, { input, request }) => {
    const secure = input.endpoint?.replace(/^http:\/\/(?!127\.)/, "https://");
    const network = JSON.stringify(input.sdkConfig ?? "").includes("dual") ? "dualstack" : "public";
    const given = { addressing: input.addressing, network, ...(secure ? { endpoints: { oss: secure } } : {}) };
    const { host, path } = bucketAddress(settings(given), { region: input.region, bucket: input.bucket ?? "" });
    const url = new URL(request.url);
    expect({ host, path }).toEqual({ host: url.host, path: url.pathname });
  });
});

describe("hosts of the account", () => {
  it.each([
    [{}, "oss-eu-central-1.aliyuncs.com"],
    [{ network: "internal" }, "oss-eu-central-1-internal.aliyuncs.com"],
    [{ network: "dualstack" }, "eu-central-1.oss.aliyuncs.com"],
    [{ addressing: "path" }, "oss-eu-central-1.aliyuncs.com"],
    [{ endpoints: { oss: "oss.example.com" } }, "oss.example.com"],
    [{ addressing: "cname", endpoints: { oss: "static.example.com" } }, "oss-eu-central-1.aliyuncs.com"],
  ])("%j", (given, host) => {
    expect(serviceEndpoint(settings(given), "eu-central-1")).toEqual({ scheme: "https", host });
  });

  it.each([
    ["nothing", {}, {}, "cn-hangzhou"],
    ["the setting", { region: "oss-us-west-1" }, { ALICLOUD_REGION: "cn-beijing" }, "us-west-1"],
    [
      "a public endpoint",
      { endpoints: { oss: "oss-eu-west-1.aliyuncs.com" } },
      { OSS_REGION: "cn-beijing" },
      "eu-west-1",
    ],
    ["an internal endpoint", { endpoints: { oss: "oss-eu-west-1-internal.aliyuncs.com" } }, {}, "eu-west-1"],
    ["a dual-stack endpoint", { endpoints: { oss: "eu-west-1.oss.aliyuncs.com" } }, {}, "eu-west-1"],
    ["a foreign endpoint", { endpoints: { oss: "oss.example.com" } }, { OSS_REGION: "cn-beijing" }, "cn-beijing"],
    ["an accelerated endpoint", { endpoints: { oss: "oss-accelerate-overseas.aliyuncs.com" } }, {}, "cn-hangzhou"],
    ["ALICLOUD_REGION", {}, { ALICLOUD_REGION: "cn-beijing", ALIBABA_CLOUD_REGION: "cn-wuhan" }, "cn-beijing"],
    ["ALIBABA_CLOUD_REGION", {}, { ALIBABA_CLOUD_REGION: "cn-wuhan", ALIBABACLOUD_REGION: "cn-nanjing" }, "cn-wuhan"],
    ["ALIBABACLOUD_REGION", {}, { ALIBABACLOUD_REGION: "cn-nanjing", OSS_REGION: "cn-beijing" }, "cn-nanjing"],
    ["OSS_REGION", {}, { OSS_REGION: "oss-cn-beijing" }, "cn-beijing"],
    ["what is no region", {}, { OSS_REGION: "https://evil.example" }, "cn-hangzhou"],
  ])("region by %s", (_, given, environment, region) => {
    expect(listingRegion(settings(given), environment)).toBe(region);
  });
});

describe("settings", () => {
  it("cname needs the bound domain", () => {
    expect(() => settings({ addressing: "cname" })).toThrow(
      "access-audit:alibaba.addressing must not be cname unless access-audit:alibaba.endpoints.oss is the domain",
    );
  });
  it("a wrong value is told by its rule, without the value", () => {
    expect(() => settings({ network: "vpc", accessKeySecret: 5 })).toThrow(
      /^access-audit:alibaba\.network must be "public" or "internal" or "dualstack"\naccess-audit:alibaba\.accessKeySecret must be text$/,
    );
  });
  it("there are no sites", () => expect(() => settings({ site: "mainland" })).toThrow("alibaba.site is not a setting"));
  it("plain http is for this machine only", () => {
    expect(() => bucketAddress(settings({ endpoints: { oss: "http://oss.example.com" } }), locator)).toThrow(
      "access-audit:alibaba.endpoints.oss must be",
    );
  });
});
