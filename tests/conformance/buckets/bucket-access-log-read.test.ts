import { describe, expect, it } from "vitest";
import { rejection } from "../stage";
import { logScene, logs } from "./log-scene";

describe.each(logs)("BucketAccessLog on %s, read,", (cloud, log) => {
  const { stage, subject, needs, id, place, rest, told, enabled, same, put, fault, create, read } = logScene(
    cloud,
    log,
  );
  const { bucket } = subject;

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
