import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { PartialFailure } from "../../../provider/core/lifecycle/convergence";
import { clouds } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";

type Inputs = Record<string, unknown>;

/** What the suite must know of a cloud that offers audit tracks. */
interface Subject {
  readonly service: string;
  readonly actions: {
    readonly create: string;
    readonly update: string;
    /** What a read of one track calls. */
    readonly read: string;
    /** What tells that a track is there. */
    readonly list: string;
    readonly remove: string;
  };
  /** How often a create calls `read` before it writes: to look for the name. */
  readonly looks: number;
  /** The writes that make an enabled track. */
  readonly creating: readonly string[];
  /** The write that changes a field, and the one that changes it back. */
  updating(path: string): readonly [string, string];
  /** Outputs that a new track has. */
  readonly outputs: readonly string[];
  /** How the track that `make` makes differs, in words. */
  readonly differs: string;
  /** Inputs in which the field is declared, so that its drift shows. */
  declaring(path: string): Inputs;
  readonly declared: Inputs;
  /** Each field once: the inputs with the change, and the path that differs. */
  readonly changes: readonly (readonly [path: string, change: Inputs])[];
  /** The same changes, made behind the stack's back. */
  drift(stage: Stage, id: string, path: string): void;
  readonly replacing: readonly (readonly [string, Inputs])[];
  /** What a create is refused with while the old track of a replacement takes the last place. */
  readonly quota: { readonly status: number; readonly code: string };
  /** Those of {@link replacing} after which the new track needs nothing that the old one has. */
  readonly freeing: readonly string[];
  make(stage: Stage, name: string, same: boolean): void;
  count(stage: Stage): number;
  remove(stage: Stage, id: string): void;
}

const storage = { type: "cos", region: seed.tencent.region, name: "audit", prefix: "audit" };
const cos = { StorageType: "cos", StorageRegion: seed.tencent.region, StorageName: "audit", StoragePrefix: "audit" };
const transfer = {
  bucketName: "audit",
  filePrefixName: "cts",
  isObsCreated: false,
  compressType: "gzip",
  isSortByService: true,
  bucketLifecycle: 0,
};
const role = (name: string) => `acs:ram::1234567890123456:role/${name}`;
const cam = { resourceType: "cam", actionType: "Write", eventNames: ["CreateUser", "AddSubAccount"] };
const all = (resourceType: string, actionType = "*") => ({ resourceType, actionType, eventNames: ["*"] });
const field = (ResourceType: string, ActionType: string, ...EventNames: string[]) => ({
  ...{ ResourceType, ActionType, EventNames },
});
const trackId = (id: string) => id.split("/")[2] ?? "";

/** A cloud that offers the kind and is not here fails the suite. */
const subjects: Record<string, Subject> = {
  "tencent, several products": {
    service: "cloudaudit",
    actions: {
      create: "CreateEventsAuditTrack",
      update: "ModifyEventsAuditTrack",
      read: "DescribeAuditTrack",
      list: "DescribeAuditTrack",
      remove: "DeleteAuditTrack",
    },
    looks: 0,
    creating: ["CreateEventsAuditTrack"],
    updating: () => ["ModifyEventsAuditTrack", "ModifyEventsAuditTrack"],
    outputs: ["trackId", "createTime", "form"],
    differs: "filters is [",
    declaring: (path) => (path === "storage.compress" ? { storage: { ...storage, compress: true } } : {}),
    declared: {
      cloud: "tencent",
      region: seed.tencent.region,
      name: "写操作_all",
      status: "Enabled",
      filters: [cam, all("cos")],
      storage,
      trackForAllMembers: false,
      adopt: false,
    },
    changes: [
      ["status", { status: "Disabled" }],
      ["filters", { filters: [all("cos")] }],
      ["filters", { filters: [cam, all("cos"), all("cvm", "Read")] }],
      ["storage.prefix", { storage: { ...storage, prefix: "other" } }],
      ["storage.compress", { storage: { ...storage, compress: false } }],
      ["trackForAllMembers", { trackForAllMembers: true }],
    ],
    drift(stage, id, path) {
      const changes: Record<string, object> = {
        status: { Status: 0 },
        filters: { Filters: { ResourceFields: [field("cos", "*", "*"), field("cam", "Write", "CreateUser")] } },
        "storage.prefix": { Storage: { StoragePrefix: "other" } },
        "storage.compress": { Storage: { Compress: 2 } },
        trackForAllMembers: { TrackForAllMembers: 1 },
      };
      stage.emulator.control.changeTrack(trackId(id), changes[path] ?? {});
    },
    replacing: [
      ["name", { name: "写操作" }],
      ["region", { region: "ap-singapore" }],
    ],
    freeing: ["name"],
    quota: { status: 200, code: "LimitExceeded.OverAmount" },
    // In another order than it is declared in, which means nothing.
    make: (stage, name, same) =>
      void stage.emulator.control.putTrack({
        ...{ Name: name, Status: 1, TrackForAllMembers: 0, Storage: { ...cos, Compress: 1 } },
        Filters: {
          ResourceFields: [
            field("cos", "*", "*"),
            field("cam", same ? "Write" : "Read", "AddSubAccount", "CreateUser"),
          ],
        },
      }),
    count: (stage) => stage.emulator.control.tracks().length,
    remove: (stage, id) => void stage.emulator.control.deleteTrack(trackId(id)),
  },
  tencent: {
    service: "cloudaudit",
    actions: {
      create: "CreateAuditTrack",
      update: "ModifyAuditTrack",
      read: "DescribeAuditTrack",
      list: "DescribeAuditTrack",
      remove: "DeleteAuditTrack",
    },
    looks: 0,
    creating: ["CreateAuditTrack"],
    updating: () => ["ModifyAuditTrack", "ModifyAuditTrack"],
    outputs: ["trackId", "createTime"],
    differs: 'actionType is "Read", not "Write"',
    declaring: (path) => (path === "storage.compress" ? { storage: { ...storage, compress: true } } : {}),
    declared: {
      cloud: "tencent",
      region: seed.tencent.region,
      name: "writes",
      status: "Enabled",
      actionType: "Write",
      resourceType: "cos",
      eventNames: ["PutBucketACL", "DeleteBucket"],
      storage,
      trackForAllMembers: false,
      adopt: false,
    },
    changes: [
      ["status", { status: "Disabled" }],
      ["actionType", { actionType: "*" }],
      ["eventNames", { eventNames: ["DeleteBucket"] }],
      ["storage.prefix", { storage: { ...storage, prefix: "other" } }],
      ["storage.accountId", { storage: { ...storage, accountId: "100000000001" } }],
      ["storage.appId", { storage: { ...storage, appId: "1250000000" } }],
      ["storage.compress", { storage: { ...storage, compress: false } }],
      ["trackForAllMembers", { trackForAllMembers: true }],
    ],
    drift(stage, id, path) {
      const changes: Record<string, object> = {
        status: { Status: 0 },
        actionType: { ActionType: "*" },
        eventNames: { EventNames: ["DeleteBucket"] },
        "storage.prefix": { Storage: { StoragePrefix: "other" } },
        "storage.accountId": { Storage: { StorageAccountId: "100000000001" } },
        "storage.appId": { Storage: { StorageAppId: "1250000000" } },
        "storage.compress": { Storage: { Compress: 2 } },
        trackForAllMembers: { TrackForAllMembers: 1 },
      };
      stage.emulator.control.changeTrack(trackId(id), changes[path] ?? {});
    },
    replacing: [
      ["name", { name: "reads" }],
      ["region", { region: "ap-singapore" }],
    ],
    freeing: ["name"],
    quota: { status: 200, code: "LimitExceeded.OverAmount" },
    make: (stage, name, same) =>
      void stage.emulator.control.putTrack({
        Name: name,
        Status: 1,
        ActionType: same ? "Write" : "Read",
        ResourceType: "cos",
        EventNames: ["DeleteBucket", "PutBucketACL"],
        Storage: { ...cos, Compress: 1 },
        TrackForAllMembers: 0,
      }),
    count: (stage) => stage.emulator.control.tracks().length,
    remove: (stage, id) => void stage.emulator.control.deleteTrack(trackId(id)),
  },
  alibaba: {
    service: "actiontrail",
    actions: {
      create: "CreateTrail",
      update: "UpdateTrail",
      read: "GetTrailStatus",
      list: "DescribeTrails",
      remove: "DeleteTrail",
    },
    looks: 0,
    creating: ["CreateTrail", "StartLogging"],
    updating: (path) => (path === "status" ? ["StopLogging", "StartLogging"] : ["UpdateTrail", "UpdateTrail"]),
    outputs: ["trailArn", "createTime"],
    differs: 'eventRw is "Read", not "Write"',
    declaring: (path) => (path === "ossWriteRoleArn" ? { ossWriteRoleArn: role("declared") } : {}),
    declared: {
      cloud: "alibaba",
      region: seed.alibaba.region,
      name: "writes",
      status: "Enabled",
      eventRw: "Write",
      trailRegion: "All",
      ossBucketName: seed.alibaba.auditBucket,
      ossKeyPrefix: undefined,
      ossWriteRoleArn: undefined,
      slsProjectArn: undefined,
      isOrganizationTrail: false,
      adopt: false,
    },
    changes: [
      ["status", { status: "Disabled" }],
      ["eventRw", { eventRw: "All" }],
      ["trailRegion", { trailRegion: "cn-beijing,cn-hangzhou" }],
      ["ossBucketName", { ossBucketName: seed.alibaba.bucket }],
      ["ossKeyPrefix", { ossKeyPrefix: "trails" }],
      ["ossWriteRoleArn", { ossWriteRoleArn: role("another") }],
      ["slsProjectArn", { slsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/audit" }],
    ],
    drift(stage, id, path) {
      const changes: Record<string, object> = {
        status: { Status: "Disable" },
        eventRw: { EventRW: "All" },
        trailRegion: { TrailRegion: "cn-hangzhou,cn-beijing" },
        ossBucketName: { OssBucketName: seed.alibaba.bucket },
        ossKeyPrefix: { OssKeyPrefix: "trails" },
        ossWriteRoleArn: { OssWriteRoleArn: role("another") },
        slsProjectArn: { SlsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/audit" },
      };
      stage.emulator.control.putTrail({ Name: id.split("/")[2] ?? "", ...changes[path] });
    },
    replacing: [
      ["name", { name: "others" }],
      ["region", { region: "cn-beijing" }],
      ["isOrganizationTrail", { isOrganizationTrail: true }],
    ],
    freeing: ["name"],
    quota: { status: 403, code: "MaximumNumberOfTrailsExceededException" },
    make: (stage, Name, same) =>
      void stage.emulator.control.putTrail({
        Name,
        Status: "Enable",
        EventRW: same ? "Write" : "Read",
        OssBucketName: seed.alibaba.auditBucket,
      }),
    count: (stage) => stage.emulator.control.trails().length,
    remove: (stage, id) => void stage.emulator.control.deleteTrail(id.split("/")[2] ?? ""),
  },
  volcengine: {
    service: "cloudtrail",
    actions: {
      create: "CreateTrail",
      update: "UpdateTrail",
      read: "DescribeTrails",
      list: "DescribeTrails",
      remove: "DeleteTrail",
    },
    looks: 1,
    creating: ["CreateTrail", "StartLogging"],
    updating: (path) => (path === "status" ? ["StopLogging", "StartLogging"] : ["UpdateTrail", "UpdateTrail"]),
    outputs: ["loggingStatus", "createTime", "creatorId"],
    differs: 'eventRw is "Read", not "Write"',
    declaring: () => ({}),
    declared: {
      cloud: "volcengine",
      region: seed.volcengine.region,
      name: "writes",
      status: "Enabled",
      eventRw: "Write",
      eventSources: ["*"],
      isOrganizationTrail: false,
      tosBucketName: seed.volcengine.bucket,
      tosBucketRegion: seed.volcengine.region,
      tosKeyPrefix: undefined,
      tosAccountId: undefined,
      tosWriteRoleTrn: undefined,
      tosSseAlgorithm: undefined,
      tosSseKmsKeyId: undefined,
      tlsProjectName: undefined,
      tlsProjectRegion: undefined,
      tlsTopicName: undefined,
      adopt: false,
    },
    changes: [
      ["status", { status: "Disabled" }],
      ["eventRw", { eventRw: "All" }],
      ["eventSources", { eventSources: ["iam", "tos"] }],
      ["tosBucketName", { tosBucketName: "other-lake" }],
      ["tosKeyPrefix", { tosKeyPrefix: "trails" }],
      ["tosSseAlgorithm", { tosSseAlgorithm: "AES256" }],
    ],
    drift(stage, _id, path) {
      const changes: Record<string, object> = {
        status: { LoggingStatus: "Disable" },
        eventRw: { EventRW: "All" },
        eventSources: { IncludeAllEventSources: false, EventSources: ["tos"] },
        tosBucketName: { TosBucketName: "other-lake" },
        tosKeyPrefix: { TosKeyPrefix: "trails" },
        tosSseAlgorithm: { TosSSEAlgorithm: "AES256" },
      };
      stage.emulator.control.putCloudTrail({ TrailName: "writes", ...changes[path] });
    },
    replacing: [
      ["name", { name: "others" }],
      ["region", { region: "cn-shanghai" }],
      ["isOrganizationTrail", { isOrganizationTrail: true }],
    ],
    freeing: ["name"],
    // The code is not documented.
    quota: { status: 400, code: "TrailQuotaExceeded" },
    make: (stage, TrailName, same) =>
      void stage.emulator.control.putCloudTrail({
        ...{ TrailName, LoggingStatus: "Enable", EventRW: same ? "Write" : "Read" },
        ...{ TosBucketName: seed.volcengine.bucket, TosBucketRegion: seed.volcengine.region },
      }),
    count: (stage) => stage.emulator.control.cloudTrails().length,
    remove: (stage, id) => void stage.emulator.control.deleteCloudTrail(id.split("/")[2] ?? ""),
  },
  // Data trackers; the system tracker is a setting: system-tracker.test.ts.
  huawei: {
    service: "cts",
    actions: {
      create: "CreateTracker",
      update: "UpdateTracker",
      read: "ListTrackers",
      list: "ListTrackers",
      remove: "DeleteTracker",
    },
    looks: 1,
    creating: ["CreateTracker"],
    updating: () => ["UpdateTracker", "UpdateTracker"],
    outputs: ["trackerId", "createTime", "projectId"],
    differs: 'dataBucket.events is ["READ"], not ["WRITE"]',
    declaring: () => ({}),
    declared: {
      cloud: "huawei",
      region: seed.huawei.region,
      projectId: seed.huawei.projectId,
      type: "data",
      name: "writes",
      status: "Enabled",
      dataBucket: { name: "orders", events: ["WRITE"] },
      obs: transfer,
      isLtsEnabled: false,
      isSupportValidate: false,
      adopt: false,
    },
    changes: [
      ["status", { status: "Disabled" }],
      ["dataBucket.events", { dataBucket: { name: "orders", events: ["READ", "WRITE"] } }],
      ["obs.bucketName", { obs: { ...transfer, bucketName: "audit-2" } }],
      ["obs.filePrefixName", { obs: { ...transfer, filePrefixName: "other" } }],
      ["obs.compressType", { obs: { ...transfer, compressType: "json" } }],
      ["obs.isSortByService", { obs: { ...transfer, isSortByService: false } }],
      ["obs.bucketLifecycle", { obs: { ...transfer, bucketLifecycle: 180 } }],
      ["obs", { obs: undefined }],
      ["isLtsEnabled", { isLtsEnabled: true }],
      ["isSupportValidate", { isSupportValidate: true }],
    ],
    drift(stage, _id, path) {
      const obs = { bucket_name: "audit", file_prefix_name: "cts" };
      const changes: Record<string, object> = {
        status: { status: "disabled" },
        "dataBucket.events": { data_bucket: { data_bucket_name: "orders", data_event: ["READ", "WRITE"] } },
        "obs.bucketName": { obs_info: { ...obs, bucket_name: "audit-2" } },
        "obs.filePrefixName": { obs_info: { ...obs, file_prefix_name: "other" } },
        "obs.compressType": { obs_info: { ...obs, compress_type: "json" } },
        "obs.isSortByService": { obs_info: { ...obs, is_sort_by_service: false } },
        "obs.bucketLifecycle": { obs_info: { ...obs, bucket_lifecycle: 180 } },
        obs: { obs_info: null },
        isLtsEnabled: { is_lts_enabled: true },
        isSupportValidate: { is_support_validate: true },
      };
      stage.emulator.control.putTracker({ tracker_type: "data", tracker_name: "writes", ...changes[path] });
    },
    replacing: [
      ["name", { name: "reads" }],
      ["region", { region: "cn-east-3" }],
      ["projectId", { projectId: "b".repeat(32) }],
      ["dataBucket.name", { dataBucket: { name: "invoices", events: ["WRITE"] } }],
    ],
    freeing: ["name", "region", "projectId"],
    quota: { status: 400, code: "CTS.0200" },
    make: (stage, tracker_name, same) =>
      void stage.emulator.control.putTracker({
        tracker_type: "data",
        tracker_name,
        data_bucket: { data_bucket_name: "orders", data_event: [same ? "WRITE" : "READ"] },
        obs_info: { bucket_name: "audit", file_prefix_name: "cts" },
      }),
    count: (stage) => stage.emulator.control.trackers().filter(({ tracker_type }) => tracker_type === "data").length,
    remove: (stage, id) => void stage.emulator.control.deleteTracker("data", id.split("/")[4] ?? ""),
  },
};

const offered = clouds.flatMap(({ resources }) => resources.filter(({ kind }) => kind === "AuditTrack"));
const rows = offered.flatMap((track) => {
  const own = Object.entries(subjects).filter(([name]) => name.split(",")[0] === track.cloud);
  return own.length > 0 ? own.map(([name, subject]) => [name, track, subject] as const) : expect.fail(track.cloud);
});

describe.each(rows)("AuditTrack on %s", (_name, track, subject) => {
  const { cloud } = track;
  const { actions, declared, service } = subject;
  let stage: Stage;

  const fault = (kind: Parameters<typeof stage.emulator.control.fault>[0]["kind"], action: string, more: object = {}) =>
    stage.emulator.control.fault({ cloud, service, action, kind, ...more });
  const create = (inputs: Inputs = declared) => track.create(stage.operation(), inputs);
  const inputsOf = (properties: Inputs) =>
    Object.fromEntries(Object.keys(declared).map((name) => [name, properties[name]]));

  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    stage.calls();
    stage.warnings.length = 0;
  });
  afterAll(() => stage.close());

  describe("create", () => {
    it("makes the track in one write, with its outputs", async () => {
      const { id, properties } = await create();
      expect(inputsOf(properties)).toEqual(declared);
      expect(id).toMatch(new RegExp(`^${cloud}/`));
      expect(stage.writes()).toEqual(subject.creating);
      for (const output of subject.outputs) expect(properties[output]).toMatch(/./);
    });

    it("takes over a track of the name that equals every declared field, with a warning and without a write", async () => {
      subject.make(stage, String(declared.name), true);
      expect(inputsOf((await create()).properties)).toEqual(declared);
      expect(stage.writes()).toEqual([]);
      expect(stage.warnings.join()).toMatch(
        new RegExp(`audit track ${declared.name} .*existed already and was taken over`),
      );
    });

    it("refuses one that differs, and names the difference and the two ways to take it over", async () => {
      subject.make(stage, String(declared.name), false);
      const { message } = await rejection(create());
      expect(message).toContain(`exists already and differs from what is declared: ${subject.differs}`);
      expect(message).toMatch(/adopt: true.*pulumi import/s);
      expect(stage.writes()).toEqual([]);
    });

    it("brings one that differs to the declared state in one write with adopt", async () => {
      subject.make(stage, String(declared.name), false);
      const { properties } = await create({ ...declared, adopt: true });
      expect(inputsOf(properties)).toEqual({ ...declared, adopt: true });
      expect(stage.writes()).toEqual([actions.update]);
      expect(subject.count(stage)).toBe(1);
    });

    it.each(["loseAnswer", "reset", "serverError", "empty", "garbage"] as const)(
      "makes one track when the answer is ambiguous: %s",
      async (kind) => {
        fault(kind, actions.create);
        expect(inputsOf((await create()).properties)).toEqual(declared);
        expect(subject.count(stage)).toBe(1);
        expect(stage.warnings).toEqual([]);
      },
    );

    it.each(["throttle", "late"] as const)("survives %s", async (kind) => {
      fault(kind, actions.create, { delayMs: 50 });
      await create();
      expect(subject.count(stage)).toBe(1);
    });

    it("keeps the id when the track does not show in time", async () => {
      fault("denied", actions.read, { times: -1, skip: subject.looks });
      const error = await rejection(create());
      expect(error).toBeInstanceOf(PartialFailure);
      stage.emulator.control.clearFaults();
      const { id, properties } = error as PartialFailure;
      expect(inputsOf(await track.update(stage.operation(), id, properties, declared))).toEqual(declared);
      expect(subject.count(stage)).toBe(1);
    });

    it("keeps nothing when nothing was made", async () => {
      fault("denied", actions.create);
      expect(await rejection(create())).not.toBeInstanceOf(PartialFailure);
      expect(subject.count(stage)).toBe(0);
    });
  });

  describe.each(subject.changes)("the field %s", (path, change) => {
    it("is updated in place in one write, and back by leaving it out", async () => {
      const { id, properties } = await create();
      stage.calls();
      const news = { ...declared, ...change };
      expect(track.diff(properties, news)).toMatchObject({ replaces: [], differences: [{ path }] });
      const updated = await track.update(stage.operation(), id, properties, news);
      const [there, back] = subject.updating(path);
      expect(inputsOf(updated)).toEqual(news);
      expect(stage.writes()).toEqual([there]);
      expect((await track.read(stage.operation(), id, updated))?.properties).toEqual(updated);
      if (track.diff(updated, declared).differences.length === 0) return;
      expect(inputsOf(await track.update(stage.operation(), id, updated, declared))).toEqual(declared);
      expect(stage.writes()).toEqual([back]);
    });

    it("shows its drift, and only its own", async () => {
      const { id, properties } = await create({
        ...declared,
        ...subject.declaring(path),
      });
      expect((await track.read(stage.operation(), id, properties))?.properties).toEqual(properties);
      subject.drift(stage, id, path);
      const drifted = await track.read(stage.operation(), id, properties);
      const found = track.diff(drifted?.properties ?? {}, inputsOf(properties)).differences;
      expect(found.map((difference) => difference.path)).toEqual([path]);
      const repaired = await track.update(stage.operation(), id, drifted?.properties ?? {}, inputsOf(properties));
      expect(repaired).toEqual(properties);
    });
  });

  it.each(subject.replacing)("replaces for %s, deleting first only where the name stays taken", (name, change) => {
    const diff = track.diff(declared, { ...declared, ...change });
    expect(diff).toMatchObject({ replaces: [name], deleteBeforeReplace: !subject.freeing.includes(name) });
  });

  it("names the way out when a quota refuses what is made before the old one is deleted", async () => {
    fault("error", actions.create, { ...subject.quota, message: "the quota is used up" });
    const { message } = await rejection(create());
    expect(message).toContain(subject.quota.code);
    expect(message).toContain("For a replacement, set the resource option deleteBeforeReplace: true");
  });

  it("makes no call for a change of adopt alone", async () => {
    const { id, properties } = await create();
    stage.calls();
    await track.update(stage.operation(), id, properties, { ...declared, adopt: true });
    expect(stage.calls()).toEqual([]);
  });

  it("tells a track that is gone from one that may not be read", async () => {
    const { id, properties } = await create();
    fault("denied", actions.read);
    expect((await rejection(track.read(stage.operation(), id, properties))).message).toContain("needs the permission");
    subject.remove(stage, id);
    expect(await track.read(stage.operation(), id, properties)).toBeUndefined();
  });

  describe("remove", () => {
    it.each(["throttle", "loseAnswer", "serverError"] as const)("deletes the track, also after %s", async (kind) => {
      const { id, properties } = await create();
      fault(kind, actions.remove);
      await track.remove(stage.operation(), id, properties);
      expect(subject.count(stage)).toBe(0);
      await track.remove(stage.operation(), id, properties);
    });

    it("waits until the track no longer shows", async () => {
      const { id, properties } = await create();
      fault("stale", actions.list, { times: 2 });
      await track.remove(stage.operation(), id, properties);
      expect(subject.count(stage)).toBe(0);
    });
  });
});
