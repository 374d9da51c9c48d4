import { describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { runProgram } from "../stage/judge";
import { trial } from "../stage/trial";
import { keyKinds, variablesOf } from "../stage/variables";

const { bucket, region } = seed.alibaba;

describe.each(keyKinds)("alibabacloud-oss-v2 with %s", (_, given) => {
  const on = trial(given, "alibaba/oss_v2.py");
  const key = () => on.emulator.credentials.alibaba.accessKeyId;

  it.each(["address", "virtual", "internal", "dualstack"])(
    "puts and gets the monitor by V4, %s",
    async (addressing) => {
      expect(await on.value("getAccessMonitor", { bucket, addressing })).toBe("Disabled");
      expect(await on.value("putAccessMonitor", { bucket, addressing, status: "Enabled" })).toBe(200);
      expect(on.control.bucket("alibaba", bucket)?.accessMonitor).toBe("Enabled");
      expect(await on.value("getAccessMonitor", { bucket, addressing })).toBe("Enabled");
      expect(await on.value("putAccessMonitor", { bucket, addressing, status: "Disabled" })).toBe(200);
      expect(on.control.bucket("alibaba", bucket)?.accessMonitor).toBe("Disabled");
      const request = on.accepted("PutBucketAccessMonitor", key());
      expect(request).toMatchObject({ status: 200, resource: bucket });
      expect(on.requests("PutBucketAccessMonitor")).toHaveLength(2);
    },
  );

  it("puts and gets the monitor by V1", async () => {
    expect(await on.value("putAccessMonitor", { bucket, signature: "v1", status: "Enabled" })).toBe(200);
    expect(await on.value("getAccessMonitor", { bucket, signature: "v1" })).toBe("Enabled");
    expect(on.control.bucket("alibaba", bucket)?.accessMonitor).toBe("Enabled");
    on.accepted("GetBucketAccessMonitor", key());
  });

  it("finds the monitor in the bucket's info", async () => {
    on.control.putBucket("alibaba", { name: bucket, accessMonitor: "Enabled" });
    const info = await on.value("getBucketInfo", { bucket });
    expect(info).toEqual({ name: bucket, location: `oss-${region}`, accessMonitor: "Enabled" });
  });

  it.each(["address", "virtual"])("lists the buckets of all regions, page by page, %s", async (addressing) => {
    const names = Array.from({ length: 7 }, (__, index) => `many-${index}`);
    for (const name of names) on.control.putBucket("alibaba", { name, region: "cn-beijing" });
    const all = await on.value("listBuckets", { addressing, page_size: 3, prefix: "many-" });
    expect(all).toEqual(names.map((name) => ({ name, region: "cn-beijing", location: "oss-cn-beijing" })));
    expect(on.requests("ListBuckets")).toHaveLength(3);
    on.accepted("ListBuckets", key());
    expect(await on.value("listBuckets", { addressing, prefix: "absent" })).toEqual([]);
  });

  it("is told that a rule by last access time keeps the monitor on", async () => {
    await on.value("putAccessMonitor", { bucket, status: "Enabled" });
    expect(await on.value("putAccessTimeRule", { bucket, rule: "cold" })).toBe(200);
    expect(on.control.bucket("alibaba", bucket)?.lifecycleRules).toMatchObject([{ ID: "cold" }]);
    expect(await on.value("getLifecycle", { bucket })).toEqual([{ id: "cold", accessTime: [true] }]);
    const refused = await on.call("putAccessMonitor", { bucket, status: "Disabled" });
    expect(refused.error).toMatchObject({ status: 400, code: "AccessMonitorDisableNotAllowed" });
    expect(on.control.bucket("alibaba", bucket)?.accessMonitor).toBe("Enabled");
    expect(await on.value("deleteLifecycle", { bucket })).toBe(204);
    expect(await on.value("putAccessMonitor", { bucket, status: "Disabled" })).toBe(200);
  });

  it.each([
    ["a bucket that does not exist", { bucket: "absent" }, { status: 404, code: "NoSuchBucket" }],
    ["another region than the bucket's", { bucket, region: "cn-beijing" }, { status: 400, code: "InvalidArgument" }],
  ])("raises the error for %s", async (__, args, error) => {
    const { error: raised } = await on.call("getAccessMonitor", args);
    expect(raised).toMatchObject({ ...error, cause: "ServiceError" });
    expect(raised?.requestId).toBe(on.requests("GetBucketAccessMonitor").at(-1)?.requestId);
  });

  it("raises the error for a status that is none", async () => {
    const { error } = await on.call("putAccessMonitor", { bucket, status: "enabled" });
    expect(error).toMatchObject({ status: 400, code: "MalformedXML" });
    const lifecycle = await on.call("getLifecycle", { bucket });
    expect(lifecycle.error).toMatchObject({ status: 404, code: "NoSuchLifecycle" });
  });

  it.each(["throttle", "serverError", "reset"] as const)("tries again after %s, and succeeds", async (kind) => {
    on.control.fault({ kind, action: "PutBucketAccessMonitor", times: 2 });
    expect(await on.value("putAccessMonitor", { bucket, status: "Enabled" })).toBe(200);
    expect(on.requests("PutBucketAccessMonitor").map(({ fault }) => fault)).toEqual([kind, kind, undefined]);
    expect(on.control.bucket("alibaba", bucket)?.accessMonitor).toBe("Enabled");
  });

  it("gives up when the server's clock is far ahead", async () => {
    on.control.fault({ kind: "skew", skewMs: 3_600_000 });
    const { error } = await on.call("getAccessMonitor", { bucket });
    expect(error).toMatchObject({ status: 403, code: "RequestTimeTooSkewed" });
  });
});

describe.each(keyKinds)("programs like the vendor's samples, with %s", (_, given) => {
  const on = trial(given);
  const run = (program: string, ...args: string[]) =>
    runProgram(program, ["--region", region, "--bucket", bucket, ...args], variablesOf(on.emulator));

  it("put and get the monitor", async () => {
    const endpoint = ["--endpoint", on.emulator.url];
    const put = await run("alibaba/samples/put_bucket_access_monitor.py", ...endpoint, "--status", "Enabled");
    expect(put).toMatchObject({ code: 0, stderr: "" });
    expect(on.control.bucket("alibaba", bucket)?.accessMonitor).toBe("Enabled");
    const request = on.accepted("PutBucketAccessMonitor", on.emulator.credentials.alibaba.accessKeyId);
    expect(put.stdout).toBe(`status code: 200, request id: ${request.requestId}\n`);
    const got = await run("alibaba/samples/get_bucket_access_monitor.py", ...endpoint);
    expect(got).toMatchObject({ code: 0, stderr: "" });
    expect(got.stdout).toMatch(/^status code: 200, request id: [0-9A-F]{24}, status: Enabled\n$/);
  });

  it("fail with the error for wrong keys", async () => {
    const args = ["--region", region, "--bucket", bucket, "--endpoint", on.emulator.url];
    const variables = { ...variablesOf(on.emulator), OSS_ACCESS_KEY_SECRET: "wrong" };
    const { code, stderr } = await runProgram("alibaba/samples/get_bucket_access_monitor.py", args, variables);
    expect(code).toBe(1);
    expect(stderr).toContain("SignatureDoesNotMatch");
    expect(on.requests("GetBucketAccessMonitor")[0]).toHaveProperty("signatureFailure");
  });
});
