import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, seed } from "../../emulator/index";
import { PartialFailure } from "../../provider/core/lifecycle/convergence";
import { clouds, findResource } from "../../provider/registry";
import { mainland } from "../mainland";
import { PlayedClock } from "../unit/http/stage/played-clock";
import { openStage, rejection, type Stage } from "./stage";

type Inputs = Readonly<Record<string, unknown>>;

/** A write, and an answer that says of it that it was carried out. */
interface Write {
  readonly action: string;
  readonly accepted: string;
}

/** What the suite must know of one sort of resource. */
interface Subject {
  readonly declared: Inputs;
  /** What a change makes of it, and the write that carries it. */
  readonly change: Inputs;
  readonly update: Write;
  /** What was there before it came under management. */
  readonly before?: (emulator: Emulator) => void;
  /** Nothing where it exists with its parent. */
  readonly create?: Write;
  /** The write that puts a setting back, where that is another one than an update. */
  readonly restore?: Write;
  /** The write that ends it, where that is another one than an update. */
  readonly remove?: Write;
}

const requestId = '{"RequestId":"r"}';
const response = (members: object) => JSON.stringify({ Response: { ...members, RequestId: "r" } });
const { region, instanceId, rdsInstanceId } = seed.huawei;
const monitor = (at: Inputs): Subject => ({
  declared: { ...at, status: "Disabled" },
  change: { status: "Enabled" },
  update: { action: "PutBucketAccessMonitor", accepted: "" },
});
const log = (at: { readonly region: string; readonly bucket: string }, own: Inputs = {}): Subject => ({
  declared: { ...at, status: "Disabled", allowLoop: true },
  change: { status: "Enabled", targetBucket: at.bucket, ...own },
  update: { action: "PutBucketLogging", accepted: "" },
});
const policy = { region, status: "Enabled", keepDays: 7 };
const das = { action: "ModifySqlLogConfig", accepted: '{"RequestId":"r","Code":"200","Success":"true"}' };
const alibabaDatabaseUpdates = {
  ...{ rds: das, polardb: das },
  mongodb: { action: "ModifyAuditPolicy", accepted: requestId },
  redis: { action: "ModifyAuditLogConfig", accepted: requestId },
};
const trail = { region: seed.alibaba.region, name: "all-events", status: "Enabled", ossBucketName: "archive" };

const made = {
  create: { action: "CreateTrail", accepted: requestId },
  remove: { action: "DeleteTrail", accepted: requestId },
};

const answered = '{"ResponseMetadata":{"RequestId":"r"},"Result":null}';
const cloudTrail = {
  ...{ region: seed.volcengine.region, name: "all-events", status: "Enabled" },
  ...{ tosBucketName: "lake", tosBucketRegion: seed.volcengine.region },
};
const madeCloudTrail = {
  create: { action: "CreateTrail", accepted: answered },
  remove: { action: "DeleteTrail", accepted: answered },
};

/** Every kind of every cloud. One that a cloud offers and that is not here fails the suite. */
const subjects: Readonly<Record<string, readonly Subject[]>> = {
  "BucketAccessMonitor on tencent": [monitor({ region: seed.tencent.region, bucket: seed.tencent.bucket })],
  "BucketAccessMonitor on alibaba": [monitor({ region: seed.alibaba.region, bucket: seed.alibaba.bucket })],
  "BucketAccessMonitor on volcengine": [monitor({ region: seed.volcengine.region, bucket: seed.volcengine.bucket })],
  "BucketAccessLog on tencent": [log({ region: seed.tencent.region, bucket: seed.tencent.bucket })],
  "BucketAccessLog on alibaba": [log({ region: seed.alibaba.region, bucket: seed.alibaba.bucket })],
  "BucketAccessLog on huawei": [log({ region, bucket: "orders" }, { targetPrefix: "own/", agency: "obs-log-agency" })],
  "BucketAccessLog on volcengine": [log({ region: seed.volcengine.region, bucket: seed.volcengine.bucket })],
  "AuditTrack on tencent": [
    {
      declared: {
        ...{ region: seed.tencent.region, name: "writes", status: "Enabled", actionType: "Write", resourceType: "*" },
        ...{ eventNames: ["*"], storage: { type: "cos", region: seed.tencent.region, name: "audit", prefix: "audit" } },
      },
      change: { actionType: "*" },
      update: { action: "ModifyAuditTrack", accepted: response({}) },
      create: { action: "CreateAuditTrack", accepted: response({ TrackId: 7 }) },
      remove: { action: "DeleteAuditTrack", accepted: response({}) },
    },
    {
      declared: {
        ...{ region: seed.tencent.region, name: "several", status: "Enabled" },
        filters: [{ resourceType: "cos", actionType: "Write", eventNames: ["*"] }],
        storage: { type: "cos", region: seed.tencent.region, name: "audit", prefix: "audit" },
      },
      change: { filters: [{ resourceType: "cos", actionType: "*", eventNames: ["*"] }] },
      update: { action: "ModifyEventsAuditTrack", accepted: response({}) },
      create: { action: "CreateEventsAuditTrack", accepted: response({ TrackId: 7 }) },
      remove: { action: "DeleteAuditTrack", accepted: response({}) },
    },
  ],
  "AuditTrack on alibaba": [
    {
      declared: trail,
      change: { eventRw: "Write" },
      update: { action: "UpdateTrail", accepted: requestId },
      ...made,
    },
    {
      declared: { ...trail, status: "Disabled" },
      change: { status: "Enabled" },
      update: { action: "StartLogging", accepted: requestId },
      ...made,
    },
    {
      declared: trail,
      change: { status: "Disabled" },
      update: { action: "StopLogging", accepted: requestId },
      ...made,
    },
  ],
  "AuditTrack on volcengine": [
    {
      declared: cloudTrail,
      change: { eventRw: "Write" },
      update: { action: "UpdateTrail", accepted: answered },
      ...madeCloudTrail,
    },
    {
      declared: { ...cloudTrail, status: "Disabled" },
      change: { status: "Enabled" },
      update: { action: "StartLogging", accepted: answered },
      ...madeCloudTrail,
    },
    {
      declared: cloudTrail,
      change: { status: "Disabled" },
      update: { action: "StopLogging", accepted: answered },
      ...madeCloudTrail,
    },
  ],
  "AuditTrack on huawei": [
    {
      declared: { region, type: "system", status: "Enabled", isSupportValidate: false },
      change: { isSupportValidate: true },
      update: { action: "UpdateTracker", accepted: "" },
    },
    {
      declared: {
        ...{ region, type: "data", name: "orders", status: "Enabled" },
        dataBucket: { name: "orders", events: ["WRITE"] },
      },
      change: { status: "Disabled" },
      update: { action: "UpdateTracker", accepted: "" },
      create: { action: "CreateTracker", accepted: "{}" },
      remove: { action: "DeleteTracker", accepted: "" },
    },
  ],
  "AuditNotification on huawei": [
    {
      declared: {
        ...{ region, name: "everything", status: "Enabled", operationType: "complete" },
        topicId: `urn:smn:${region}:${seed.huawei.projectId}:alarms`,
      },
      change: { status: "Disabled" },
      update: { action: "UpdateNotification", accepted: "" },
      create: { action: "CreateNotification", accepted: "{}" },
      remove: { action: "DeleteNotification", accepted: "" },
    },
  ],
  // Nothing of it is updated; its create and its delete: alibaba-history.test.ts.
  "AuditHistoryDelivery on alibaba": [],
  "AuditInsight on alibaba": [
    {
      declared: { region: seed.alibaba.region, insightType: "IpInsight", status: "Disabled" },
      change: { status: "Enabled" },
      update: { action: "EnableInsight", accepted: requestId },
      restore: { action: "DisableInsight", accepted: requestId },
    },
  ],
  "DatabaseAuditPolicy on tencent": Object.entries(seed.tencent.databases).map(([engine, id]) => ({
    declared: {
      ...{ region: seed.tencent.region, engine, instanceId: id, status: "Enabled", keepDays: 7, onDelete: "restore" },
      ...(["postgres", "mariadb", "dcdb"].includes(engine) ? { fastDays: 7 } : {}),
      ...(engine === "postgres" ? { auditType: "complex" } : {}),
    },
    change: { keepDays: 30 },
    // So that what is put back is a change, too.
    before: ({ control }: Emulator) => {
      const isRedis = engine === "redis";
      const auditing = { keepDays: isRedis ? 7 : 90, fastDays: 7, commands: isRedis ? "write" : "all" };
      control.putDatabase({ id, auditing });
    },
    update: {
      action: ["redis", "sqlserver"].includes(engine) ? "ModifyLog" : "ModifyAuditService",
      accepted: response(["mariadb", "dcdb"].includes(engine) ? { Success: 0 } : {}),
    },
  })),
  "DatabaseAuditPolicy on alibaba": Object.entries(seed.alibaba.databases).map(([engine, id]) => ({
    declared: {
      ...{ region: seed.alibaba.region, engine, instanceId: id, status: "Enabled", keepDays: 30 },
      onDelete: "restore",
    },
    change: { keepDays: 180 },
    before: ({ control }: Emulator) => void control.putAlibabaDatabase({ id, auditing: { keepDays: 365 } }),
    update: alibabaDatabaseUpdates[engine as keyof typeof alibabaDatabaseUpdates],
  })),
  "DatabaseAuditPolicy on huawei": [
    {
      declared: { ...policy, engine: "taurusdb", instanceId },
      change: { keepDays: 8 },
      update: { action: "SetAuditLogPolicy", accepted: '{"result":"COMPLETED","job_id":"1"}' },
    },
    {
      declared: { ...policy, engine: "rds", instanceId: rdsInstanceId },
      change: { keepDays: 9 },
      update: { action: "SetAuditlogPolicy", accepted: "" },
    },
  ],
};

it("every kind of every cloud is here", () => {
  const offered = clouds.flatMap(({ name, resources }) => resources.map(({ kind }) => `${kind} on ${name}`));
  expect(Object.keys(subjects).sort()).toEqual(offered.sort());
});

const ways = Object.entries(subjects).flatMap(([name, sorts]) =>
  sorts.map((subject) => [name, JSON.stringify(subject.change), subject] as const),
);

/** What answers a write may not be the cloud: a portal, a proxy, a server that forgets. */
describe.each(ways)("%s, changed to %s,", (name, _, subject) => {
  const { declared, change, before, update, create, remove, restore = update } = subject;
  const [kind = "", cloud = ""] = name.split(" on ");
  const resource = findResource(kind as "AuditTrack", cloud);
  const inputsOf = (given: Inputs) => resource.check({ cloud, ...given }).inputs;
  let stage: Stage;
  let clock: PlayedClock;

  beforeEach(async () => {
    clock = new PlayedClock(Date.now());
    stage = await openStage(mainland, () => ({ clock }));
    before?.(stage.emulator);
  });
  afterEach(() => stage.close());

  const answer = (action: string, body: string | undefined, times: number) =>
    stage.emulator.control.fault({ cloud, action, kind: "garbage", times, ...(body === undefined ? {} : { body }) });
  const readings = async (id: string, state: Inputs) => {
    await resource.read(stage.operation(), id, { ...state });
    return stage.calls();
  };
  const sent = (action: string) => stage.calls().filter((call) => call.action === action).length;
  const make = () => resource.create(stage.operation(), inputsOf(declared));
  async function changed(body: string | undefined, times: number) {
    const { id, properties } = await make();
    stage.calls();
    answer(update.action, body, times);
    return resource.update(stage.operation(), id, properties, inputsOf({ ...declared, ...change }));
  }

  it("is written once more when a write was accepted and does not show", async () => {
    expect(await changed(update.accepted, 1)).toMatchObject(change);
    expect(sent(update.action)).toBe(2);
  });

  it("is written although the cloud, which is behind, shows it as done already", async () => {
    const { id, properties } = await make();
    const other = await resource.update(stage.operation(), id, properties, inputsOf({ ...declared, ...change }));
    stage.calls();
    // The readings until the write show what was there before the last one.
    for (const { action } of await readings(id, other))
      stage.emulator.control.fault({ cloud, action, kind: "stale", times: 1 });
    const back = await resource.update(stage.operation(), id, other, inputsOf(declared));
    expect(back).toMatchObject(declared);
    expect(stage.writes()).not.toEqual([]);
    const { inputs } = (await resource.read(stage.operation(), id, back)) ?? expect.fail("it is gone");
    expect(resource.diff(inputs, inputsOf(declared)).differences).toEqual([]);
  });

  it("is written once more only, and then it is an error that says what was seen", async () => {
    const { message } = await rejection(changed(update.accepted, -1));
    expect(message).toContain("was sent, but does not show: not finished within 300 s; last seen: ");
    expect(sent(update.action)).toBe(2);
  });

  it("survives a page of something else, for the write is sent again", async () => {
    expect(await changed(undefined, 1)).toMatchObject(change);
    expect(sent(update.action)).toBe(2);
  });

  it("fails at once when such a page is all that comes", async () => {
    const begun = clock.now();
    const { message } = await rejection(changed(undefined, -1));
    expect(message).toContain("The answer is not the service's own; look for a proxy");
    expect(sent(update.action)).toBe(6);
    expect(clock.now() - begun).toBeLessThan(60_000);
  });

  if (create === undefined)
    it("keeps what was found when a page is all that answers the first write", async () => {
      const { id, properties } = await make();
      answer(update.action, undefined, -1);
      const other = inputsOf({ ...declared, ...change });
      const error = await rejection(resource.create(stage.operation(), other));
      expect(error).toBeInstanceOf(PartialFailure);
      expect(error).toMatchObject({ id, properties: inputsOf(declared) });
      expect(properties).toMatchObject(inputsOf(declared));
    });

  if (create !== undefined)
    it("is never made twice", async () => {
      answer(create.action, create.accepted, -1);
      expect((await rejection(make())).message).toContain("is not there");
      expect(sent(create.action)).toBe(1);
    });

  if (remove !== undefined)
    it("is never deleted twice", async () => {
      const { id, properties } = await make();
      stage.calls();
      answer(remove.action, remove.accepted, -1);
      expect((await rejection(resource.remove(stage.operation(), id, properties))).message).toContain("still exists");
      expect(sent(remove.action)).toBe(1);
    });

  if (remove === undefined)
    it.each([
      ["once more only when its management ends", () => true, 2],
      ["not once more when another resource has it by then", onlyOnce(), 1],
    ])("is put back %s", async (_title, mayWrite, writes) => {
      const { id, properties } = await make();
      const state = await resource.update(stage.operation(), id, properties, inputsOf({ ...declared, ...change }));
      stage.calls();
      answer(restore.action, restore.accepted, -1);
      const { message } = await rejection(resource.remove(stage.operation(), id, state, mayWrite));
      expect(message).toContain("was sent, but does not show");
      expect(sent(restore.action)).toBe(writes);
    });
});

/** True the first time. */
function onlyOnce(): () => boolean {
  let asked = 0;
  return () => ++asked === 1;
}
