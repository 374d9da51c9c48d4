import { describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { trial } from "../stage/trial";
import { keyKinds } from "../stage/variables";

const storage = {
  StorageType: "cos",
  StorageRegion: seed.tencent.region,
  StorageName: "audit",
  StoragePrefix: "audit",
};
const settings = { Status: 1, ActionType: "Write", ResourceType: "*", EventNames: ["*"], Storage: storage };
const track = { Name: "writes", ...settings, TrackForAllMembers: 0 };

/** The id of the first track of a fresh emulator is 2^53 + 1. */
const firstId = 9007199254740993n;

const failures = [
  ["a track that does not exist", "DescribeAuditTrack", { TrackId: 1 }, "ResourceNotFound.AuditNotExist"],
  [
    "another name",
    "ModifyAuditTrack",
    { TrackId: 7, Name: "new" },
    "InvalidParameterValue.AuditTrackNameNotSupportModify",
  ],
  ["a name that is taken", "CreateAuditTrack", { ...track, Name: "taken" }, "InvalidParameterValue.AliasAlreadyExists"],
  [
    "a bucket that does not exist",
    "CreateAuditTrack",
    { ...track, Storage: { ...storage, StorageName: "absent" } },
    "ResourceNotFound.CosNotExist",
  ],
] as const;

describe.each(keyKinds)("tencentcloud-sdk-python-cloudaudit with %s", (_, given) => {
  const on = trial(given, "tencent/cloudaudit.py");
  const key = () => on.emulator.credentials.tencent.secretId;

  it.each([
    ["POST", "proxy"],
    ["POST", "address"],
    ["GET", "proxy"],
    ["GET", "address"],
  ])("creates, describes, lists, modifies and deletes a track by %s, %s", async (method, addressing) => {
    const perform = (action: string, parameters: object) =>
      on.value(action, { parameters: { ...parameters }, method, addressing });
    expect(await perform("CreateAuditTrack", track)).toMatchObject({ TrackId: firstId });
    expect(on.control.tracks()).toMatchObject([{ TrackId: String(firstId), ...track }]);
    on.accepted("CreateAuditTrack", key());
    expect(await perform("DescribeAuditTrack", { TrackId: firstId })).toMatchObject(track);
    const listed = await perform("DescribeAuditTracks", { PageNumber: 1, PageSize: 10 });
    expect(listed).toMatchObject({ TotalCount: 1, Tracks: [{ TrackId: firstId, Name: "writes", ...settings }] });
    const change = { ...settings, Status: 0, ActionType: "*", Storage: { ...storage, StoragePrefix: "other" } };
    await perform("ModifyAuditTrack", { TrackId: firstId, ...change });
    expect(on.control.tracks()).toMatchObject([{ Name: "writes", ...change }]);
    await perform("DeleteAuditTrack", { TrackId: firstId });
    expect(on.control.tracks()).toEqual([]);
    on.accepted("DeleteAuditTrack", key());
  });

  it.each([
    ["POST", { site: "" }],
    ["GET", { site: "" }],
    ["POST", { addressing: "address" }],
  ])("creates, describes, modifies and deletes a track of several products by %s, %j", async (method, options) => {
    const perform = (action: string, parameters: object) =>
      on.value(action, { parameters: { ...parameters }, method, ...options });
    const Filters = {
      ResourceFields: [
        { ResourceType: "cam", ActionType: "*", EventNames: ["AddSubAccount", "AddSubAccountCheckingMFA"] },
        { ResourceType: "cvm", ActionType: "Read", EventNames: ["*"] },
      ],
    };
    const several = { Name: "跟踪集", Status: 1, Storage: storage, Filters, TrackForAllMembers: 0 };
    expect(await perform("CreateEventsAuditTrack", several)).toMatchObject({ TrackId: firstId });
    on.accepted("CreateEventsAuditTrack", key());
    expect(await perform("DescribeAuditTrack", { TrackId: firstId })).toMatchObject(several);
    const change = { Status: 0, Filters: { ResourceFields: Filters.ResourceFields.slice(1) } };
    await perform("ModifyEventsAuditTrack", { TrackId: firstId, ...change });
    on.accepted("ModifyEventsAuditTrack", key());
    expect(on.control.tracks()).toMatchObject([change]);
    await perform("DeleteAuditTrack", { TrackId: firstId });
    expect(on.control.tracks()).toEqual([]);
  });

  it("lists, describes and stops audits of the API before tracks", async () => {
    on.control.putAudit({ AuditName: "audit_trail" });
    expect(await on.value("ListAudits", { parameters: {} })).toMatchObject({
      AuditSummarys: [{ AuditName: "audit_trail", AuditStatus: 1, CosBucketName: "audit", LogFilePrefix: "audit" }],
    });
    await on.value("StopLogging", { parameters: { AuditName: "audit_trail" } });
    on.accepted("StopLogging", key());
    expect(await on.value("DescribeAudit", { parameters: { AuditName: "audit_trail" } })).toMatchObject({
      AuditStatus: 0,
    });
  });

  it("lists tracks page by page", async () => {
    const names = Array.from({ length: 5 }, (__, index) => `track-${index}`);
    for (const name of names) on.control.putTrack({ name });
    const pages = [1, 2, 3, 4].map((PageNumber) =>
      on.value("DescribeAuditTracks", { parameters: { PageNumber, PageSize: 2 } }),
    );
    const listed = (await Promise.all(pages)) as { Tracks: { Name: string }[]; TotalCount: number }[];
    expect(listed.map(({ Tracks }) => Tracks.length)).toEqual([2, 2, 1, 0]);
    expect(listed.map(({ TotalCount }) => TotalCount)).toEqual([5, 5, 5, 5]);
    expect(listed.flatMap(({ Tracks }) => Tracks.map(({ Name }) => Name)).toSorted()).toEqual(names);
  });

  it("keeps the optional members of the storage", async () => {
    const Storage = { ...storage, StorageAccountId: "100000000001", StorageAppId: "1250000000", Compress: 2 };
    await on.value("CreateAuditTrack", { parameters: { ...track, Storage } });
    expect(on.control.tracks()).toMatchObject([{ Storage }]);
    expect(await on.value("DescribeAuditTrack", { parameters: { TrackId: firstId } })).toMatchObject({ Storage });
  });

  it.each(failures)("raises the error for %s", async (__, action, parameters, code) => {
    on.control.putTrack({ trackId: "7", name: "taken" });
    const { error } = await on.call(action, { parameters });
    const requestId = on.requests(action).at(-1)?.requestId;
    expect(error).toMatchObject({ type: "TencentCloudSDKException", code, requestId });
    expect(on.control.tracks()).toHaveLength(1);
  });

  it("raises the errors of throttling and of the gateway", async () => {
    const list = { parameters: { PageNumber: 1, PageSize: 10 } };
    on.control.fault({ kind: "throttle", service: "cloudaudit" });
    expect((await on.call("DescribeAuditTracks", list)).error).toMatchObject({ code: "RequestLimitExceeded" });
    on.control.fault({ kind: "unavailable", service: "cloudaudit" });
    expect((await on.call("DescribeAuditTracks", list)).error).toMatchObject({ code: "ServerNetworkError" });
    expect(await on.value("DescribeAuditTracks", list)).toMatchObject({ TotalCount: 0 });
  });
});

describe.each(keyKinds)("tencentcloud-sdk-nodejs-intl-en with %s", (_, given) => {
  const on = trial(given, "cloudaudit.cjs");
  const key = () => on.emulator.credentials.tencent.secretId;

  it.each(["host", "address"])("creates a track and lists it, with a rounded id, %s", async (addressing) => {
    // JSON.parse, which the SDK uses, does not keep an id beyond 2^53.
    const rounded = firstId - 1n;
    const created = await on.value("CreateAuditTrack", { parameters: track, addressing });
    expect(created).toMatchObject({ TrackId: rounded });
    expect(on.control.tracks()).toMatchObject([{ TrackId: String(firstId), ...track }]);
    on.accepted("CreateAuditTrack", key());
    const listed = await on.value("DescribeAuditTracks", { parameters: { PageNumber: 1, PageSize: 10 }, addressing });
    expect(listed).toMatchObject({ TotalCount: 1, Tracks: [{ TrackId: rounded, Name: "writes", ...settings }] });
    on.accepted("DescribeAuditTracks", key());
  });

  it.each([
    ["POST", "host"],
    ["POST", "address"],
    ["GET", "host"],
    ["GET", "address"],
  ])("describes, modifies and deletes a track by %s, %s", async (method, addressing) => {
    const perform = (action: string, parameters: object) => on.value(action, { parameters, method, addressing });
    on.control.putTrack({ trackId: "24283", ...track });
    expect(await perform("DescribeAuditTrack", { TrackId: 24283 })).toMatchObject(track);
    const change = { ...settings, Status: 0, ActionType: "*", Storage: { ...storage, StoragePrefix: "other" } };
    await perform("ModifyAuditTrack", { TrackId: 24283, ...change });
    expect(on.control.tracks()).toMatchObject([{ ...track, ...change }]);
    await perform("DeleteAuditTrack", { TrackId: 24283 });
    expect(on.control.tracks()).toEqual([]);
    expect(on.accepted("DeleteAuditTrack", key())).toMatchObject({ method, status: 200 });
  });

  it.each(failures)("fails with the error for %s", async (__, action, parameters, code) => {
    on.control.putTrack({ trackId: "7", name: "taken" });
    const { error } = await on.call(action, { parameters });
    const requestId = on.requests(action).at(-1)?.requestId;
    expect(error).toMatchObject({ code, requestId });
    expect(on.control.tracks()).toHaveLength(1);
  });

  it("fails when it signs for another service", async () => {
    const list = { parameters: { PageNumber: 1, PageSize: 10 }, addressing: "otherService" };
    const { error } = await on.call("DescribeAuditTracks", list);
    expect(error).toMatchObject({ code: "AuthFailure.SignatureFailure" });
    expect(on.requests("DescribeAuditTracks").at(-1)).toMatchObject({ signatureFailure: { step: "CredentialScope" } });
  });

  it("fails with the status of the gateway", async () => {
    on.control.fault({ kind: "unavailable", service: "cloudaudit" });
    const { error } = await on.call("DescribeAuditTracks", { parameters: { PageNumber: 1, PageSize: 10 } });
    expect(error).toMatchObject({ status: 503 });
  });
});
