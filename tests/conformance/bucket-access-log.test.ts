import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../emulator/index";
import { clouds, findDataSource } from "../../provider/registry";
import { openStage, rejection, type Stage } from "./stage";

/** What the suite must know of a cloud that offers access logs. */
interface Subject {
  readonly region: string;
  readonly elsewhere: string;
  readonly bucket: string;
  readonly target: string;
  readonly service: string;
  readonly permission: string;
  /** The input that names a role, and the role of a bucket that has none. */
  readonly role?: readonly [name: string, unset: string];
  /** What must be declared besides while logging is on, the prefix too, and what the emulator has of it. */
  readonly needs?: { readonly inputs: object; readonly stored: object };
  /** Answers that read as switched off. */
  readonly off: readonly string[];
  /** Answers from which nothing can be read. */
  readonly unreadable: readonly string[];
}

const root = (children: string) => `<BucketLoggingStatus>${children}</BucketLoggingStatus>`;
const xml = {
  off: [
    root(""),
    "<BucketLoggingStatus/>",
    '<BucketLoggingStatus xmlns="http://doc.example.com"></BucketLoggingStatus>',
    root("<LoggingEnabled/>"),
    root("<LoggingEnabled><TargetBucket/></LoggingEnabled>"),
  ],
  unreadable: [
    "",
    " ",
    "<LoggingEnabled/>",
    "<AccessMonitorConfiguration/>",
    root("Disabled"),
    root("<Status>Disabled</Status>"),
    root("<LoggingEnabled/><LoggingEnabled><TargetBucket>a</TargetBucket></LoggingEnabled>"),
    root("<LoggingEnabled><TargetBucket><Name>a</Name></TargetBucket></LoggingEnabled>"),
    root("<LoggingEnabled>a</LoggingEnabled>"),
  ],
};
const json = {
  off: ["{}", '{"LoggingEnabled":null}', '{"LoggingEnabled":{}}', '{"LoggingEnabled":{"TargetBucket":""}}'],
  unreadable: [
    "",
    "[]",
    '{"Status":"Disabled"}',
    '{"LoggingEnabled":"off"}',
    '{"LoggingEnabled":{"TargetBucket":7}}',
    '{"LoggingEnabled":{"TargetBucket":["a"]}}',
  ],
};

/** A cloud that offers the kind and is not here fails the suite. */
const subjects: Record<string, Subject> = {
  tencent: {
    ...{ region: seed.tencent.region, elsewhere: "ap-beijing", bucket: seed.tencent.bucket },
    ...{ target: "audit-1250000000", service: "cos", permission: "cos:PutBucketLogging", ...xml },
  },
  alibaba: {
    ...{ region: seed.alibaba.region, elsewhere: "cn-beijing", bucket: seed.alibaba.bucket, target: "audit-target" },
    ...{ service: "oss", permission: "oss:PutBucketLogging", role: ["loggingRole", "AliyunOSSLoggingDefaultRole"] },
    ...xml,
  },
  huawei: {
    ...{ region: seed.huawei.region, elsewhere: "cn-south-1", bucket: "orders", target: "audit-target" },
    ...{ service: "obs", permission: "obs:bucket:PutBucketLogging" },
    needs: { inputs: { agency: "obs-log-agency" }, stored: { role: "obs-log-agency" } },
    off: [...xml.off, root("<Agency>obs-log-agency</Agency>")],
    unreadable: [
      ...xml.unreadable,
      root("<Agency>a</Agency><Status>Disabled</Status>"),
      root("<LoggingEnabled><TargetBucket>a</TargetBucket><TargetGrants><Grant/></TargetGrants></LoggingEnabled>"),
    ],
  },
  volcengine: {
    ...{ region: seed.volcengine.region, elsewhere: "cn-shanghai", bucket: seed.volcengine.bucket },
    ...{ target: "audit-target", service: "tos", permission: "tos:PutBucketLogging" },
    ...{ role: ["role", "ServiceRoleforTOSLogging"], ...json },
  },
};

const logs = clouds.flatMap(({ resources }) => resources.filter(({ kind }) => kind === "BucketAccessLog"));

describe.each(logs.map((resource) => [resource.cloud, resource] as const))("BucketAccessLog on %s", (cloud, log) => {
  const subject = subjects[cloud] ?? expect.fail(`${cloud} is not in tests/conformance/bucket-access-log.test.ts`);
  const { region, bucket, target, service, role, needs = { inputs: {}, stored: {} } } = subject;
  const id = `${cloud}/${region}/${bucket}`;
  const place = { cloud, region, bucket };
  const rest = { allowLoop: false, onDelete: "restore" };
  const enabled = {
    ...place,
    status: "Enabled",
    targetBucket: target,
    targetPrefix: "logs/",
    ...needs.inputs,
    ...rest,
  };
  const same = { targetBucket: target, targetPrefix: "logs/", ...needs.stored };
  const told = { status: "Enabled", targetBucket: target, targetPrefix: "logs/", ...needs.inputs };
  const off = Object.fromEntries(Object.keys(told).map((name) => [name, undefined]));
  const state = { ...enabled, previousLog: { status: "Disabled" } };
  let stage: Stage;

  const live = () => stage.emulator.control.bucket(cloud, bucket)?.logging;
  const put = (logging: object | null) => stage.emulator.control.putBucket(cloud, { name: bucket, logging } as never);
  const fault = (kind: Parameters<typeof stage.emulator.control.fault>[0]["kind"], action: string, more = {}) =>
    stage.emulator.control.fault({ cloud, service, action, kind, ...more });
  const create = (inputs: object = enabled) => log.create(stage.operation(), { ...inputs });
  const read = (known: object | undefined = state) =>
    log.read(stage.operation({ timeoutMs: 1000 }), id, known as never);
  const remove = (known: object) => log.remove(stage.operation(), id, { ...known });
  const failures = (given: object) => log.check({ ...enabled, ...given }).failures;

  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    stage.emulator.control.putBucket(cloud, { name: target, region });
    stage.calls();
    stage.warnings.length = 0;
  });
  afterAll(() => stage.close());

  describe("check refuses, before any call,", () => {
    it.each([
      ["no target", { targetBucket: undefined }, "targetBucket", /must be set while status is "Enabled"/],
      ["its own target", { targetBucket: bucket }, "targetBucket", /must be another bucket than .* allowLoop: true/],
      ["a prefix with a control character", { targetPrefix: "a\nb" }, "targetPrefix", /control characters/],
      ["a prefix that ends with a blank", { targetPrefix: "a " }, "targetPrefix", /no blanks at its ends/],
    ])("%s", (_, given, property, reason) => {
      expect(failures(given)).toEqual([{ property, reason: expect.stringMatching(reason) }]);
      expect(stage.calls()).toEqual([]);
    });

    it("each field of a target while off, by name", () => {
      const found = failures({ status: "Disabled", ...(role ? { [role[0]]: "writer" } : {}) });
      expect(found.map(({ property }) => property)).toEqual([
        "targetBucket",
        "targetPrefix",
        ...Object.keys(needs.inputs),
        ...(role ? [role[0]] : []),
      ]);
      expect(failures({ ...off, status: "Disabled" })).toEqual([]);
    });

    it("nothing of a loop that is meant", () =>
      expect(failures({ targetBucket: bucket, allowLoop: true })).toEqual([]));
  });

  describe("create", () => {
    it("looks at the target once, writes once, and remembers what was found", async () => {
      expect(await create()).toEqual({ id, properties: state });
      expect(live()).toMatchObject({ targetBucket: target, targetPrefix: "logs/" });
      expect(stage.writes()).toEqual(["PutBucketLogging"]);
    });

    it("writes nothing when the bucket is in the declared state", async () => {
      put(same);
      const { properties } = await create();
      expect(properties.previousLog).toEqual(told);
      expect(stage.writes()).toEqual([]);
    });

    it("sends a digest of the body, for the signature of on may be that of off", async () => {
      await create();
      const sent = stage.emulator.control.journal().filter(({ action }) => action === "PutBucketLogging");
      expect(sent.map(({ headers }) => headers["content-md5"])).toEqual([expect.stringMatching(/^[\w+/]{22}==$/)]);
    });

    it("carries odd characters of a prefix there and back", async () => {
      const targetPrefix = `a&b<c>"d'e/日志 -`;
      expect((await create({ ...enabled, targetPrefix })).properties.targetPrefix).toBe(targetPrefix);
      expect(live()?.targetPrefix).toBe(targetPrefix);
    });

    if (subject.needs)
      it.each(["targetPrefix", ...Object.keys(needs.inputs)])("is refused without %s", (name) => {
        expect(failures({ [name]: undefined })).toEqual([
          { property: name, reason: 'must be set while status is "Enabled", but it is missing' },
        ]);
      });
    else
      it("takes no prefix for an empty one", async () => {
        const { targetPrefix: _, ...bare } = enabled;
        put({ targetBucket: target });
        expect((await create(bare)).properties).not.toHaveProperty("targetPrefix");
        expect(stage.writes()).toEqual([]);
      });

    it.each([
      ["is missing", () => stage.emulator.control.deleteBucket(cloud, target)],
      ["is elsewhere", () => stage.emulator.control.putBucket(cloud, { name: target, region: subject.elsewhere })],
      ["is another account's", () => fault("denied", "GetBucketLogging", { resource: target })],
    ])("changes nothing when the target %s, and says what it must be", async (_, prepare) => {
      prepare();
      const { message } = await rejection(create());
      expect(message).toContain(`The target bucket ${target} must exist in ${region} and belong to the account`);
      expect(message).toContain("Create it first, or correct targetBucket");
      expect(stage.writes()).toEqual([]);
      expect(live()).toBeUndefined();
    });

    it("warns of a circle of two", async () => {
      stage.emulator.control.putBucket(cloud, { name: target, logging: { targetBucket: bucket } });
      await create();
      expect(stage.warnings.join()).toContain("each delivery is logged again");
    });

    it("names the permission that is missing", async () => {
      fault("denied", "PutBucketLogging");
      expect((await rejection(create())).message).toContain(`The call needs the permission ${subject.permission}`);
    });

    it.each(["throttle", "serverError", "reset", "loseAnswer", "late"] as const)("survives %s", async (kind) => {
      fault(kind, "PutBucketLogging", { delayMs: 50 });
      expect(await create()).toEqual({ id, properties: state });
    });
  });

  describe("read", () => {
    it.each(subject.off.map((body) => [body]))("takes %s for off", async (body) => {
      fault("garbage", "GetBucketLogging", { times: -1, body });
      expect((await read())?.inputs).toEqual({ ...place, status: "Disabled", ...rest });
    });

    it.each(subject.unreadable.map((body) => [body]))("takes %j for no answer", async (body) => {
      fault("garbage", "GetBucketLogging", { times: -1, body });
      expect((await rejection(read())).message).toContain("could not read the logging of bucket");
    });

    it.each([
      ["off", null, ["status", "targetBucket", "targetPrefix", ...Object.keys(needs.inputs)]],
      ["another target", { ...same, targetBucket: "other-1250000000" }, ["targetBucket"]],
      ["another prefix", { ...same, targetPrefix: "other/" }, ["targetPrefix"]],
    ])("shows the drift: %s", async (_, logging, paths) => {
      await create();
      put(logging);
      const { differences } = log.diff((await read())?.properties ?? {}, enabled);
      expect(differences.map(({ path }) => path)).toEqual(paths);
    });

    it("fills in on import what the cloud does not know", async () => {
      put(same);
      expect(await log.read(stage.operation(), id, undefined)).toEqual({
        inputs: enabled,
        properties: { ...enabled, previousLog: told },
      });
    });

    it("tells a bucket that is gone from everything else", async () => {
      fault("error", "GetBucketLogging", { status: 404, code: "SomethingElse" });
      expect((await rejection(read())).message).toContain("SomethingElse");
      stage.emulator.control.deleteBucket(cloud, bucket);
      expect(await read()).toBeUndefined();
    });
  });

  describe("update", () => {
    it("writes the whole set once, and looks at a target only when it is another one", async () => {
      const { properties } = await create();
      stage.calls();
      const news = { ...enabled, targetPrefix: "other/" };
      expect(await log.update(stage.operation(), id, properties, news)).toEqual({ ...state, targetPrefix: "other/" });
      expect(live()).toMatchObject({ targetBucket: target, targetPrefix: "other/" });
      expect(stage.calls().map(({ action }) => action)).toEqual([
        "GetBucketLogging",
        "PutBucketLogging",
        "GetBucketLogging",
      ]);
    });

    it("switches off", async () => {
      const { properties } = await create();
      const off = { ...place, status: "Disabled", ...rest };
      expect(await log.update(stage.operation(), id, properties, off)).toEqual({
        ...off,
        previousLog: state.previousLog,
      });
      expect(live()).toBeUndefined();
    });

    if (role !== undefined)
      it("leaves a role as it is that is not declared, and takes the default for none", async () => {
        const [name, unset] = role;
        put({ targetBucket: target, targetPrefix: "a/", role: "writer" });
        const { properties } = await create();
        expect(live()).toEqual({ targetBucket: target, targetPrefix: "logs/", role: "writer" });
        expect(properties.previousLog).toMatchObject({ [name]: "writer" });
        put({ targetBucket: target, targetPrefix: "logs/" });
        const declared = { ...enabled, [name]: unset };
        expect(log.diff((await read(declared))?.properties ?? {}, declared).differences).toEqual([]);
        const other = { ...enabled, [name]: "writer" };
        expect(log.diff((await read(other))?.properties ?? {}, other).differences.map(({ path }) => path)).toEqual([
          name,
        ]);
      });
  });

  describe("the end of management", () => {
    const found = {
      targetBucket: `former-${target}`,
      targetPrefix: "former/",
      ...needs.stored,
      ...(role ? { role: "former" } : {}),
    };
    const formerTarget = () => stage.emulator.control.putBucket(cloud, { name: found.targetBucket, region });

    it("restores what was found, as one thing", async () => {
      formerTarget();
      put(found);
      const { properties } = await create();
      await remove(properties);
      expect(live()).toEqual(found);
    });

    it("restores that there was no role of its own", async () => {
      if (role === undefined) return;
      const [name, unset] = role;
      put({ targetBucket: target, targetPrefix: "logs/" });
      const { properties } = await create({ ...enabled, [name]: "writer" });
      expect(live()?.role).toBe("writer");
      await remove(properties);
      expect(live()?.role).toBe(unset);
    });

    it("tells of a former target that is gone, with the way out, and leaves logging on", async () => {
      formerTarget();
      put(found);
      const { properties } = await create();
      stage.emulator.control.deleteBucket(cloud, found.targetBucket);
      const { message } = await rejection(remove(properties));
      expect(message).toContain(`The target bucket ${found.targetBucket} must exist`);
      expect(message).toContain('set onDelete to "disable" or "keep", run pulumi up, then destroy');
      expect(live()?.targetBucket).toBe(target);
      stage.calls();
      await remove({ ...properties, onDelete: "keep" });
      expect(stage.writes()).toEqual([]);
      await remove({ ...properties, onDelete: "disable" });
      expect(live()).toBeUndefined();
    });

    it.each([
      ["restore", undefined],
      ["disable", undefined],
      ["keep", target],
    ])("with onDelete %s after nothing was found leaves %s", async (onDelete, targetBucket) => {
      const { properties } = await create({ ...enabled, onDelete });
      await remove(properties);
      expect(live()?.targetBucket).toBe(targetBucket);
    });

    it("succeeds when the bucket is gone", async () => {
      const { properties } = await create();
      stage.emulator.control.deleteBucket(cloud, bucket);
      await remove(properties);
    });
  });

  it("weakens by each field that a change takes away", () => {
    const weak = (before: object, after: object) =>
      log
        .diff({ ...enabled, ...before }, { ...enabled, ...after })
        .differences.flatMap(({ path, before: was, after: is, meta }) => meta.weakens?.(was, is) ?? [{ rule: path }])
        .map(({ rule }) => rule);
    expect(weak({}, { targetBucket: "other-1250000000" })).toEqual(["redirected"]);
    expect(weak({}, { targetPrefix: "other/" })).toEqual(["redirected"]);
    expect(weak({}, { onDelete: "disable" })).toEqual(["loosened"]);
    if (role !== undefined) expect(weak({ [role[0]]: "one" }, { [role[0]]: "two" })).toEqual(["undelivered"]);
    for (const [name, value] of Object.entries(needs.inputs))
      expect(weak({}, { [name]: `other-${value}` })).toEqual(["undelivered"]);
    const disabled = { ...off, status: "Disabled" };
    expect(weak({}, disabled)).toEqual(["switched-off", "targetBucket", "targetPrefix", ...Object.keys(needs.inputs)]);
    expect(weak(disabled, {})).toEqual(["status", "targetBucket", "targetPrefix", ...Object.keys(needs.inputs)]);
  });

  it("is told by the data source, the target only while on", async () => {
    const get = findDataSource("getBucketAccessLog", cloud);
    const ask = () => get.run(stage.session(), { ...place });
    expect(await ask()).toEqual({ status: "Disabled", requestId: expect.any(String) });
    put(same);
    expect(await ask()).toMatchObject(told);
    const missing = get.run(stage.session(), { ...place, bucket: `no-${bucket}` });
    expect((await rejection(missing)).message).toContain("does not exist");
  });
});
