import { describe, expect, it } from "vitest";
import { seed } from "../../emulator/index";
import { trial } from "./stage/trial";
import { keyKinds } from "./stage/variables";

/** The SDKs that write and read the log of a bucket by calls of their own. */
const sdks = [
  ["cos-python-sdk-v5", "tencent/cos.py", "tencent", "audit-1250000000"],
  ["cos-nodejs-sdk-v5", "cos.cjs", "tencent", "audit-1250000000"],
  ["alibabacloud-oss-v2", "alibaba/oss_v2.py", "alibaba", "audit-target"],
  ["esdk-obs-python", "huawei/huawei_obs.py", "huawei", "audit-target"],
  ["esdk-obs-nodejs", "obs.cjs", "huawei", "audit-target"],
  ["@volcengine/tos-sdk", "tos.cjs", "volcengine", "audit-target"],
] as const;

const subjects = sdks.flatMap(([sdk, ...rest]) =>
  keyKinds.map(([kind, given]) => [sdk, kind, given, ...rest] as const),
);

describe.each(subjects)("%s with %s", (_sdk, _kind, given, program, cloud, target) => {
  const on = trial(given, program);
  const { region } = seed[cloud];
  const bucket = cloud === "huawei" ? "orders" : seed[cloud].bucket;

  it("writes, reads and ends the access log of a bucket", async () => {
    on.control.putBucket(cloud, { name: target, region });
    expect(await on.value("getLogging", { bucket })).toBeNull();
    await on.value("putLogging", { bucket, target });
    expect(on.control.bucket(cloud, bucket)?.logging).toMatchObject({ targetBucket: target, targetPrefix: "logs/" });
    expect(await on.value("getLogging", { bucket })).toEqual([target, "logs/"]);
    await on.value("putLogging", { bucket });
    expect(on.control.bucket(cloud, bucket)?.logging).toBeUndefined();
    expect(await on.value("getLogging", { bucket })).toBeNull();
  });

  it("is told that a target is missing", async () => {
    const { error } = await on.call("putLogging", { bucket, target: `no-${target}` });
    expect(error).toMatchObject({ status: 400 });
    expect(on.control.bucket(cloud, bucket)?.logging).toBeUndefined();
  });

  if (cloud === "alibaba")
    it("ends it by a call of its own, too, and of a bucket that has none", async () => {
      on.control.putBucket(cloud, { name: bucket, logging: { targetBucket: bucket } });
      expect(await on.value("deleteLogging", { bucket })).toBe(204);
      expect(await on.value("deleteLogging", { bucket })).toBe(204);
      expect(on.control.bucket(cloud, bucket)?.logging).toBeUndefined();
    });
});
