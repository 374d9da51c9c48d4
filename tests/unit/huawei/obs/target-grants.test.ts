import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findResource } from "../../../../provider/registry";
import { openStage, type Stage } from "../../../conformance/stage";

const log = findResource("BucketAccessLog", "huawei");
const id = "huawei/cn-north-4/orders";
const declared = {
  ...{ cloud: "huawei", region: "cn-north-4", bucket: "orders", status: "Enabled" },
  ...{ targetBucket: "audit", targetPrefix: "orders/", agency: "obs-log-agency" },
  ...{ allowLoop: false, onDelete: "restore" },
};
const [reader, everyone] = [
  { accountId: "d78cbac186b744899480f25bd022f468", permission: "READ" },
  { everyone: true, permission: "READ" },
];
const granted = { ...declared, targetGrants: [reader, everyone] };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  stage.warnings.length = 0;
});
afterAll(() => stage.close());

const live = () => stage.emulator.control.bucket("huawei", "orders")?.logging;
const create = (inputs: object) => log.create(stage.operation(), { ...inputs });
const paths = (before: object, after: object) =>
  log.diff({ ...before }, { ...after }).differences.map(({ path }) => path);

describe("grants on the log files", () => {
  it("are written, read back, and the same in another order", async () => {
    const { properties } = await create(granted);
    expect(live()?.grants).toEqual([
      { grantee: { id: reader.accountId }, permission: "READ" },
      { grantee: { canned: "Everyone" }, permission: "READ" },
    ]);
    const read = await log.read(stage.operation(), id, properties);
    expect(read?.inputs).toEqual(granted);
    const other = { ...declared, targetGrants: [everyone, { permission: "READ", accountId: reader.accountId }] };
    expect(paths(read?.properties ?? {}, other)).toEqual([]);
  });

  it("are taken away by what leaves them out, and come back at the end of management", async () => {
    await create(granted);
    const { properties } = await create(declared);
    expect(live()?.grants).toBeUndefined();
    expect(properties.previousLog).toMatchObject({ targetGrants: granted.targetGrants });
    await log.remove(stage.operation(), id, { ...properties });
    expect(live()?.grants).toHaveLength(2);
  });

  it("to everyone are warned of, and judged as a loss of protection; to one account they are not", async () => {
    await create(granted);
    expect(stage.warnings).toEqual([expect.stringContaining("Everyone is let at the log files of bucket orders")]);
    const rules = (before: object, after: object) =>
      log
        .diff({ ...before }, { ...after })
        .differences.flatMap(({ before: was, after: is, meta }) => meta.weakens?.(was, is)?.rule ?? []);
    expect(rules(declared, granted)).toEqual(["unprotected"]);
    expect(rules(granted, declared)).toEqual([]);
    expect(rules(declared, { ...declared, targetGrants: [reader] })).toEqual([]);
    expect(rules({ ...declared, targetGrants: [everyone] }, granted)).toEqual([]);
  });

  it("to a group that cannot be declared show as a difference, and come back as they were", async () => {
    const logging = { targetBucket: "audit", targetPrefix: "orders/", role: "obs-log-agency" };
    const grants = [{ grantee: { canned: "LogDelivery" }, permission: "WRITE" }];
    stage.emulator.control.putBucket("huawei", { name: "orders", logging: { ...logging, grants } });
    const read = await log.read(stage.operation(), id, { ...declared });
    expect(paths(read?.properties ?? {}, declared)).toEqual(["targetGrants"]);
    expect(read?.properties.targetGrants).toEqual([{ group: "LogDelivery", permission: "WRITE" }]);
  });

  it.each([
    ["neither", { permission: "READ" }],
    ["both", { ...reader, everyone: true }],
    ["false", { ...reader, everyone: false }],
  ])("with %s of the two grantees are refused before any call", (_, grant) => {
    const { failures } = log.check({ ...declared, targetGrants: [grant] });
    expect(failures).toEqual([
      { property: "targetGrants[0]", reason: expect.stringContaining("must have either accountId or everyone: true") },
    ]);
  });

  it.each([
    ["an empty list", [], "targetGrants"],
    ["another permission", [{ ...reader, permission: "READ_ACP" }], "targetGrants[0].permission"],
    ["a group", [{ group: "LogDelivery", permission: "READ" }], "targetGrants[0]"],
  ])("as %s are refused before any call", (_, targetGrants, property) => {
    const { failures } = log.check({ ...declared, targetGrants });
    expect(failures.map((one) => one.property)).toContain(property);
  });
});

describe("names of buckets", () => {
  it.each(["ab", "a..b", "a.-b", "a-.b", "-ab", "192.168.0.1", "Upper", "under_score", "dot."])(
    "%s is none",
    (bucket) => {
      expect(log.check({ ...declared, bucket }).failures.map(({ property }) => property)).toEqual(["bucket"]);
    },
  );
  it.each(["abc", "my.orders", "0rders-2"])("%s is one", (bucket) =>
    expect(log.check({ ...declared, bucket }).failures).toEqual([]),
  );
});
