import { describe, expect, it } from "vitest";
import { rejection } from "../stage";
import { logScene, logs } from "./log-scene";

describe.each(logs)("the end of BucketAccessLog on %s", (cloud, log) => {
  const { stage, subject, needs, enabled, live, put, create, remove } = logScene(cloud, log);
  const { region, bucket, target, role } = subject;

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
