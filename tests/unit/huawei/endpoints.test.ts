import { describe, expect, it } from "vitest";
import { iamHost, taurusdbHost } from "../../../provider/clouds/huawei/endpoints";
import { huaweiSettings } from "../../../provider/clouds/huawei/settings";
import { sessionOf } from "./session";

const settings = (configuration = {}) => huaweiSettings(sessionOf({ configuration }));
const https = (host: string) => ({ scheme: "https", host });

describe("hosts", () => {
  it.each([
    ["cn-north-4", "gaussdb"],
    ["eu-west-101", "gaussdb"],
    ["ap-southeast-1", "gaussdbformysql"],
    ["ap-southeast-2", "gaussdbformysql"],
    ["tr-west-1", "gaussdbformysql"],
    ["me-east-1", "gaussdbformysql"],
    ["cn-north-11", "gaussdbformysql"],
    ["af-south-1", "gaussdb-mysql"],
    ["cn-east-5", "gaussdb-mysql"],
    ["la-north-2", "gaussdb-mysql"],
    ["cn-southwest-3", "gaussdb-mysql"],
  ])("TaurusDB in %s is %s", (region, label) => {
    expect(taurusdbHost(settings(), region)).toEqual(https(`${label}.${region}.myhuaweicloud.com`));
  });

  it("IAM is the region's", () => {
    expect(iamHost(settings(), "la-north-2")).toEqual(https("iam.la-north-2.myhuaweicloud.com"));
  });

  it("a setting replaces each", () => {
    const own = settings({ endpoints: { gaussdb: "db.example.com", iam: "http://127.0.0.1:8080" } });
    expect(taurusdbHost(own, "me-east-1")).toEqual(https("db.example.com"));
    expect(iamHost(own, "me-east-1")).toEqual({ scheme: "http", host: "127.0.0.1:8080" });
  });
});

describe("access-audit:huawei", () => {
  it("takes a language in any case, and no other language", () => {
    expect(settings({ language: "zh-CN" }).language).toBe("zh-cn");
    expect(() => settings({ language: "fr" })).toThrow('access-audit:huawei.language must be "en-us" or "zh-cn"');
  });

  it.each([
    [
      { endpoints: { gausdb: "x" } },
      "access-audit:huawei.endpoints.gausdb is not a setting. Did you mean gaussdb? There are gaussdb, cts, rds, iam, sts",
    ],
    [{ projectId: "short" }, "access-audit:huawei.projectId must be exactly 32 letters and digits"],
    [{ network: "internal" }, 'access-audit:huawei.network must be "public"'],
    [{ secretkey: "s" }, "access-audit:huawei.secretkey is not a setting. Did you mean secretKey? There are "],
  ])("refuses %j", (configuration, message) => {
    expect(() => settings(configuration)).toThrow(message);
  });
});
