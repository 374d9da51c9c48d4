import { expect, test } from "vitest";
import { type EmulatorCredentials, type GivenCredentials, seed } from "../../../emulator/index";
import { Journal } from "../../../emulator/record/journal";
import { askCloudAudit, askCos, askHuawei, askOss } from "../stage/clients";
import { emulate, monitor } from "../stage/fixture";

const credentials = {
  tencent: { secretId: "AKIDcanary", secretKey: "canary-tencent-key", token: "canary/tencent+token==" },
  alibaba: {
    accessKeyId: "STS.canary",
    accessKeySecret: "canary-alibaba-key",
    securityToken: "canary/alibaba+token==",
  },
  huawei: {
    accessKey: "AKCANARY",
    secretKey: "canary-huawei-key",
    securityToken: "canary/huawei+token==",
    password: 'canary"\\pass',
  },
} satisfies GivenCredentials;

function tokenBody({ huawei }: EmulatorCredentials): string {
  const user = { name: huawei.userName, password: huawei.password, domain: { name: huawei.domainName } };
  return JSON.stringify({ auth: { identity: { methods: ["password"], password: { user } } } });
}

test("tells who asked for what and how it went, and no secret", async () => {
  const emulator = await emulate({ credentials });
  const query = "accessmonitor";
  const iam = "iam.cn-north-4.myhuaweicloud.com";
  await askCos(emulator, { method: "PUT", query, body: monitor("Enabled") });
  await askCos(emulator, { query, headers: { "x-cos-security-token": "" } });
  await askOss(emulator, { query });
  await askOss(emulator, { query: `${query}&security-token=${encodeURIComponent(credentials.alibaba.securityToken)}` });
  await askCloudAudit(emulator, "DescribeAuditTracks", {
    PageNumber: 1,
    PageSize: 1,
    Secret: credentials.tencent.secretKey,
  });
  await askHuawei(emulator, { path: "/v3/projects", host: iam });
  const body = tokenBody(emulator.credentials);
  const issued = await askHuawei(emulator, {
    method: "POST",
    path: "/v3/auth/tokens",
    host: iam,
    body,
    headers: { "X-Auth-Token": "" },
  });
  const token = issued.headers["x-subject-token"] ?? "";
  expect(token).not.toBe("");
  await askHuawei(emulator, {
    path: `/v3/projects`,
    query: `name=${encodeURIComponent(token)}`,
    headers: { "X-Auth-Token": token },
  });

  const journal = emulator.control.journal();
  expect(journal.map(({ cloud, service, action, status }) => `${cloud} ${service} ${action} ${status}`)).toEqual([
    "tencent cos PutBucketAccessMonitor 200",
    "tencent cos GetBucketAccessMonitor 403",
    "alibaba oss GetBucketAccessMonitor 200",
    "alibaba oss GetBucketAccessMonitor 200",
    "tencent cloudaudit DescribeAuditTracks 200",
    "huawei iam ListProjects 200",
    "huawei iam CreateToken 201",
    "huawei iam ListProjects 200",
  ]);
  expect(journal[0]).toMatchObject({ signedBy: "AKIDcanary", resource: seed.tencent.bucket, body: monitor("Enabled") });
  expect(journal[0]?.headers.authorization).toBe("[redacted]");
  expect(journal[1]).toMatchObject({ code: "InvalidAccessKeyId", signatureFailure: { step: "x-cos-security-token" } });
  expect(journal[4]?.code).toBe("UnknownParameter");
  const text = JSON.stringify(journal);
  expect(text).not.toMatch(/canary-|canary\/|canary%2F|canary\\/);
  expect(text).not.toContain(token);
  expect(text).not.toContain(encodeURIComponent(token));
  expect(JSON.stringify(emulator.control.state())).not.toMatch(/canary/);
});

test("a signature that does not match comes with the strings it should have been made of", async () => {
  const emulator = await emulate({ credentials });
  const other = await emulate();
  // Signed with the keys of another emulator, under the key id of this one.
  const { accessKeyId, securityToken } = credentials.alibaba;
  const foreign = {
    ...other,
    url: emulator.url,
    credentials: { ...other.credentials, alibaba: { ...other.credentials.alibaba, accessKeyId, securityToken } },
  };
  await askOss(foreign, { query: "accessmonitor" });
  const [entry] = emulator.control.journal();
  expect(entry?.signatureFailure).toMatchObject({ step: "Signature" });
  expect(entry?.signatureFailure?.strings.canonicalRequest).toContain("/archive/\naccessmonitor\n");
  expect(JSON.stringify(entry)).not.toContain(securityToken);
});

test("can be cleared", async () => {
  const emulator = await emulate();
  await askCos(emulator, { query: "accessmonitor" });
  emulator.control.clearJournal();
  expect(emulator.control.journal()).toEqual([]);
});

test("says of each action whether it may change something, refused or not", async () => {
  const emulator = await emulate();
  await askCos(emulator, { query: "accessmonitor" });
  await askCos(emulator, { method: "PUT", query: "accessmonitor", body: "no document" });
  expect(emulator.control.journal().map(({ action, writes }) => [action, writes])).toEqual([
    ["GetBucketAccessMonitor", false],
    ["PutBucketAccessMonitor", true],
  ]);
});

test("keeps no more than 10,000 entries", () => {
  const journal = new Journal();
  const request = { at: "", cloud: "", service: "", action: "", method: "", host: "", target: "", resource: "" };
  const entry = { ...request, writes: false };
  for (let count = 0; count < 25_000; count += 1)
    journal.record({ ...entry, status: count, requestId: "", headers: {}, body: "" });
  expect(journal.entries().length).toBeLessThanOrEqual(10_000);
  expect(journal.entries().at(-1)?.status).toBe(24_999);
});
