import { describe, expect, it } from "vitest";
import { findDataSource } from "../../../provider/registry";
import { rejection } from "../stage";
import { logScene, logs } from "./log-scene";

describe.each(logs)("what BucketAccessLog means on %s", (cloud, log) => {
  const { stage, subject, needs, place, told, enabled, off, same, put } = logScene(cloud, log);
  const { bucket, role } = subject;

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
