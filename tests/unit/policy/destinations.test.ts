import { expect, it } from "vitest";
import { ownBucket, ownTrail } from "./destination-cases";
import { packOf } from "./judges";

it("a destination that a provider of others declares is judged on each cloud", async () => {
  const tencent = {
    type: "access-audit:tencent:AuditTrack",
    props: { cloud: "tencent", storage: { type: "cos", name: "audit" } },
  };
  const huawei = {
    type: "access-audit:huawei:AuditTrack",
    props: { cloud: "huawei", type: "system", status: "Enabled", obs: { bucketName: "audit" } },
  };
  const cos = (acl: string) => ({
    type: "tencentcloud:Cos/bucket:Bucket",
    props: { bucket: "audit-1250000000", acl },
  });
  const obs = (acl: string) => ({ type: "huaweicloud:Obs/bucket:Bucket", props: { bucket: "audit", acl } });
  for (const [own, bucketOf] of [
    [tencent, cos],
    [huawei, obs],
  ] as const) {
    expect(await packOf("destination-private", own, bucketOf("public-read-write"))()).toEqual(["destination-private"]);
    expect(await packOf("destination-private", own, bucketOf("private"))()).toEqual([]);
    expect(await packOf("destination-protected", own, bucketOf("private"))()).toEqual(["destination-protected"]);
    expect(await packOf("destination-private", own)()).toEqual([]);
  }
  const whole = ownBucket({ serverSideEncryptionRule: { sseAlgorithm: "KMS" }, versioning: { status: "Enabled" } });
  expect(await packOf("destination-protected", ownTrail, whole)()).toEqual([]);
});
