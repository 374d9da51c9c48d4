import { describe, expect, test } from "vitest";
import type { Emulator } from "../../../emulator/index";
import { askCloudAudit } from "../stage/clients";
import { emulate } from "../stage/fixture";

const storage = { StorageType: "cos", StorageRegion: "ap-guangzhou", StorageName: "audit", StoragePrefix: "audit" };
const cam = { ResourceType: "cam", ActionType: "*", EventNames: ["AddSubAccount"] };
const Filters = { ResourceFields: [cam, { ResourceType: "cvm", ActionType: "Read", EventNames: ["*"] }] };
const track = { Name: "跟踪集", Status: 1, Storage: storage, Filters };

const errorOf = (response: Record<string, unknown>) => (response.Error as { Code: string } | undefined)?.Code;
/** JSON.stringify cannot write an integer beyond 2^53. */
const withId = (more: object = {}) => JSON.stringify({ TrackId: 1, ...more }).replace("1", "9007199254740993");
const create = (emulator: Emulator) => askCloudAudit(emulator, "CreateEventsAuditTrack", track);

describe("a track of several products", () => {
  test("is described with its filters in their order, and listed without them", async () => {
    const emulator = await emulate();
    await create(emulator);
    expect(await askCloudAudit(emulator, "DescribeAuditTrack", withId())).toMatchObject({ Name: "跟踪集", Filters });
    const { Tracks } = await askCloudAudit(emulator, "DescribeAuditTracks", { PageNumber: 1, PageSize: 5000 });
    expect(Tracks).toMatchObject([{ Name: "跟踪集", ActionType: "", ResourceType: "", EventNames: [] }]);
    expect(JSON.stringify(Tracks)).not.toContain("Filters");
  });

  test("is changed by the action of its sort, and deleted by the one for both", async () => {
    const emulator = await emulate();
    await create(emulator);
    const change = { Status: 0, Filters: { ResourceFields: [cam] } };
    expect(errorOf(await askCloudAudit(emulator, "ModifyAuditTrack", withId({ Status: 0 })))).toBe("InvalidParameter");
    expect(errorOf(await askCloudAudit(emulator, "ModifyEventsAuditTrack", withId(change)))).toBeUndefined();
    expect(emulator.control.tracks()).toMatchObject([change]);
    await askCloudAudit(emulator, "DeleteAuditTrack", withId());
    expect(emulator.control.tracks()).toEqual([]);
  });

  test("shares its name with tracks of one product", async () => {
    const emulator = await emulate();
    emulator.control.putTrack({ Name: "跟踪集" });
    expect(errorOf(await create(emulator))).toBe("InvalidParameterValue.AliasAlreadyExists");
  });

  test("is spread over the query of a GET", async () => {
    const emulator = await emulate();
    const field = "Filters.ResourceFields.0";
    const query = [
      ...["Name=by-query", "Status=1", ...Object.entries(storage).map(([name, value]) => `Storage.${name}=${value}`)],
      ...[`${field}.ResourceType=cam`, `${field}.ActionType=%2A`, `${field}.EventNames.0=AddSubAccount`],
    ].join("&");
    await askCloudAudit(emulator, "CreateEventsAuditTrack", "", { method: "GET", query });
    expect(emulator.control.tracks()).toMatchObject([{ Name: "by-query", Filters: { ResourceFields: [cam] } }]);
  });

  test.each([
    ["MissingParameter", { Filters: undefined }],
    ["InvalidParameter", { Filters: {} }],
    ["InvalidParameter", { Filters: { ResourceFields: [] } }],
    ["MissingParameter", { Filters: { ResourceFields: [{ ResourceType: "cam", ActionType: "*" }] } }],
    ["UnknownParameter", { Filters: { ResourceFields: [{ ...cam, Extra: 1 }] } }],
    ["InvalidParameterValue", { Filters: { ResourceFields: [{ ...cam, ActionType: "read" }] } }],
    ["InvalidParameterValue", { Filters: { ResourceFields: [{ ...cam, ResourceType: "*" }] } }],
    ["UnknownParameter", { ActionType: "*" }],
    ["ResourceNotFound.CosNotExist", { Storage: { ...storage, StorageName: "nowhere" } }],
  ])("is refused: %s %j", async (code, change) => {
    const emulator = await emulate();
    expect(errorOf(await askCloudAudit(emulator, "CreateEventsAuditTrack", { ...track, ...change }))).toBe(code);
    expect(emulator.control.tracks()).toEqual([]);
  });

  test.each(["CreateEventsAuditTrack", "ModifyEventsAuditTrack"])(
    "is unknown to the international site: %s",
    async (action) => {
      const asked = { host: "cloudaudit.intl.tencentcloudapi.com" };
      expect(errorOf(await askCloudAudit(await emulate(), action, track, asked))).toBe("InvalidAction");
    },
  );
});

describe("audits of the API before tracks", () => {
  test("are listed, described, switched, and in no list of tracks", async () => {
    const emulator = await emulate();
    emulator.control.putAudit({ AuditName: "audit_trail", CosBucketName: "bucket" });
    const summary = { AuditName: "audit_trail", AuditStatus: 1, CosBucketName: "bucket", LogFilePrefix: "audit" };
    expect((await askCloudAudit(emulator, "ListAudits", {})).AuditSummarys).toEqual([summary]);
    expect(await askCloudAudit(emulator, "StopLogging", { AuditName: "audit_trail" })).toMatchObject({ IsSuccess: 1 });
    expect(await askCloudAudit(emulator, "DescribeAudit", { AuditName: "audit_trail" })).toMatchObject({
      ...{ ...summary, AuditStatus: 0, CosRegion: "ap-guangzhou", ReadWriteAttribute: 3 },
    });
    await askCloudAudit(emulator, "StartLogging", { AuditName: "audit_trail" });
    expect(emulator.control.audits()).toMatchObject([{ AuditStatus: 1 }]);
    expect(await askCloudAudit(emulator, "DescribeAuditTracks", { PageNumber: 1, PageSize: 10 })).toMatchObject({
      Tracks: [],
    });
  });

  test("are gone by one code", async () => {
    const emulator = await emulate();
    for (const action of ["DescribeAudit", "StartLogging", "StopLogging"])
      expect(errorOf(await askCloudAudit(emulator, action, { AuditName: "none" }))).toBe(
        "ResourceNotFound.AuditNotExist",
      );
  });
});
