import { describe, expect, it } from "vitest";
import { seed } from "../../emulator/index";
import { type Trial, trial } from "./trial";
import { keyKinds } from "./variables";

const { bucket } = seed.volcengine;
const key = (on: Trial) => on.emulator.credentials.volcengine.accessKey;

describe.each(keyKinds)("tos (Python) with %s", (_, given) => {
  const on = trial(given, "volcengine_tos.py");

  it("reads and sets the access monitor", async () => {
    expect(await on.value("get", { bucket })).toBe("Disabled");
    expect(on.accepted("GetBucketAccessMonitor", key(on))).toMatchObject({ status: 200, resource: bucket });
    await on.value("put", { bucket, status: "Enabled" });
    expect(on.control.bucket("volcengine", bucket)?.accessMonitor).toBe("Enabled");
    expect(await on.value("get", { bucket })).toBe("Enabled");
  });

  it("lists the buckets of all regions", async () => {
    on.control.putBucket("volcengine", { name: "elsewhere", region: "cn-shanghai" });
    expect(await on.value("buckets")).toEqual([
      ["elsewhere", "cn-shanghai"],
      [bucket, "cn-beijing"],
    ]);
    expect(on.accepted("ListBuckets", key(on))).toMatchObject({ status: 200 });
  });

  it("reads lifecycle rules, which keep the monitor on until they are gone", async () => {
    on.control.putBucket("volcengine", {
      name: bucket,
      accessMonitor: "Enabled",
      lifecycleRules: [{ id: "cold", accessTime: true }],
    });
    expect(await on.value("lifecycle", { bucket })).toEqual([["cold", "Enabled", 1]]);
    const { error } = await on.call("put", { bucket, status: "Disabled" });
    expect(error).toMatchObject({ type: "TosServerError", status: 400, code: "InvalidRequest" });
    await on.value("deleteLifecycle", { bucket });
    await on.value("put", { bucket, status: "Disabled" });
  });

  it.each([
    ["a bucket that does not exist", { bucket: "nobody" }, { status: 404, code: "NoSuchBucket", ec: "0006-00000001" }],
    ["no rules", undefined, { status: 404, code: "NoSuchLifecycleConfiguration" }],
  ])("raises the error for %s", async (_name, args, expected) => {
    const { error } = await on.call(args ? "get" : "lifecycle", args ?? { bucket });
    expect(error).toMatchObject({ type: "TosServerError", ...expected });
  });
});

describe("tos (Python) at the host of another region", () => {
  const on = trial({}, "volcengine_tos.py");

  it("is told so, and follows no redirect", async () => {
    const { error } = await on.call("get", { bucket, region: "cn-shanghai" });
    expect(error).toMatchObject({ status: 301, code: "PermanentRedirect" });
  });
});
