import { describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { type Trial, trial } from "../stage/trial";
import { keyKinds } from "../stage/variables";

const { bucket, region } = seed.tencent;

const key = (on: Trial) => on.emulator.credentials.tencent.secretId;
const stored = (on: Trial) =>
  Object.values(on.control.state().tencent.buckets)
    .map(({ name, region: place }) => ({ Name: name, Location: place }))
    .toSorted((left, right) => (left.Name < right.Name ? -1 : 1));

describe.each(keyKinds)("cos-python-sdk-v5 with %s", (_, given) => {
  const on = trial(given, "tencent/cos.py");

  it.each(["proxy", "ip"])("puts and gets the monitor, %s", async (addressing) => {
    on.control.putBucket("tencent", { name: bucket, accessMonitor: "Disabled" });
    expect(await on.value("getAccessMonitor", { bucket, addressing })).toEqual({ Status: "Disabled" });
    expect(await on.value("putAccessMonitor", { bucket, addressing, status: "Enabled" })).toBe(200);
    expect(on.control.bucket("tencent", bucket)?.accessMonitor).toBe("Enabled");
    expect(await on.value("getAccessMonitor", { bucket, addressing })).toEqual({ Status: "Enabled" });
    expect(on.accepted("PutBucketAccessMonitor", key(on))).toMatchObject({ status: 200, resource: bucket });
  });

  it.each(["proxy", "ip"])("lists buckets page by page, %s", async (addressing) => {
    on.control.putBucket("tencent", { name: "other-1250000000", region: "ap-seoul" });
    expect(await on.value("listBuckets", { addressing })).toMatchObject({ Buckets: { Bucket: stored(on) } });
    const first = await on.value("listBuckets", { addressing, MaxKeys: 2 });
    expect(first).toMatchObject({ Buckets: { Bucket: stored(on).slice(0, 2) }, IsTruncated: "true" });
    const rest = await on.value("listBuckets", { addressing, MaxKeys: 2, Marker: stored(on)[1]?.Name });
    expect(rest).toMatchObject({ Buckets: { Bucket: stored(on).slice(2) }, IsTruncated: "false" });
    const seoul = await on.value("listBuckets", { addressing, Region: "ap-seoul" });
    expect(seoul).toMatchObject({ Buckets: { Bucket: [{ Name: "other-1250000000" }] } });
    expect(await on.value("listBuckets", { addressing, Region: "ap-tokyo" })).toMatchObject({ Buckets: null });
    on.accepted("GetService", key(on));
  });

  it("writes, reads and drops lifecycle rules, which keep the monitor on", async () => {
    const none = await on.call("getLifecycle", { bucket });
    expect(none.error).toMatchObject({ status: 404, code: "NoSuchLifecycleConfiguration" });
    await on.value("putAccessMonitor", { bucket, status: "Enabled" });
    await on.value("putAccessTimeRule", { bucket, rule: "cold" });
    expect(on.control.bucket("tencent", bucket)?.lifecycleRules).toMatchObject([{ ID: "cold" }]);
    const rule = { ID: "cold", Transition: [{ AccessFrequency: { AccessCountLessThan: "1", RecentDays: "30" } }] };
    expect(await on.value("getLifecycle", { bucket })).toMatchObject({ Rule: [rule] });
    const refused = await on.call("putAccessMonitor", { bucket, status: "Disabled" });
    expect(refused.error).toMatchObject({ type: "CosServiceError", status: 409 });
    await on.value("deleteLifecycle", { bucket });
    expect(await on.value("putAccessMonitor", { bucket, status: "Disabled" })).toBe(200);
    expect(on.control.bucket("tencent", bucket)).toMatchObject({ accessMonitor: "Disabled", lifecycleRules: [] });
  });

  it("raises errors with the vendor's code and the request id", async () => {
    const { error } = await on.call("getAccessMonitor", { bucket: "absent-1250000000" });
    const requestId = on.requests("GetBucketAccessMonitor").at(-1)?.requestId;
    expect(error).toMatchObject({ type: "CosServiceError", status: 404, code: "NoSuchBucket", requestId });
    const malformed = await on.call("putAccessMonitor", { bucket, status: "Suspended" });
    expect(malformed.error).toMatchObject({ status: 400, code: "MalformedXML" });
  });

  it.each(["throttle", "reset"] as const)("tries again after %s, and succeeds", async (kind) => {
    on.control.fault({ kind, action: "PutBucketAccessMonitor" });
    expect(await on.value("putAccessMonitor", { bucket, status: "Enabled" })).toBe(200);
    const requests = on.requests("PutBucketAccessMonitor");
    expect(requests.map(({ fault }) => fault)).toEqual([kind, undefined]);
    expect(requests.at(-1)?.headers).toHaveProperty("x-cos-sdk-retry", "true");
    expect(on.control.bucket("tencent", bucket)?.accessMonitor).toBe("Enabled");
  });
});

describe.each(keyKinds)("cos-nodejs-sdk-v5 with %s", (_, given) => {
  const on = trial(given, "cos.cjs");

  it.each(["proxy", "port"])("puts and gets the monitor, %s", async (addressing) => {
    on.control.putBucket("tencent", { name: bucket, accessMonitor: "Disabled" });
    expect(await on.value("getAccessMonitor", { bucket, addressing })).toEqual({ Status: "Disabled" });
    expect(await on.value("putAccessMonitor", { bucket, addressing, status: "Enabled" })).toBe(200);
    expect(on.control.bucket("tencent", bucket)?.accessMonitor).toBe("Enabled");
    expect(await on.value("getAccessMonitor", { bucket, addressing })).toEqual({ Status: "Enabled" });
    expect(on.accepted("PutBucketAccessMonitor", key(on))).toMatchObject({ status: 200, resource: bucket });
  });

  it("reads a bucket that was never configured", async () => {
    expect(await on.value("getAccessMonitor", { bucket })).toBe("");
  });

  it.each(["proxy", "port"])("lists the buckets of all regions, %s", async (addressing) => {
    on.control.putBucket("tencent", { name: "other-1250000000", region: "ap-seoul" });
    expect(await on.value("listBuckets", { addressing })).toEqual(stored(on));
    on.accepted("GetService", key(on));
  });

  it("writes, reads and drops lifecycle rules, which keep the monitor on", async () => {
    expect(await on.value("getLifecycle", { bucket })).toEqual({ Rules: [], statusCode: 404 });
    await on.value("putAccessMonitor", { bucket, status: "Enabled" });
    expect(await on.value("putAccessTimeRule", { bucket, rule: "cold" })).toBe(200);
    expect(on.control.bucket("tencent", bucket)?.lifecycleRules).toMatchObject([{ ID: "cold" }]);
    expect(await on.value("getLifecycle", { bucket })).toMatchObject({ Rules: [{ ID: "cold" }], statusCode: 200 });
    const refused = await on.call("putAccessMonitor", { bucket, status: "Disabled" });
    expect(refused.error).toMatchObject({ status: 409 });
    expect(await on.value("deleteLifecycle", { bucket })).toBe(204);
    expect(await on.value("putAccessMonitor", { bucket, status: "Disabled" })).toBe(200);
    expect(on.control.bucket("tencent", bucket)).toMatchObject({ accessMonitor: "Disabled", lifecycleRules: [] });
  });

  it("throws errors with the vendor's code and the request id", async () => {
    const { error } = await on.call("getAccessMonitor", { bucket: "absent-1250000000" });
    const requestId = on.requests("GetBucketAccessMonitor").at(-1)?.requestId;
    expect(error).toMatchObject({ status: 404, code: "NoSuchBucket", requestId });
    const elsewhere = await on.call("getAccessMonitor", { bucket, region: "ap-seoul" });
    expect(elsewhere.error).toMatchObject({ status: 301, code: "PermanentRedirect" });
  });

  it("tries again after throttling, and succeeds", async () => {
    on.control.fault({ kind: "throttle", action: "PutBucketAccessMonitor", times: 2 });
    expect(await on.value("putAccessMonitor", { bucket, status: "Enabled" })).toBe(200);
    const faults = on.requests("PutBucketAccessMonitor").map(({ fault }) => fault);
    expect(faults).toEqual(["throttle", "throttle", undefined]);
    expect(on.control.bucket("tencent", bucket)?.accessMonitor).toBe("Enabled");
  });

  it("learns the server's clock from an expired signature", async () => {
    on.control.fault({ kind: "skew", skewMs: 3_600_000 });
    expect(await on.value("putAccessMonitor", { bucket, status: "Enabled" })).toBe(200);
    const [first, second] = on.requests("PutBucketAccessMonitor");
    expect(first).toMatchObject({ status: 403, code: "AccessDenied" });
    expect(second).toMatchObject({ status: 200, signedBy: key(on) });
  });

  it("is refused in the region of another bucket", async () => {
    const elsewhere = await on.call("putAccessMonitor", { bucket, region: "ap-seoul", status: "Enabled" });
    expect(elsewhere.error).toBeDefined();
    expect(on.control.bucket("tencent", bucket)).toMatchObject({ region, accessMonitor: "unset" });
  });
});
