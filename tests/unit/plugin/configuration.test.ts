import { CheckRequest, DiffRequest, DiffResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { describe, expect, it } from "vitest";
import { unknownValue } from "../../../provider/core/fields/unknown";
import { checkConfig, diffConfig, settingsOf } from "../../../provider/plugin/configuration";
import { decode } from "../../../provider/plugin/values";

const structOf = (value: object) => Struct.fromJavaScript(value as never);

function checked(given: object) {
  const request = new CheckRequest();
  request.setNews(structOf(given));
  const response = checkConfig(request);
  const failures = response.getFailuresList().map((failure) => [failure.getProperty(), failure.getReason()] as const);
  return { ...decode(response.getInputs()), failures };
}

describe("the configuration of a provider", () => {
  it.each([
    ["an object", { tencent: { secretId: "AKID", secretKey: "key", site: "mainland" } }],
    ["JSON text", { tencent: JSON.stringify({ secretId: "AKID", secretKey: "key", site: "mainland" }) }],
  ])("as %s is the same, and secret", (_, given) => {
    const { value, secrecy, failures } = checked(given);
    expect(failures).toEqual([]);
    expect(JSON.parse(String(value.tencent))).toEqual({ secretId: "AKID", secretKey: "key", site: "mainland" });
    expect(secrecy).toEqual({ tencent: true });
  });

  it("without a secret member is none, and a flat key of one is", () => {
    expect(checked({ alibaba: { region: "cn-hangzhou" }, timeout: "90s" }).secrecy).toBeUndefined();
    expect(checked({ "huawei.password": "p", "huawei.region": "cn-north-4" }).secrecy).toEqual({
      "huawei.password": true,
    });
  });

  it("that is wrong names the property and the rule, never the value of a secret", () => {
    const { failures } = checked({
      tencent: { site: "lunar", secretKey: 5 },
      emulatorUrl: "https://example.com",
      timeout: "soon",
    });
    // The engine tells the value of a property that is named.
    expect(failures.map(([property]) => property)).toEqual(["", "", "", ""]);
    expect(failures.map(([, reason]) => reason)).toEqual([
      expect.stringMatching(/^access-audit:emulatorUrl .*must be the http address of an emulator/),
      expect.stringMatching(/^access-audit:timeout must be a time/),
      'access-audit:tencent.site must be "international" or "mainland"',
      "access-audit:tencent.secretKey must be text",
    ]);
  });

  it("has no names but ours and those of the engine, known or not", () => {
    const { failures } = checked({
      ...{ version: "0.1.0", pluginDownloadURL: "", __internal: {} },
      tencnet: unknownValue,
      tencent: { secretId: unknownValue, secretkey: "canary" },
    });
    expect(failures).toEqual([
      ["", expect.stringContaining("access-audit:tencent.secretkey is not a setting. Did you mean secretKey?")],
      ["", expect.stringContaining("access-audit:tencnet is not a setting. Did you mean tencent? There are tencent,")],
    ]);
    expect(JSON.stringify(failures)).not.toContain("canary");
  });

  it("that is not known yet is not judged", () => {
    const { value, failures } = checked({ tencent: { site: "lunar", secretKey: unknownValue } });
    expect(failures).toEqual([]);
    expect(value.tencent).toBe(unknownValue);
  });

  it("reads members as text, JSON and objects alike", () => {
    expect(settingsOf({ timeout: 90, emulatorUrl: unknownValue })).toMatchObject({ timeoutMs: 90_000 });
  });
});

describe("a changed configuration", () => {
  const diff = (olds: object, news: object) => {
    const request = new DiffRequest();
    request.setOlds(structOf(olds));
    request.setNews(structOf(news));
    const response = diffConfig(request);
    return {
      some: response.getChanges() === DiffResponse.DiffChanges.DIFF_SOME,
      names: response.getDiffsList(),
      replaces: response.getReplacesList(),
    };
  };

  it("is an update of the provider and replaces nothing", () => {
    expect(diff({ tencent: '{"secretKey":"a"}' }, { tencent: '{"secretKey":"b"}' })).toEqual({
      some: true,
      names: ["tencent"],
      replaces: [],
    });
  });

  it("in another form is none, nor one of keys that are not ours", () => {
    expect(diff({ tencent: { site: "mainland" } }, { tencent: '{"site":"mainland"}' }).some).toBe(false);
    expect(diff({ version: "0.1.0", somebody: "a" }, { version: "0.2.0" }).some).toBe(false);
  });
});
