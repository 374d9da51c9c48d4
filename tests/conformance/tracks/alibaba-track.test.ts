import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { PartialFailure } from "../../../provider/core/lifecycle/convergence";
import { findResource } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";

const { region, auditBucket } = seed.alibaba;
const track = findResource("AuditTrack", "alibaba");
const id = `alibaba/${region}/writes`;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.emulator.control.reset();
  stage.calls();
});
afterAll(() => stage.close());

const given = { cloud: "alibaba", region, name: "writes", status: "Enabled", ossBucketName: auditBucket };
const check = (more: object = {}) => track.check({ ...given, ...more });
const create = (more: object = {}, timeoutMs = 20_000) =>
  track.create(stage.operation({ timeoutMs }), check(more).inputs);
const fault = (action: string, code: string, times = 1) =>
  stage.emulator.control.fault({ cloud: "alibaba", action, kind: "error", status: 403, code, message: "no", times });
const changes = () =>
  stage
    .calls()
    .map(({ action }) => action)
    .filter((action) => !/^(Describe|Get)/.test(action));

describe("create", () => {
  it("makes one call when the trail is declared off: a new one is", async () => {
    expect((await create({ status: "Disabled" })).properties).toMatchObject({ status: "Disabled", eventRw: "All" });
    expect(changes()).toEqual(["CreateTrail"]);
  });

  it("keeps the id when the trail was made but could not be started", async () => {
    fault("StartLogging", "NoPermission", -1);
    const error = await rejection(create());
    expect(error).toBeInstanceOf(PartialFailure);
    expect(error.message).toContain("The call needs the permission actiontrail:StartLogging");
    stage.emulator.control.clearFaults();
    stage.calls();
    const repaired = await track.update(
      stage.operation(),
      (error as PartialFailure).id,
      (error as PartialFailure).properties,
      check().inputs,
    );
    expect(repaired.status).toBe("Enabled");
    expect(changes()).toEqual(["StartLogging"]);
  });

  it.each([
    ["InsufficientBucketPolicyException", "to write to the bucket ossBucketName"],
    ["InsufficientSlsPolicyException", "to write to the project slsProjectArn"],
  ])("waits for %s to pass, and explains it when it does not", async (code, advice) => {
    fault("CreateTrail", code, 2);
    await create();
    stage.emulator.control.reset();
    fault("CreateTrail", code, -1);
    const error = await rejection(create({}, 1500));
    expect(error).not.toBeInstanceOf(PartialFailure);
    expect(error.message).toContain(code);
    expect(error.message).toContain("not finished within 1.5 s");
    expect(error.message).toContain(advice);
  });

  it("makes and reads a trail of the organization", async () => {
    stage.emulator.control.allowOrganizationTrails(true);
    const { properties } = await create({ isOrganizationTrail: true });
    expect(properties.isOrganizationTrail).toBe(true);
    expect((await track.read(stage.operation(), id, properties))?.properties).toEqual(properties);
  });

  it("does not take over what cannot be changed", async () => {
    stage.emulator.control.putTrail({ Name: "writes", OssBucketName: auditBucket, IsOrganizationTrail: true });
    const { message } = await rejection(create({ adopt: true }));
    expect(message).toContain("cannot be adopted: isOrganizationTrail is true, not false, which cannot be changed");
    expect(changes()).toEqual([]);
  });
});

describe("update", () => {
  it.each([
    ["Enabled", "Disabled", ["StopLogging", "UpdateTrail"]],
    ["Disabled", "Enabled", ["UpdateTrail", "StartLogging"]],
  ])("from %s to %s together with a field", async (before, after, calls) => {
    const { properties } = await create({ status: before });
    stage.calls();
    const news = check({ status: after, eventRw: "Read" }).inputs;
    expect(await track.update(stage.operation(), id, properties, news)).toMatchObject(news);
    expect(changes()).toEqual(calls);
  });

  it("moves to another destination, and takes the old one's fields away", async () => {
    const { properties } = await create({ ossKeyPrefix: "trails" });
    const slsProjectArn = `acs:log:${region}:1234567890123456:project/audit`;
    const { inputs } = check({ ossBucketName: undefined, slsProjectArn });
    const updated = await track.update(stage.operation(), id, properties, inputs);
    expect(updated).toMatchObject({ slsProjectArn });
    const [trail] = stage.emulator.control.trails();
    expect(trail).toMatchObject({ OssBucketName: "", OssKeyPrefix: "", SlsProjectArn: slsProjectArn });
    expect(track.diff(updated, inputs).differences).toEqual([]);
  });

  it("keeps the id of a trail that was taken over when only the second of two calls is refused", async () => {
    stage.emulator.control.putTrail({ Name: "writes", Status: "Disable", EventRW: "Read", OssBucketName: auditBucket });
    fault("StartLogging", "NoPermission", -1);
    expect(await rejection(create({ adopt: true }))).toBeInstanceOf(PartialFailure);
  });
});

it("tells why the latest delivery failed, while it fails", async () => {
  const { properties } = await create();
  expect(properties).not.toHaveProperty("deliveryError");
  stage.emulator.control.putTrail({ Name: "writes", LatestDeliveryError: "NoSuchBucket" });
  expect((await track.read(stage.operation(), id, properties))?.properties.deliveryError).toBe("NoSuchBucket");
});

it.each([
  [{ ossBucketName: undefined }, "ossBucketName is required, unless there is another destination"],
  [
    { ossBucketName: undefined, ossKeyPrefix: "trails", slsProjectArn: "acs:log:r:1:project/p" },
    "ossKeyPrefix must not",
  ],
  [{ slsWriteRoleArn: "acs:ram::1:role/x" }, "slsWriteRoleArn must not be set without slsProjectArn"],
  [{ ossKeyPrefix: "short" }, "ossKeyPrefix must be at least 6"],
  [{ name: "Writes" }, "name must be 6 to 36 of"],
  [{ maxComputeProjectArn: "acs:odps:r:1:project/p" }, "maxComputeProjectArn must be acs:odps:"],
  [{ trailRegion: "all" }, "trailRegion must be All, or regions"],
  [{ eventRw: "*" }, 'eventRw must be "Write" or "Read" or "All"'],
])("refuses %j before any call", (more, message) => {
  const told = check(more).failures.map(({ property, reason }) => `${property} ${reason}`);
  expect(told.join("\n")).toContain(message);
});

it("refuses an id that is none", async () => {
  const { message } = await rejection(track.read(stage.operation(), "alibaba/cn-hangzhou/X/y", undefined));
  expect(message).toContain("it must be alibaba/<region>/<name>");
});
