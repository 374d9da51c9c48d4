import { describe, expect, it } from "vitest";
import { seed } from "../../emulator/index";
import { trial } from "./stage/trial";
import { keyKinds } from "./stage/variables";

/** SDKs that read what protects a bucket by calls of their own, and how they say that it is public and what encrypts it. */
const sdks = [
  ["cos-python-sdk-v5", "tencent/cos.py", "tencent", [], ["READ"], "KMS"],
  ["oss2", "alibaba/oss_classic.py", "alibaba", "private", "public-read", "KMS"],
  ["esdk-obs-python", "huawei/huawei_obs.py", "huawei", [], ["READ"], true],
  ["tos", "volcengine/volcengine_tos.py", "volcengine", [], ["READ"], "kms"],
] as const;
const policy = JSON.stringify({ Version: "1", Statement: [{ Effect: "Deny", Principal: ["1"] }] });

const subjects = sdks.flatMap(([sdk, ...rest]) =>
  keyKinds.map(([kind, given]) => [sdk, kind, given, ...rest] as const),
);

describe.each(subjects)("%s with %s", (_sdk, _kind, given, program, cloud, closed, open, algorithm) => {
  const on = trial(given, program);
  const bucket = cloud === "huawei" ? "orders" : seed[cloud].bucket;
  const lock = (locked: boolean) => (cloud === "volcengine" ? {} : { locked });

  it("reads what protects a bucket, and that nothing does", async () => {
    const none = cloud === "huawei" ? false : null;
    const found = (await on.value("protection", { bucket })) as object;
    expect(found).toEqual({ everybody: closed, policy: null, encryption: none, versioning: null, ...lock(false) });
    const protection = { acl: "public-read", policy, encryption: "KMS", versioning: "Enabled", lockDays: 30 } as const;
    on.control.putBucket(cloud, { name: bucket, protection });
    const told = (await on.value("protection", { bucket })) as { policy: string };
    expect({ ...told, policy: JSON.parse(told.policy) }).toEqual({
      ...{ everybody: open, policy: JSON.parse(policy), encryption: algorithm, versioning: "Enabled" },
      ...lock(true),
    });
  });
});
