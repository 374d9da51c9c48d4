import { describe, expect, test } from "vitest";
import type { Emulator } from "../../../emulator/index";
import { askCloudAudit, sendCloudAudit } from "../stage/clients";
import { emulate } from "../stage/fixture";

const storage = { StorageType: "cos", StorageRegion: "ap-guangzhou", StorageName: "audit", StoragePrefix: "audit" };
const track = {
  Name: "writes",
  Status: 1,
  ActionType: "Write",
  ResourceType: "*",
  EventNames: ["*"],
  Storage: storage,
  TrackForAllMembers: 0,
};

const errorOf = (response: Record<string, unknown>) => (response.Error as { Code: string } | undefined)?.Code;
/** JSON.stringify cannot write an integer beyond 2^53. */
const withId = (id: string, more: object = {}) => JSON.stringify({ TrackId: 1, ...more }).replace("1", id);
const firstId = "9007199254740993";

async function create(emulator: Emulator, more: object = {}): Promise<void> {
  expect(errorOf(await askCloudAudit(emulator, "CreateAuditTrack", { ...track, ...more }))).toBeUndefined();
}

describe("the life of a track", () => {
  test("its id is a JSON number that JavaScript cannot hold", async () => {
    const emulator = await emulate();
    const { body, headers } = await sendCloudAudit(emulator, "CreateAuditTrack", track);
    expect(body).toMatch(new RegExp(`^{"Response":{"TrackId":${firstId},"RequestId":"[-0-9a-f]{36}"}}$`));
    expect(headers["content-type"]).toBe("application/json");
    expect(emulator.control.tracks()[0]?.TrackId).toBe(firstId);
  });

  test("DescribeAuditTrack tells everything but the id, and a Compress that the server filled", async () => {
    const emulator = await emulate();
    await create(emulator);
    const {
      RequestId: _id,
      CreateTime,
      ...described
    } = await askCloudAudit(emulator, "DescribeAuditTrack", withId(firstId));
    expect(described).toEqual({ ...track, Storage: { ...storage, Compress: 1 } });
    expect(CreateTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  test("Modify changes what it names and keeps Compress", async () => {
    const emulator = await emulate();
    await create(emulator, { Storage: { ...storage, Compress: 2 } });
    const change = { Status: 0, Storage: { ...storage, StoragePrefix: "other" } };
    expect(errorOf(await askCloudAudit(emulator, "ModifyAuditTrack", withId(firstId, change)))).toBeUndefined();
    expect(emulator.control.tracks()[0]).toMatchObject({
      Status: 0,
      EventNames: ["*"],
      Storage: { StoragePrefix: "other", Compress: 2 },
    });
  });

  test("after Delete it does not exist", async () => {
    const emulator = await emulate();
    await create(emulator);
    expect(errorOf(await askCloudAudit(emulator, "DeleteAuditTrack", withId(firstId)))).toBeUndefined();
    for (const action of ["DescribeAuditTrack", "ModifyAuditTrack", "DeleteAuditTrack"])
      expect(errorOf(await askCloudAudit(emulator, action, withId(firstId)))).toBe("ResourceNotFound.AuditNotExist");
  });

  test("the list leaves out TrackForAllMembers and Filters, and pages", async () => {
    const emulator = await emulate();
    await create(emulator);
    emulator.control.putTrack({ name: "filtered", Filters: { ResourceFields: [] } });
    const page = (PageNumber: number, PageSize: number) =>
      askCloudAudit(emulator, "DescribeAuditTracks", { PageNumber, PageSize });
    const all = await page(1, 10);
    expect(all).toMatchObject({ TotalCount: 2, Tracks: [{ Name: "writes" }, { Name: "filtered" }] });
    expect(JSON.stringify(all)).not.toMatch(/TrackForAllMembers|Filters/);
    expect((await page(2, 1)).Tracks).toMatchObject([{ Name: "filtered" }]);
    expect(await page(3, 1)).toMatchObject({ TotalCount: 2, Tracks: [] });
    expect(await askCloudAudit(emulator, "DescribeAuditTrack", withId("9007199254740994"))).toMatchObject({
      Filters: {},
    });
  });

  test("GET takes the parameters from the query, nested ones spread out", async () => {
    const emulator = await emulate();
    await create(emulator);
    const listed = await askCloudAudit(emulator, "DescribeAuditTracks", "", {
      method: "GET",
      query: "PageNumber=1&PageSize=5",
    });
    expect(listed.TotalCount).toBe(1);
    const query = `TrackId=${firstId}&EventNames.0=PutBucket&EventNames.1=DeleteBucket&ResourceType=cos`;
    await askCloudAudit(emulator, "ModifyAuditTrack", "", { method: "GET", query });
    expect(emulator.control.tracks()[0]?.EventNames).toEqual(["PutBucket", "DeleteBucket"]);
  });
});

describe("refusals of CreateAuditTrack", () => {
  test.each([
    ["MissingParameter", { ...track, Name: undefined }],
    ["MissingParameter", { ...track, Storage: { ...storage, StoragePrefix: undefined } }],
    ["UnknownParameter", { ...track, Extra: 1 }],
    ["UnknownParameter", { ...track, Storage: { ...storage, Extra: 1 } }],
    ["InvalidParameter", { ...track, Status: "1" }],
    ["InvalidParameter", { ...track, Status: 1.5 }],
    ["InvalidParameter", { ...track, EventNames: "*" }],
    ["InvalidParameter", { ...track, EventNames: [1] }],
    ["InvalidParameter", { ...track, Storage: "audit" }],
    ["InvalidParameter", { ...track, Storage: { ...storage, StorageAccountId: 100000000001 } }],
    ["InvalidParameterValue", { ...track, Status: 2 }],
    ["InvalidParameterValue", { ...track, TrackForAllMembers: 2 }],
    ["InvalidParameterValue", { ...track, Storage: { ...storage, Compress: 0 } }],
    ["InvalidParameterValue", { ...track, Name: "ab" }],
    ["InvalidParameterValue", { ...track, Name: "audit!" }],
    ["InvalidParameterValue", { ...track, ActionType: "write" }],
    ["InvalidParameterValue", { ...track, ResourceType: "" }],
    ["InvalidParameterValue", { ...track, EventNames: ["PutBucket"] }],
    ["InvalidParameterValue", { ...track, ResourceType: "cos", EventNames: [] }],
    ["InvalidParameterValue", { ...track, ResourceType: "cos", EventNames: Array.from("abcdefghijk") }],
    ["InvalidParameterValue", { ...track, Storage: { ...storage, StorageType: "oss" } }],
    ["InvalidParameterValue", { ...track, Storage: { ...storage, StoragePrefix: "ab" } }],
    ["InvalidParameterValue", { ...track, Storage: { ...storage, StorageName: "Audit" } }],
    ["InvalidParameterValue.CosRegionError", { ...track, Storage: { ...storage, StorageRegion: "ap-beijing" } }],
    ["ResourceNotFound.CosNotExist", { ...track, Storage: { ...storage, StorageName: "nowhere" } }],
  ])("%s", async (code, parameters) => {
    const emulator = await emulate();
    const answer = await sendCloudAudit(emulator, "CreateAuditTrack", parameters);
    expect(answer.status).toBe(200);
    expect(errorOf(JSON.parse(answer.body).Response)).toBe(code);
    expect(emulator.control.tracks()).toEqual([]);
  });

  test("a name that exists, and a sixth track", async () => {
    const emulator = await emulate();
    await create(emulator);
    expect(errorOf(await askCloudAudit(emulator, "CreateAuditTrack", track))).toBe(
      "InvalidParameterValue.AliasAlreadyExists",
    );
    for (const name of ["two", "three", "four", "five"]) await create(emulator, { Name: name });
    const sixth = await askCloudAudit(emulator, "CreateAuditTrack", { ...track, Name: "six" });
    expect(errorOf(sixth)).toBe("LimitExceeded.OverAmount");
  });

  test("a bucket of another account cannot be seen, so it is accepted", async () => {
    const elsewhere = {
      ...storage,
      StorageName: "theirs",
      StorageAccountId: "100000000009",
      StorageAppId: "1259999999",
    };
    await create(await emulate(), { Storage: elsewhere });
  });
});

describe("other refusals", () => {
  test.each([
    ["InvalidParameterValue.AuditTrackNameNotSupportModify", { Name: "renamed" }],
    ["MissingParameter", { Storage: { StoragePrefix: "other" } }],
    ["InvalidParameterValue", { EventNames: ["PutBucket"] }],
  ])("Modify: %s", async (code, change) => {
    const emulator = await emulate();
    await create(emulator);
    expect(errorOf(await askCloudAudit(emulator, "ModifyAuditTrack", withId(firstId, change)))).toBe(code);
  });

  test.each([
    ["InvalidParameterValue", { PageNumber: 0, PageSize: 10 }],
    ["InvalidParameterValue", { PageNumber: 1, PageSize: 0 }],
    ["MissingParameter", { PageNumber: 1 }],
  ])("list: %s", async (code, parameters) => {
    expect(errorOf(await askCloudAudit(await emulate(), "DescribeAuditTracks", parameters))).toBe(code);
  });

  test("an id as text", async () => {
    expect(errorOf(await askCloudAudit(await emulate(), "DescribeAuditTrack", { TrackId: firstId }))).toBe(
      "InvalidParameter",
    );
  });

  test.each([
    ["InvalidAction", "Nonsense", {}],
    ["UnsupportedOperation", "LookUpEvents", {}],
    ["MissingParameter", "DescribeAuditTracks", { "X-TC-Region": "" }],
    ["UnsupportedRegion", "DescribeAuditTracks", { "X-TC-Region": "guangzhou" }],
    ["NoSuchVersion", "DescribeAuditTracks", { "X-TC-Version": "2018-01-01" }],
    ["InvalidParameter", "DescribeAuditTracks", { "X-TC-Timestamp": "soon" }],
    ["AuthFailure.SignatureFailure", "DescribeAuditTracks", { "X-TC-Content-SHA256": "unsigned" }],
    ["AuthFailure.TokenFailure", "DescribeAuditTracks", { "X-TC-Token": "stray" }],
  ])("%s", async (code, action, headers) => {
    expect(errorOf(await askCloudAudit(await emulate(), action, { PageNumber: 1, PageSize: 1 }, { headers }))).toBe(
      code,
    );
  });

  test("bodies that are no JSON object", async () => {
    for (const body of ["{", "[]", "null"])
      expect(errorOf(await askCloudAudit(await emulate(), "DescribeAuditTracks", body))).toBe("InvalidParameter");
  });

  test("the international site creates in six regions only", async () => {
    const asked = { host: "cloudaudit.intl.tencentcloudapi.com", headers: { "X-TC-Region": "ap-beijing" } };
    expect(errorOf(await askCloudAudit(await emulate(), "CreateAuditTrack", track, asked))).toBe("UnsupportedRegion");
  });
});
