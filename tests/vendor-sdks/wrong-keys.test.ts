import { describe, expect, it } from "vitest";
import { seed } from "../../emulator/index";
import { openJudge } from "./stage/judge";
import { trial } from "./stage/trial";
import { variablesOf } from "./stage/variables";

const page = { parameters: { PageNumber: 1, PageSize: 10 } };
const alibaba = { bucket: seed.alibaba.bucket };
const tencent = { bucket: seed.tencent.bucket };
const window = {
  instance_id: seed.huawei.instanceId,
  start_time: "2026-01-01T00:00:00+0000",
  end_time: "2026-01-02T00:00:00+0000",
  offset: 0,
  limit: 10,
};

const programs = [
  ["alibaba/oss_v2.py", "getAccessMonitor", alibaba, "OSS_ACCESS_KEY_SECRET", "SignatureDoesNotMatch"],
  [
    "alibaba/oss_classic.py",
    "getAccessMonitor",
    { ...alibaba, signature: "v1" },
    "OSS_ACCESS_KEY_SECRET",
    "SignatureDoesNotMatch",
  ],
  [
    "alibaba/oss_classic.py",
    "getAccessMonitor",
    { ...alibaba, signature: "v4" },
    "OSS_ACCESS_KEY_SECRET",
    "SignatureDoesNotMatch",
  ],
  [
    "ali-oss.cjs",
    "getAccessMonitor",
    { ...alibaba, signature: "v1" },
    "OSS_ACCESS_KEY_SECRET",
    "SignatureDoesNotMatch",
  ],
  [
    "ali-oss.cjs",
    "getAccessMonitor",
    { ...alibaba, signature: "v4" },
    "OSS_ACCESS_KEY_SECRET",
    "SignatureDoesNotMatch",
  ],
  ["tencent/cos.py", "getAccessMonitor", tencent, "TENCENTCLOUD_SECRET_KEY", "SignatureDoesNotMatch"],
  ["cos.cjs", "getAccessMonitor", tencent, "TENCENTCLOUD_SECRET_KEY", "SignatureDoesNotMatch"],
  ["tencent/cloudaudit.py", "DescribeAuditTracks", page, "TENCENTCLOUD_SECRET_KEY", "AuthFailure.SignatureFailure"],
  ["cloudaudit.cjs", "DescribeAuditTracks", page, "TENCENTCLOUD_SECRET_KEY", "AuthFailure.SignatureFailure"],
  ["huawei/taurusdb.py", "listAuditLogs", window, "HUAWEICLOUD_SDK_SK", "APIGW.0301"],
  ["huawei-core.cjs", "listAuditLogs", window, "HUAWEICLOUD_SDK_SK", "APIGW.0301"],
  ["alibaba/actiontrail.py", "trails", {}, "OSS_ACCESS_KEY_SECRET", "SignatureDoesNotMatch"],
  ["huawei/cts.py", "trackers", {}, "HUAWEICLOUD_SDK_SK", "APIGW.0301"],
  ["huawei/rds.py", "policy", { instance_id: seed.huawei.rdsInstanceId }, "HUAWEICLOUD_SDK_SK", "APIGW.0301"],
  [
    "volcengine/volcengine_tos.py",
    "get",
    { bucket: seed.volcengine.bucket },
    "TOS_SECRET_KEY",
    "SignatureDoesNotMatch",
  ],
  ["volcengine/cloudtrail.py", "trails", {}, "TOS_SECRET_KEY", "SignatureDoesNotMatch"],
  ["huawei/iam.py", "listProjects", {}, "HUAWEICLOUD_SDK_SK", "401"],
] as const;

describe("an SDK with a wrong secret key is refused", () => {
  const on = trial();

  it.each(programs)("%s, %s of %o", async (program, operation, args, variable, code) => {
    const judge = await openJudge(program, { ...variablesOf(on.emulator), [variable]: "wrong" });
    try {
      const { error } = await judge.call(operation, args);
      expect(String(error?.code)).toBe(code);
      expect(on.control.journal().at(-1)).toHaveProperty("signatureFailure");
    } finally {
      await judge.stop();
    }
  });
});
