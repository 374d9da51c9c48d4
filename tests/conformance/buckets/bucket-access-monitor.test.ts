import { beforeEach, describe, expect, it } from "vitest";
import { PartialFailure } from "../../../provider/core/lifecycle/convergence";
import { rejection } from "../stage";
import { monitorScene, monitors } from "./monitor-scene";

describe.each(monitors)("BucketAccessMonitor on %s", (cloud, monitor) => {
  const { stage, subject, id, enabled, state, live, put, fault, create } = monitorScene(cloud, monitor);
  const { bucket, region } = subject;

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
      expect(error.message).toContain(
        'is still not visible: not finished within 1.5 s; last seen: status is "Disabled"',
      );
    });
  });

  describe("a write survives", () => {
    it.each(["throttle", "serverError", "unavailable", "reset", "loseAnswer", "late"] as const)("%s", async (kind) => {
      fault(kind, "PutBucketAccessMonitor", { delayMs: 50 });
      expect(await create()).toEqual({ id, properties: state });
      expect(live()).toBe("Enabled");
    });

    it("reads that are behind", async () => {
      fault("stale", "GetBucketAccessMonitor", { times: 3 });
      expect(await create()).toEqual({ id, properties: state });
    });

    it("a clock that is an hour off", async () => {
      stage.emulator.control.fault({ kind: "skew", skewMs: 3_600_000, times: -1 });
      expect(await create()).toEqual({ id, properties: state });
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

  it("tells no secret in an error", async () => {
    fault("denied", "PutBucketAccessMonitor");
    const { message, stack } = await rejection(create());
    const { tencent, alibaba, volcengine } = stage.emulator.credentials;
    for (const secret of [tencent.secretKey, alibaba.accessKeySecret, volcengine.secretKey])
      expect(`${message}${stack}`).not.toContain(secret);
  });
});
