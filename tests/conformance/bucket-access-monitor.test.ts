import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../emulator/index";
import { PartialFailure } from "../../provider/core/lifecycle/convergence";
import { clouds, findDataSource } from "../../provider/registry";
import { openStage, rejection, type Stage } from "./stage";

/** What the suite must know of a cloud that offers bucket access monitors. */
interface Subject {
  readonly region: string;
  readonly bucket: string;
  readonly service: string;
  readonly permissions: { readonly put: string; readonly rules: string };
  readonly emptyStatus: "Disabled" | "error";
  /** With which status and code a switch-off may be refused because of a rule. */
  readonly refusals: readonly (readonly [status: number, code: string])[];
  /** Answers that hold a status, and from which none can be read. */
  readonly unreadable: readonly string[];
}

const inRoot = (children: string) => `<AccessMonitorConfiguration>${children}</AccessMonitorConfiguration>`;

const unreadableXml = [
  inRoot("<Status>Disabled</Status><Status>Enabled</Status>"),
  inRoot("<Status>Disabled</Status><Status/>"),
  inRoot("<Status><Value>Disabled</Value></Status>"),
  inRoot("<status>Disabled</status>"),
  inRoot("Disabled"),
  inRoot("Enabled<Status>Disabled</Status>"),
  inRoot(`<Status>Disabled</Status>${"<a>".repeat(500)}${"</a>".repeat(500)}`),
];

const unreadableJson = [
  '{"Status":"Disabled","Status":"Enabled"}',
  '{"Status":["Disabled"]}',
  '{"Status":{"Value":"Disabled"}}',
  '{"Status":false}',
  '[{"Status":"Disabled"}]',
  `{"Status":"Disabled","a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
];

/** A cloud that offers the kind and is not here fails the suite. */
const subjects: Record<string, Subject> = {
  tencent: {
    region: seed.tencent.region,
    bucket: seed.tencent.bucket,
    service: "cos",
    permissions: { put: "cos:PutBucketAccessMonitor", rules: "cos:GetBucketLifecycle" },
    emptyStatus: "Disabled",
    refusals: [
      [400, "InvalidRequest"],
      [403, "AccessDenied"],
      [409, "Odd"],
    ],
    unreadable: unreadableXml,
  },
  alibaba: {
    region: seed.alibaba.region,
    bucket: seed.alibaba.bucket,
    service: "oss",
    permissions: { put: "oss:PutBucketAccessMonitor", rules: "oss:GetBucketLifecycle" },
    emptyStatus: "error",
    refusals: [
      [400, "AccessMonitorDisableNotAllowed"],
      [409, "AccessMonitorDisableNotAllowed"],
    ],
    unreadable: unreadableXml,
  },
  volcengine: {
    region: seed.volcengine.region,
    bucket: seed.volcengine.bucket,
    service: "tos",
    permissions: { put: "tos:PutBucketAccessMonitor", rules: "tos:GetLifecycleConfiguration" },
    emptyStatus: "Disabled",
    refusals: [
      [400, "InvalidRequest"],
      [403, "AccessDenied"],
      [409, "Odd"],
    ],
    unreadable: unreadableJson,
  },
};

const monitors = clouds.flatMap(({ resources }) => resources.filter(({ kind }) => kind === "BucketAccessMonitor"));

describe.each(monitors.map((resource) => [resource.cloud, resource] as const))(
  "BucketAccessMonitor on %s",
  (cloud, monitor) => {
    const subject =
      subjects[cloud] ?? expect.fail(`${cloud} is not in tests/conformance/bucket-access-monitor.test.ts`);
    const { region, bucket, service } = subject;
    const id = `${cloud}/${region}/${bucket}`;
    const enabled = { cloud, region, bucket, status: "Enabled", onDelete: "restore" };
    const state = { ...enabled, previousStatus: "Disabled" };
    let stage: Stage;

    const live = () => stage.emulator.control.bucket(cloud, bucket)?.accessMonitor;
    const put = (accessMonitor: "Enabled" | "Disabled") =>
      stage.emulator.control.putBucket(cloud, { name: bucket, accessMonitor });
    const fault = (
      kind: Parameters<typeof stage.emulator.control.fault>[0]["kind"],
      action: string,
      more: object = {},
    ) => stage.emulator.control.fault({ cloud, service, action, kind, ...more });
    const create = (inputs: object = enabled) => monitor.create(stage.operation(), { ...inputs });

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
      it("takes the setting over in one write and remembers what was found", async () => {
        expect(await create()).toEqual({ id, properties: state });
        expect(live()).toBe("Enabled");
        expect(stage.writes()).toEqual(["PutBucketAccessMonitor"]);
      });

      it("writes nothing when the bucket is in the declared state", async () => {
        put("Enabled");
        expect(await create()).toEqual({ id, properties: { ...state, previousStatus: "Enabled" } });
        expect(stage.writes()).toEqual([]);
      });

      it("says that a bucket does not exist", async () => {
        const error = await rejection(create({ ...enabled, bucket: `no-${bucket}` }));
        expect(error.message).toContain(`bucket no-${bucket} does not exist in ${region}`);
      });

      it("names the permission that is missing, and keeps nothing when nothing was changed", async () => {
        fault("denied", "PutBucketAccessMonitor");
        const error = await rejection(create());
        expect(error).not.toBeInstanceOf(PartialFailure);
        expect(error.message).toContain(`The call needs the permission ${subject.permissions.put}`);
      });

      it("keeps what was found when the answer to the write is lost and no more come", async () => {
        fault("loseAnswer", "PutBucketAccessMonitor", { times: -1 });
        const error = await rejection(monitor.create(stage.operation({ timeoutMs: 1500 }), enabled));
        expect(error).toBeInstanceOf(PartialFailure);
        expect(error).toMatchObject({ id, properties: { ...enabled, status: "Disabled", previousStatus: "Disabled" } });
        stage.emulator.control.clearFaults();
        const { properties } = error as PartialFailure;
        expect(await monitor.update(stage.operation(), id, properties, enabled)).toEqual(state);
      });

      it("keeps what was found when the write does not show in time, and says so", async () => {
        fault("stale", "GetBucketAccessMonitor", { times: -1 });
        const error = await rejection(monitor.create(stage.operation({ timeoutMs: 1500 }), enabled));
        expect(error).toBeInstanceOf(PartialFailure);
        expect(error.message).toContain('does not show: not finished within 1.5 s; last seen: status is "Disabled"');
      });
    });

    describe("a write survives", () => {
      it.each(["throttle", "serverError", "unavailable", "reset", "loseAnswer", "late"] as const)(
        "%s",
        async (kind) => {
          fault(kind, "PutBucketAccessMonitor", { delayMs: 50 });
          expect(await create()).toEqual({ id, properties: state });
          expect(live()).toBe("Enabled");
        },
      );

      it("reads that are behind", async () => {
        fault("stale", "GetBucketAccessMonitor", { times: 3 });
        expect(await create()).toEqual({ id, properties: state });
      });

      it("a clock that is an hour off", async () => {
        stage.emulator.control.fault({ kind: "skew", skewMs: 3_600_000, times: -1 });
        expect(await create()).toEqual({ id, properties: state });
      });
    });

    describe("read", () => {
      it("shows every input, and the drift of one of them only", async () => {
        await create();
        const read = () => monitor.read(stage.operation(), id, state);
        expect(await read()).toEqual({ inputs: enabled, properties: state });
        put("Disabled");
        const drifted = await read();
        expect(drifted).toEqual({
          inputs: { ...enabled, status: "Disabled" },
          properties: { ...state, status: "Disabled" },
        });
        expect(monitor.diff(drifted?.properties ?? {}, enabled).differences.map(({ path }) => path)).toEqual([
          "status",
        ]);
      });

      it("fills in on import what the cloud does not know", async () => {
        put("Enabled");
        expect(await monitor.read(stage.operation(), id, undefined)).toEqual({
          inputs: enabled,
          properties: { ...enabled, previousStatus: "Enabled" },
        });
      });

      it("tells a bucket that is gone from one that may not be read", async () => {
        fault("denied", "GetBucketAccessMonitor");
        expect((await rejection(monitor.read(stage.operation(), id, state))).message).toContain("needs the permission");
        fault("error", "GetBucketAccessMonitor", { status: 404, code: "SomethingElse" });
        expect((await rejection(monitor.read(stage.operation(), id, state))).message).toContain("SomethingElse");
        stage.emulator.control.deleteBucket(cloud, bucket);
        expect(await monitor.read(stage.operation(), id, state)).toBeUndefined();
      });

      it.each(["emptyBody", "foreign"] as const)("takes %s for an error, never for Disabled", async (accessMonitor) => {
        stage.emulator.control.putBucket(cloud, { name: bucket, accessMonitor });
        const error = await rejection(monitor.read(stage.operation({ timeoutMs: 1000 }), id, state));
        expect(error.message).toMatch(/the answer is/);
      });

      const unreadable = subject.unreadable.map((body) => [body.slice(0, 90), body] as const);
      it.each(unreadable)("takes %s for no answer, and names cloud, call and what to do", async (_, body) => {
        fault("garbage", "GetBucketAccessMonitor", { times: -1, body });
        const error = await rejection(monitor.read(stage.operation({ timeoutMs: 400 }), id, state));
        expect(error.message).toMatch(/^\S+ (Cloud )?\S+: could not read the access monitor of bucket/);
        expect(error.message).toContain("The answer is not the service's own; look for a proxy");
      });

      it.each(["garbage", "empty"] as const)("tries again after %s", async (kind) => {
        fault(kind, "GetBucketAccessMonitor");
        expect(await monitor.read(stage.operation(), id, state)).toBeDefined();
      });

      it("takes an empty status as the cloud means it", async () => {
        stage.emulator.control.putBucket(cloud, { name: bucket, accessMonitor: "emptyStatus" });
        const read = monitor.read(stage.operation({ timeoutMs: 1000 }), id, state);
        if (subject.emptyStatus === "error") expect((await rejection(read)).message).toContain("status");
        else expect((await read)?.inputs.status).toBe("Disabled");
      });

      it("refuses an id of another form", async () => {
        const error = await rejection(monitor.read(stage.operation(), `${cloud}/${bucket}`, undefined));
        expect(error.message).toContain(`it must be ${cloud}/<region>/<bucket>`);
      });
    });

    describe("update", () => {
      beforeEach(async () => {
        await create();
        stage.calls();
      });

      it("changes the status in one write and never what was found", async () => {
        const news = { ...enabled, status: "Disabled" };
        expect(await monitor.update(stage.operation(), id, state, news)).toEqual({
          ...news,
          previousStatus: "Disabled",
        });
        expect(stage.writes()).toEqual(["PutBucketAccessMonitor"]);
      });

      it("makes no call for a change of onDelete alone", async () => {
        const news = { ...enabled, onDelete: "disable" };
        expect(await monitor.update(stage.operation(), id, state, news)).toEqual({
          ...news,
          previousStatus: "Disabled",
        });
        expect(stage.calls()).toEqual([]);
      });

      it("says what to do when the bucket is gone", async () => {
        stage.emulator.control.deleteBucket(cloud, bucket);
        const news = { ...enabled, status: "Disabled" };
        expect((await rejection(monitor.update(stage.operation(), id, state, news))).message).toContain(
          "Run pulumi refresh",
        );
      });
    });

    describe("diff", () => {
      it.each([
        ["bucket", `x${bucket}`],
        ["region", "other-1"],
      ])("replaces for %s, making the new before the old ends", (name, value) => {
        const { replaces, deleteBeforeReplace } = monitor.diff(state, { ...enabled, [name]: value });
        expect({ replaces, deleteBeforeReplace }).toEqual({ replaces: [name], deleteBeforeReplace: false });
      });
    });

    describe("remove", () => {
      it.each([
        ["restore", "Disabled", "Disabled", 1],
        ["restore", "Enabled", "Enabled", 0],
        ["disable", "Enabled", "Disabled", 1],
        ["disable", "Disabled", "Disabled", 1],
      ])("with onDelete %s and %s found before leaves %s", async (onDelete, previousStatus, left, writes) => {
        put("Enabled");
        await monitor.remove(stage.operation(), id, { ...state, onDelete, previousStatus });
        expect(live()).toBe(left);
        expect(stage.writes()).toHaveLength(writes);
        await monitor.remove(stage.operation(), id, { ...state, onDelete, previousStatus });
        expect(stage.writes()).toEqual([]);
      });

      it("is done when the bucket is gone", async () => {
        stage.emulator.control.deleteBucket(cloud, bucket);
        await monitor.remove(stage.operation(), id, state);
        expect(stage.writes()).toEqual([]);
      });
    });

    describe("a lifecycle rule by last access", () => {
      beforeEach(() => {
        put("Enabled");
        stage.emulator.control.putBucket(cloud, {
          name: bucket,
          lifecycleRules: [
            { id: "cold-after-90-days", accessTime: true },
            { ID: "by-age", Status: "Enabled" },
          ],
        });
      });
      const disable = () => monitor.remove(stage.operation(), id, state);

      it("that forbids Disabled is named, with the two ways out, and never touched", async () => {
        const error = await rejection(disable());
        expect(error.message).toContain(
          "Lifecycle rules that use the last access time are in the way: cold-after-90-days.",
        );
        expect(error.message).toContain("remove the rule");
        expect(error.message).toContain(`set onDelete to "keep", or the resource option retainOnDelete, run pulumi up`);
        expect(stage.emulator.control.bucket(cloud, bucket)?.lifecycleRules).toHaveLength(2);
      });

      it.each(subject.refusals)("is named whatever the refusal is: %d %s", async (status, code) => {
        fault("error", "PutBucketAccessMonitor", { status, code });
        const { message } = await rejection(disable());
        expect(message).toContain(`: ${code}`);
        expect(message).toContain("Lifecycle rules that use the last access time are in the way: cold-after-90-days.");
        expect(message).not.toContain("ask Tencent Cloud support");
        expect(stage.writes()).toEqual(["PutBucketAccessMonitor"]);
      });

      it("is not what a missing permission is blamed on when there is none", async () => {
        stage.emulator.control.putBucket(cloud, { name: bucket, lifecycleRules: [] });
        fault("denied", "PutBucketAccessMonitor");
        const { message } = await rejection(disable());
        expect(message).toContain(`The call needs the permission ${subject.permissions.put}`);
        expect(message).not.toContain("ifecycle");
      });

      it("is a second guess where neither the write nor the rules are allowed", async () => {
        fault("denied", "PutBucketAccessMonitor");
        fault("denied", "GetBucketLifecycle");
        const { message } = await rejection(disable());
        expect(message).toContain(`The call needs the permission ${subject.permissions.put}`);
        if (cloud !== "alibaba") expect(message).toContain(`the permission ${subject.permissions.rules}`);
      });

      it("that may not be read is told with the permission that is missing", async () => {
        fault("denied", "GetBucketLifecycle");
        expect((await rejection(disable())).message).toContain(`the permission ${subject.permissions.rules}`);
      });
    });

    describe("data sources", () => {
      it("getBucketAccessMonitor reads one bucket", async () => {
        const source = findDataSource("getBucketAccessMonitor", cloud);
        expect(await source.run(stage.session(), { cloud, region, bucket })).toEqual({
          status: "Disabled",
          requestId: expect.stringMatching(/./),
        });
        expect(
          (await rejection(source.run(stage.session(), { cloud, region, bucket: `no-${bucket}` }))).message,
        ).toContain("does not exist");
      });

      it("getBuckets lists buckets with their region, filtered by prefix, over all pages", async () => {
        const suffix = cloud === "tencent" ? "-1250000000" : "";
        const source = findDataSource("getBuckets", cloud);
        const found = (await source.run(stage.session(), { cloud })) as { buckets: object[] };
        const seeded = found.buckets.length;
        for (let n = 0; n < 2300; n++) {
          stage.emulator.control.putBucket(cloud, { name: `many-${String(n).padStart(4, "0")}${suffix}`, region });
        }
        const { buckets } = (await source.run(stage.session(), { cloud })) as {
          buckets: { name: string; region: string }[];
        };
        expect(buckets).toHaveLength(seeded + 2300);
        expect(new Set(buckets.map(({ name }) => name)).size).toBe(seeded + 2300);
        expect(buckets.every((found) => found.region === region)).toBe(true);
        const few = (await source.run(stage.session(), { cloud, prefix: "many-000" })) as { buckets: object[] };
        expect(few.buckets).toHaveLength(10);
      });

      it("getBuckets says how many it found when there are fewer than the minimum, counted after the prefix", async () => {
        const source = findDataSource("getBuckets", cloud);
        const list = (args: object) =>
          source.run(stage.session(), { cloud, ...args }) as Promise<{ buckets: object[] }>;
        const seeded = (await list({})).buckets.length;
        expect((await list({ minimum: seeded })).buckets).toHaveLength(seeded);
        const few = await rejection(list({ minimum: seeded + 1 }));
        expect(few.message).toContain(`found ${seeded} bucket${seeded === 1 ? "" : "s"} on `);
        expect(few.message).toContain(`but minimum requires ${seeded + 1}`);
        expect((await list({ prefix: bucket, minimum: 1 })).buckets).toHaveLength(1);
        const none = await rejection(list({ prefix: `no-${bucket}`, minimum: 1 }));
        expect(none.message).toContain(`whose name begins with "no-${bucket}", but minimum requires 1`);
        expect((await list({ prefix: `no-${bucket}`, minimum: 0 })).buckets).toEqual([]);
      });

      it.each([-1, 0.5, "1", null])("getBuckets refuses the minimum %j before any call", async (minimum) => {
        const source = findDataSource("getBuckets", cloud);
        const refused = await rejection(source.run(stage.session(), { cloud, minimum }));
        expect(refused.message).toMatch(/^getBuckets: minimum must be /);
        expect(stage.calls()).toEqual([]);
      });
    });

    it("tells no secret in an error", async () => {
      fault("denied", "PutBucketAccessMonitor");
      const { message, stack } = await rejection(create());
      const { tencent, alibaba, volcengine } = stage.emulator.credentials;
      for (const secret of [tencent.secretKey, alibaba.accessKeySecret, volcengine.secretKey])
        expect(`${message}${stack}`).not.toContain(secret);
    });
  },
);
