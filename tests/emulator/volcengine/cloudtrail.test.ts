import { describe, expect, test } from "vitest";
import { seed } from "../../../emulator/index";
import { sendCloudTrail } from "../stage/cloudtrail-client";
import { emulate } from "../stage/fixture";

interface Told {
  readonly status: number;
  readonly code: string | undefined;
  readonly result: Readonly<Record<string, unknown>> | null | undefined;
  /** The list of an answer, which is called so also where it has events. */
  readonly trails: readonly Readonly<Record<string, unknown>>[];
}

async function ask(...given: Parameters<typeof sendCloudTrail>): Promise<Told> {
  const { status, body } = await sendCloudTrail(...given);
  const { ResponseMetadata, Result } = JSON.parse(body);
  return { status, code: ResponseMetadata.Error?.Code, result: Result, trails: Result?.Trails ?? [] };
}

const tos = { TosBucketName: "audit", TosBucketRegion: "cn-beijing" };
const trail = { TrailName: "trail-test", IncludeAllEventSources: "true", ...tos };
const named = { "TrailNames.1": "trail-test" };

describe("trails", () => {
  test("a trail is off until it is started, and its changes are events", async () => {
    const emulator = await emulate();
    expect(await ask(emulator, "CreateTrail", trail)).toMatchObject({ status: 200, result: { IsEventSourceAll: 1 } });
    expect(emulator.control.bucket("volcengine", "audit")?.region).toBe("cn-beijing");
    const status = async () => {
      const { trails } = await ask(emulator, "DescribeTrails", named);
      return trails.map(({ LoggingStatus }) => LoggingStatus);
    };
    expect(await status()).toEqual(["Disable"]);
    const name = { TrailName: "trail-test" };
    for (const _ of [1, 2])
      expect(await ask(emulator, "StartLogging", name)).toMatchObject({ status: 200, result: null });
    expect(await status()).toEqual(["Enable"]);
    emulator.control.putCloudTrail({ ...name, LoggingStatus: "Disable" });
    expect(await status()).toEqual(["Disable"]);
    const conditions = [{ LookupConditionKey: "ResourceID", LookupConditionValue: "trail-test" }];
    const body = JSON.stringify({ LookupConditions: conditions });
    const { trails } = await ask(emulator, "LookupEvents", {}, { body });
    const told = trails.map((e) => `${e.EventName} ${e.UserName}`);
    expect(new Set(told)).toEqual(
      new Set(["CreateTrail audit-user", "StartLogging audit-user", "StopLogging console-user"]),
    );
    expect(await ask(emulator, "DeleteTrail", name)).toMatchObject({ status: 200, result: null });
    expect(await status()).toEqual([]);
    expect(await ask(emulator, "DeleteTrail", name)).toMatchObject({ status: 404, code: "TrailNotExist" });
  });

  test.each([
    ["InvalidTrailName", { ...trail, TrailName: "a b" }],
    ["MissingParameter", { IncludeAllEventSources: "true" }],
    ["MissingParameter", { TrailName: "trail-test", ...tos }],
    ["InvalidParameter", { TrailName: "trail-test", IncludeAllEventSources: "true" }],
    ["InvalidParameter", { ...trail, IncludeAllEventSources: "false" }],
    ["InvalidParameter", { ...trail, IncludeAllEventSources: "1" }],
    ["InvalidParameter", { ...trail, EventRW: "Everything" }],
    ["InvalidParameter", { ...trail, TrailType: "2" }],
    ["InvalidParameter", { ...trail, TosBucketRegion: "" }],
    ["InvalidParameter", { ...trail, TosAccountId: "9223372036854775808" }],
    ["InvalidParameter", { ...trail, TosAccountId: "7" }],
    ["InvalidParameter", { ...trail, TosSSEAlgorithm: "KMS" }],
    ["InvalidParameter", { ...trail, TosSSEKMSKeyID: "k" }],
    ["InvalidParameter", { ...trail, TlsProjectName: "p" }],
    ["InvalidParameter", { ...trail, "EventSources.2": "iam" }],
    ["InvalidParameter", { ...trail, TosBucketName: seed.volcengine.bucket, TosBucketRegion: "cn-shanghai" }],
  ])("%s for %j", async (code, parameters) => {
    const emulator = await emulate();
    expect(await ask(emulator, "CreateTrail", parameters)).toMatchObject({ status: 400, code });
    expect(emulator.control.cloudTrails()).toEqual([]);
  });

  test("an absent parameter keeps what there is, an empty one takes it away, and projects are never told", async () => {
    const emulator = await emulate();
    await ask(emulator, "CreateTrail", { ...trail, TosKeyPrefix: "a", TosBucketProject: "p", "EventSources.1": "iam" });
    await ask(emulator, "UpdateTrail", { TrailName: "trail-test", EventRW: "Write" });
    expect(emulator.control.cloudTrails()).toMatchObject([
      { TosKeyPrefix: "a", EventRW: "Write", TosBucketProject: "p" },
    ]);
    await ask(emulator, "UpdateTrail", { TrailName: "trail-test", TosKeyPrefix: "", TosAccountId: "0" });
    const { result } = await ask(emulator, "DescribeTrails", named);
    expect(result?.Trails).toMatchObject([{ TosKeyPrefix: "", TosAccountId: "", EventSources: [], OrganizationID: 0 }]);
    expect(JSON.stringify(result)).not.toContain("BucketProject");
  });

  test("each region has its own, and those of the organization show when they are asked for", async () => {
    const emulator = await emulate();
    const elsewhere = { region: "cn-shanghai" };
    await ask(emulator, "CreateTrail", { ...trail, TrailType: "1" });
    expect(await ask(emulator, "CreateTrail", trail)).toMatchObject({ status: 409, code: "TrailAlreadyExists" });
    expect((await ask(emulator, "DescribeTrails")).result?.Trails).toEqual([]);
    const all = { IncludeOrganizationTrail: "1" };
    expect((await ask(emulator, "DescribeTrails", all)).result?.Trails).toHaveLength(1);
    expect((await ask(emulator, "DescribeTrails", all, elsewhere)).result?.Trails).toEqual([]);
    emulator.control.allowOrganizationCloudTrails(false);
    expect(await ask(emulator, "CreateTrail", { ...trail, TrailType: "1" }, elsewhere)).toMatchObject({ status: 403 });
  });
});

describe("what is no request", () => {
  test.each([
    ["DescribeTrails", { version: "2018-01-01" }, 404, "InvalidActionOrVersion"],
    ["GetTrailStatus", {}, 404, "InvalidActionOrVersion"],
    ["LookupEvents", {}, 404, "InvalidActionOrVersion"],
    ["DescribeTrails", { service: "cloudtrail" }, 404, "ServiceNotFound"],
    ["DescribeTrails", { at: new Date(Date.now() - 901_000) }, 403, "InvalidTimestamp"],
    ["DescribeTrails", { headers: { host: "open.byteplusapi.com" } }, 401, "SignatureDoesNotMatch"],
    ["DescribeTrails", { headers: { "x-content-sha256": "0" } }, 401, "SignatureDoesNotMatch"],
    ["DescribeTrails", { headers: { "x-date": "now" } }, 400, "MissingRequestInfo"],
    ["DescribeTrails", { headers: { Authorization: "HMAC-SHA256 nothing" } }, 400, "InvalidAuthorization"],
    ["DescribeTrails", { headers: { "x-security-token": "stray" } }, 401, "InvalidSecretToken"],
  ])("%s with %j", async (action, asked, status, code) => {
    expect(await ask(await emulate(), action, {}, asked)).toMatchObject({ status, code });
  });
});

describe("events", () => {
  const now = Math.floor(Date.now() / 1000);
  const lookup = (emulator: Awaited<ReturnType<typeof emulate>>, body: object) =>
    ask(emulator, "LookupEvents", {}, { body: JSON.stringify(body) });

  test("come in pages of at most fifty, whose tokens belong to their question", async () => {
    const emulator = await emulate();
    const first = await lookup(emulator, { StartTime: now - 80 * 86_400, EndTime: now });
    expect(first.result?.Trails).toHaveLength(50);
    const { NextToken } = first.result ?? {};
    expect(NextToken).toMatch(/./);
    expect(await lookup(emulator, { StartTime: now - 79 * 86_400, EndTime: now, NextToken })).toMatchObject({
      code: "InvalidParameter",
    });
    const next = await lookup(emulator, { StartTime: now - 80 * 86_400, EndTime: now, NextToken });
    expect(next.result?.Trails).not.toEqual(first.result?.Trails);
  });

  test("have the account itself in their details alone", async () => {
    const conditions = [{ LookupConditionKey: "IdentityType", LookupConditionValue: "Root" }];
    const { trails } = await lookup(await emulate(), { LookupConditions: conditions, MaxResults: 1 });
    expect(trails[0]?.UserName).toBe("");
    expect(JSON.parse(String(trails[0]?.EventDetail)).UserIdentity).toMatchObject({
      Type: "Root",
      PrincipalID: "2100000001",
    });
  });

  test.each([
    { StartTime: now, EndTime: now },
    { StartTime: now - 92 * 86_400 },
    { StartTime: String(now - 60) },
    { MaxResults: 51 },
    { MaxResults: 0 },
    { NextToken: "x" },
    { LookupConditions: {} },
    { LookupConditions: [{ LookupConditionKey: "UserName", LookupConditionValue: "x" }] },
    { LookupConditions: [{ LookupConditionKey: "EventName" }] },
  ])("are refused for %j", async (body) => {
    expect(await lookup(await emulate(), body)).toMatchObject({ status: 400, code: "InvalidParameter" });
  });
});
