import { describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { type Trial, trial } from "../stage/trial";
import { keyKinds } from "../stage/variables";

const { bucket } = seed.volcengine;
const key = (on: Trial) => on.emulator.credentials.volcengine.accessKey;

const sdks = { "tos (Python)": "volcengine/volcengine_tos.py", "@volcengine/tos-sdk": "tos.cjs" };
const subjects = Object.entries(sdks).flatMap(([sdk, program]) =>
  keyKinds.map(([kind, given]) => [sdk, kind, program, given] as const),
);

describe.each(subjects)("%s with %s", (_sdk, _kind, program, given) => {
  const on = trial(given, program);

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
    expect(error).toMatchObject({ status: 400, code: "InvalidRequest" });
    await on.value("deleteLifecycle", { bucket });
    await on.value("put", { bucket, status: "Disabled" });
  });

  it.each([
    ["a bucket that does not exist", { bucket: "nobody" }, { status: 404, code: "NoSuchBucket", ec: "0006-00000001" }],
    ["no rules", undefined, { status: 404, code: "NoSuchLifecycleConfiguration" }],
  ])("raises the error for %s", async (_name, args, expected) => {
    const { error } = await on.call(args ? "get" : "lifecycle", args ?? { bucket });
    expect(error).toMatchObject(expected);
  });
});

describe.each(Object.entries(sdks))("%s at the host of another region", (_sdk, program) => {
  const on = trial({}, program);

  it("is told so, and follows no redirect", async () => {
    const { error } = await on.call("get", { bucket, region: "cn-shanghai" });
    expect(error).toMatchObject({ status: 301, code: "PermanentRedirect" });
  });
});
