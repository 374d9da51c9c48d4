import { describe, expect, test } from "vitest";
import { seed } from "../../../emulator/index";
import { sendActionTrail } from "../stage/clients";
import { emulate } from "../stage/fixture";

async function ask(
  ...given: Parameters<typeof sendActionTrail>
): Promise<Record<string, unknown> & { status: number }> {
  const answer = await sendActionTrail(...given);
  return { ...JSON.parse(answer.body), status: answer.status };
}

const trail = { Name: "trail-test", OssBucketName: seed.alibaba.auditBucket, EventRW: "All" };

describe("trails", () => {
  test("a trail is Fresh until it is started, and its changes are events", async () => {
    const emulator = await emulate();
    expect(await ask(emulator, "CreateTrail", trail)).toMatchObject({ status: 200, HomeRegion: "cn-hangzhou" });
    const status = async () => {
      const { TrailList } = await ask(emulator, "DescribeTrails", { NameList: "trail-test" });
      return (TrailList as { Status: string }[]).map(({ Status }) => Status);
    };
    expect(await status()).toEqual(["Fresh"]);
    await ask(emulator, "StartLogging", { Name: "trail-test" });
    expect(await status()).toEqual(["Enable"]);
    expect((await sendActionTrail(emulator, "StopLogging", { Name: "trail-test" }, { method: "POST" })).status).toBe(
      405,
    );
    emulator.control.putTrail({ Name: "trail-test", Status: "Disable" });
    expect(await status()).toEqual(["Disable"]);
    const { Events } = await ask(emulator, "LookupEvents", {
      "LookupAttribute.1.Key": "ResourceName",
      "LookupAttribute.1.Value": "trail-test",
    });
    const told = (Events as { eventName: string; userIdentity: { userName: string } }[]).map(
      ({ eventName, userIdentity }) => `${eventName} ${userIdentity.userName}`,
    );
    expect(told.toSorted()).toEqual(["CreateTrail audit-user", "StartLogging audit-user", "StopLogging console-user"]);
    expect((await ask(emulator, "DeleteTrail", { Name: "trail-test" })).status).toBe(200);
    expect(await status()).toEqual([]);
  });

  test.each([
    ["InvalidTrailNameException", 400, { ...trail, Name: "Trail" }],
    ["InvalidDeliveryConfigurationException", 400, { Name: "trail-test" }],
    ["BucketDoesNotExistException", 404, { ...trail, OssBucketName: "not-there" }],
    ["InvalidPrefixException", 400, { ...trail, OssKeyPrefix: "abc" }],
    ["MissingParameter", 400, { OssBucketName: "audit" }],
  ])("%s", async (Code, status, parameters) => {
    expect(await ask(await emulate(), "CreateTrail", parameters)).toMatchObject({ Code, status });
  });

  test("one trail per bucket, one name per account, and trails answer at home", async () => {
    const emulator = await emulate();
    await ask(emulator, "CreateTrail", trail);
    const elsewhere = { region: "cn-beijing" };
    expect(await ask(emulator, "CreateTrail", trail)).toMatchObject({ Code: "TrailAlreadyExistsException" });
    expect(await ask(emulator, "CreateTrail", { ...trail, Name: "trail-two" })).toMatchObject({
      Code: "RepeatOssBucket",
    });
    expect(await ask(emulator, "DescribeTrails", {}, elsewhere)).toMatchObject({ TrailList: [] });
    const shadows = await ask(emulator, "DescribeTrails", { IncludeShadowTrails: "true" }, elsewhere);
    expect(shadows.TrailList).toHaveLength(1);
    expect(await ask(emulator, "StartLogging", { Name: "trail-test" }, elsewhere)).toMatchObject({ status: 404 });
  });

  test("a nonce is good for one request; trouble has the vendor's codes", async () => {
    const emulator = await emulate();
    expect((await sendActionTrail(emulator, "DescribeTrails", {}, { nonce: "n-1" })).status).toBe(200);
    expect(await ask(emulator, "DescribeTrails", {}, { nonce: "n-1" })).toMatchObject({ Code: "SignatureNonceUsed" });
    emulator.control.fault({ kind: "throttle", service: "actiontrail" });
    expect(await ask(emulator, "DescribeTrails")).toMatchObject({ Code: "Throttling.User", status: 400 });
    emulator.control.fault({
      kind: "error",
      action: "CreateTrail",
      status: 403,
      code: "InsufficientBucketPolicyException",
      times: 2,
    });
    for (const status of [403, 403, 200]) expect(await ask(emulator, "CreateTrail", trail)).toMatchObject({ status });
  });
});

test("events are paged, each once, newest first", async () => {
  const emulator = await emulate();
  const range = {
    StartTime: `${new Date(Date.now() - 29 * 86_400_000).toISOString().slice(0, 19)}Z`,
    EndTime: `${new Date().toISOString().slice(0, 19)}Z`,
    MaxResults: "50",
  };
  const events: { eventId: string; eventTime: string }[] = [];
  let NextToken = "";
  do {
    const page = await ask(emulator, "LookupEvents", { ...range, ...(NextToken === "" ? {} : { NextToken }) });
    events.push(...(page.Events as typeof events));
    NextToken = String(page.NextToken ?? "");
  } while (NextToken !== "");
  expect(events.length).toBeGreaterThan(100);
  expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
  expect(events.map(({ eventTime }) => eventTime)).toEqual(
    events
      .map(({ eventTime }) => eventTime)
      .toSorted()
      .reverse(),
  );
  expect(await ask(emulator, "LookupEvents", { ...range, MaxResults: "51" })).toMatchObject({
    Code: "InvalidQueryParameter",
  });
  expect(await ask(emulator, "LookupEvents", { StartTime: range.StartTime })).toMatchObject({
    Code: "InvalidParameterCombination",
  });
});
