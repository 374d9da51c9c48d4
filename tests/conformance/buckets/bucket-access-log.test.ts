import { describe, expect, it } from "vitest";
import { rejection } from "../stage";
import { logScene, logs } from "./log-scene";

describe.each(logs)("BucketAccessLog on %s", (cloud, log) => {
  const {
    stage,
    subject,
    needs,
    id,
    place,
    rest,
    told,
    enabled,
    off,
    state,
    same,
    live,
    put,
    fault,
    create,
    read,
    failures,
  } = logScene(cloud, log);
  const { region, bucket, target, role } = subject;

  describe("check refuses, before any call,", () => {
    it.each([
      ["no target", { targetBucket: undefined }, "targetBucket", /must be set while status is "Enabled"/],
      ["its own target", { targetBucket: bucket }, "targetBucket", /must not be .* itself.* allowLoop: true/],
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
});
