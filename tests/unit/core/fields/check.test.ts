import { describe, expect, it } from "vitest";
import { unknownValue } from "../../../../provider/core/fields/unknown";
import { findResource } from "../../../../provider/registry";

const storage = { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" };
const track = {
  cloud: "tencent",
  region: "ap-guangzhou",
  name: "writes",
  status: "Enabled",
  actionType: "Write",
  resourceType: "*",
  eventNames: ["*"],
  storage,
};
const monitor = { cloud: "tencent", region: "ap-guangzhou", bucket: "logs-1250000000", status: "Enabled" };

type Given = Readonly<Record<string, unknown>>;

const check = (kind: "AuditTrack" | "BucketAccessMonitor", given: Given) =>
  findResource(kind, given.cloud).check(given);
const failures = (kind: "AuditTrack" | "BucketAccessMonitor", given: Given) =>
  check(kind, given).failures.map(({ property, reason }) => `${property} ${reason}`);

describe("inputs", () => {
  it("without a region name the configuration that would do, and no other field does", () => {
    const { region: _, ...rest } = monitor;
    const advice = "give it, or set access-audit:tencent.region in the stack configuration";
    expect(failures("BucketAccessMonitor", rest)).toEqual([`region is required: ${advice}`]);
    expect(failures("AuditTrack", { ...track, storage: { ...storage, region: undefined } })).toEqual([
      "storage.region is required",
    ]);
  });

  it("that are names of a map, or are in a list, are refused by their own rule", () => {
    const fleet = findResource("BucketAccessMonitors", "tencent");
    const told = (buckets: unknown) =>
      fleet
        .check({ cloud: "tencent", buckets, status: "Enabled" })
        .failures.map(({ property, reason }) => `${property} ${reason}`);
    expect(told({ GZ: ["logs-1250000000"] })).toEqual([
      'buckets has the name "GZ", which must be a region such as ap-guangzhou',
    ]);
    expect(told({ "ap-guangzhou": ["logs"] })[0]).toMatch(
      /^buckets\.ap-guangzhou\[0\] must be .*, but "logs" was given$/,
    );
    expect(told({ "ap-guangzhou": "logs-1250000000" })).toEqual([
      'buckets.ap-guangzhou must be a list, but "logs-1250000000" was given',
    ]);
    expect(told([])).toEqual(["buckets must be an object with a value for each name, but [] was given"]);
  });

  it("get their defaults", () => {
    expect(check("AuditTrack", track)).toEqual({
      inputs: { ...track, trackForAllMembers: false, adopt: false },
      failures: [],
    });
    expect(check("BucketAccessMonitor", monitor).inputs).toEqual({ ...monitor, onDelete: "restore" });
  });

  it.each([
    ["status", { status: "enabled" }, 'status must be "Enabled" or "Disabled", but "enabled" was given'],
    ["a missing status", { status: undefined }, "status is required"],
    ["an empty region", { region: "" }, 'region must be a region such as ap-guangzhou, but "" was given'],
    [
      "a bucket without its appid",
      { bucket: "logs" },
      'bucket must be the bucket\'s full name with its appid, such as logs-1250000000, of a-z, 0-9 and hyphens, but "logs" was given',
    ],
    ["onDelete", { onDelete: "delete" }, 'onDelete must be "restore" or "disable" or "keep", but "delete" was given'],
    [
      "a foreign field",
      { projectId: "x" },
      "projectId is not a property here; there are cloud, region, bucket, status, onDelete",
    ],
  ])("of a monitor are refused: %s", (_, change, message) => {
    expect(failures("BucketAccessMonitor", { ...monitor, ...change })).toEqual([message]);
  });

  it.each([
    [
      "name",
      { name: "ab" },
      'name must be 3 to 48 letters, digits, Chinese characters, hyphens or underscores, but "ab" was given',
    ],
    ["a type", { actionType: 1 }, 'actionType must be "Read" or "Write" or "*", but 1 was given'],
    [
      "events of all products",
      { eventNames: ["PutObject"] },
      'eventNames must be ["*"] when resourceType is "*", but ["PutObject"] was given',
    ],
    [
      "no events",
      { resourceType: "cos", eventNames: [] },
      "eventNames must be at least 1 entries long, but [] was given",
    ],
    [
      "too many events",
      { resourceType: "cos", eventNames: "abcdefghijk".split("") },
      "eventNames must be at most 10 names, but 11 were given",
    ],
    ["an event", { resourceType: "cos", eventNames: ["a", 1] }, "eventNames[1] must be text, but 1 was given"],
    [
      "a nested field",
      { storage: { ...storage, type: "s3" } },
      'storage.type must be "cos" or "cls" or "ckafka", but "s3" was given',
    ],
    [
      "a nested foreign field",
      { storage: { ...storage, storageType: "cos" } },
      "storage.storageType is not a property here; there are type, region, name, prefix, accountId, appId, compress",
    ],
    [
      "a rule inside storage",
      { storage: { ...storage, prefix: "a-b" } },
      'storage.prefix must be 3 to 40 letters, digits or underscores, but "a-b" was given',
    ],
    [
      "a number for an id",
      { storage: { ...storage, accountId: 100 } },
      "storage.accountId must be text, but 100 was given",
    ],
  ])("of a track are refused: %s", (_, change, message) => {
    expect(failures("AuditTrack", { ...track, ...change })).toEqual([message]);
  });

  it("give one failure for each field", () => {
    const found = check("BucketAccessMonitor", { ...monitor, region: "", bucket: "x", status: "on" }).failures;
    expect(found.map(({ property }) => property)).toEqual(["region", "bucket", "status"]);
  });

  it("that are not known yet pass, and hide no fault of their neighbours", () => {
    expect(failures("BucketAccessMonitor", { ...monitor, bucket: unknownValue, status: "on" })).toEqual([
      'status must be "Enabled" or "Disabled", but "on" was given',
    ]);
    expect(check("AuditTrack", { ...track, storage: { ...storage, name: unknownValue } }).failures).toEqual([]);
    expect(check("AuditTrack", { ...track, eventNames: [unknownValue] }).inputs.eventNames).toEqual([unknownValue]);
    expect(failures("AuditTrack", { ...track, storage: { ...storage, name: unknownValue, prefix: 5 } })).toEqual([
      "storage.prefix must be text, but 5 was given",
    ]);
  });
});

describe("the cloud", () => {
  it("must be one that we know", () => {
    expect(() => findResource("AuditTrack", "aws")).toThrow(/^cloud must be one of .*tencent.*, but "aws" was given$/);
    expect(() => findResource("AuditTrack", undefined)).toThrow("but none was given");
  });
});
