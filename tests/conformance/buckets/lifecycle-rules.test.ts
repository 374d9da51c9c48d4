import { beforeEach, describe, expect, it } from "vitest";
import { rejection } from "../stage";
import { monitorScene, monitors } from "./monitor-scene";

describe.each(monitors)("a lifecycle rule by last access, on %s,", (cloud, monitor) => {
  const { stage, subject, id, state, put, fault } = monitorScene(cloud, monitor);
  const { bucket } = subject;

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
