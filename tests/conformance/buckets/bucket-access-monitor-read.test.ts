import { describe, expect, it } from "vitest";
import { rejection } from "../stage";
import { monitorScene, monitors } from "./monitor-scene";

describe.each(monitors)("BucketAccessMonitor on %s, read,", (cloud, monitor) => {
  const { stage, subject, id, enabled, state, put, fault, create } = monitorScene(cloud, monitor);
  const { bucket } = subject;

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
    expect(monitor.diff(drifted?.properties ?? {}, enabled).differences.map(({ path }) => path)).toEqual(["status"]);
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
    expect(error.message).toContain("The answer does not come from the service; check for a proxy");
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
