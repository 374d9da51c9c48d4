import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../../../emulator/index";
import { huaweiGetBuckets } from "../../../../provider/clouds/huawei/obs/get-buckets";
import { Operation } from "../../../../provider/core/session/operation";
import type { Session } from "../../../../provider/core/session/session";
import { findResource } from "../../../../provider/registry";
import { rejection } from "../../../conformance/stage";
import { sessionOf } from "../session";

const place = { cloud: "huawei", region: "cn-north-4" };
const id = "huawei/cn-north-4/orders";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.stop());

const login = () => {
  const { userName, password, domainName } = emulator.credentials.huawei;
  return { userName, password, domainName };
};
const open = (configuration: Record<string, unknown>, warnings: string[] = []) =>
  sessionOf({ configuration, emulatorUrl: emulator.url, warnings });
const list = (session: Session) => huaweiGetBuckets.run(session, { cloud: "huawei" });
const read = (session: Session) =>
  findResource("BucketAccessLog", "huawei").read(new Operation(session), id, undefined);
const asked = (action: string) => emulator.control.journal().filter((entry) => entry.action === action);

/** A token as another tool would hand it over. */
async function issuedToken(): Promise<string> {
  const { userName, password, domainName } = emulator.credentials.huawei;
  const user = { name: userName, password, domain: { name: domainName } };
  const answer = await fetch(`${emulator.url}/v3/auth/tokens`, {
    method: "POST",
    body: JSON.stringify({ auth: { identity: { methods: ["password"], password: { user } } } }),
  });
  return answer.headers.get("x-subject-token") ?? "";
}

describe("who has access keys", () => {
  it("signs with them, and asks IAM for nothing", async () => {
    const { accessKey, secretKey } = emulator.credentials.huawei;
    await list(open({ accessKey, secretKey }));
    expect(emulator.control.journal().map(({ action }) => action)).toEqual(["ListBuckets"]);
    expect(asked("ListBuckets")[0]?.signedBy).toBe(accessKey);
  });

  it("signs in the dialect of OBS, and never asks which one is spoken", async () => {
    const { accessKey, secretKey } = emulator.credentials.huawei;
    await read(open({ accessKey, secretKey }));
    expect(asked("GetApiVersion")).toEqual([]);
    expect(asked("GetBucketLogging")[0]?.target).toBe("/?logging");
  });
});

describe("who has a token, or a password", () => {
  it.each([
    ["a token", async () => ({ authToken: await issuedToken() })],
    ["a password", async () => login()],
  ])("%s: is exchanged once for temporary keys of the region", async (_, configuration) => {
    const session = open(await configuration());
    emulator.control.clearJournal();
    await list(session);
    await read(session);
    const [exchange, ...more] = asked("CreateSecurityToken");
    expect(more).toEqual([]);
    expect(exchange).toMatchObject({ host: "iam.cn-north-4.myhuaweicloud.com", method: "POST", status: 201 });
    expect(exchange?.target).toBe("/v3.0/OS-CREDENTIAL/securitytokens");
    expect(exchange?.headers).toHaveProperty("x-auth-token");
    expect(JSON.parse(exchange?.body ?? "{}").auth.identity).toMatchObject({
      methods: ["token"],
      token: { duration_seconds: 3600 },
    });
    for (const { signedBy, headers } of [...asked("ListBuckets"), ...asked("GetBucketLogging")]) {
      expect(signedBy).toMatch(/^HST/);
      expect(headers).toHaveProperty("x-obs-security-token");
      expect(headers).not.toHaveProperty("x-auth-token");
    }
  });

  it("keys that OBS no longer knows are exchanged anew, once", async () => {
    const session = open(login());
    await list(session);
    emulator.control.expireKeys("huawei");
    await list(session);
    expect(asked("CreateSecurityToken")).toHaveLength(2);
    const found = asked("ListBuckets").map(({ status }) => status);
    expect(found).toEqual([200, 403, 200]);
  });

  it("a token that IAM no longer takes is replaced by a log-in, and then exchanged", async () => {
    const session = open(login());
    await list(session);
    emulator.control.expireKeys("huawei");
    emulator.control.fault({ cloud: "huawei", action: "CreateSecurityToken", kind: "unauthorizedOnce" });
    await list(session);
    expect(asked("CreateToken")).toHaveLength(2);
    expect(asked("CreateSecurityToken").map(({ status }) => status)).toEqual([201, 401, 201]);
  });

  it("a token from elsewhere that IAM refuses is an error without the token", async () => {
    const { message } = await rejection(list(open({ authToken: "MIInobodysToken" })));
    expect(message).toContain("exchange the token for temporary keys in cn-north-4");
    expect(message).not.toContain("MIInobodysToken");
    expect(asked("ListBuckets")).toEqual([]);
  });

  it("no secret shows in the journal of the log-in, the exchange and the calls", async () => {
    await list(open(login()));
    expect(JSON.stringify(emulator.control.journal())).not.toContain(login().password);
  });
});

describe("a bucket elsewhere", () => {
  it("is told with its region, which is asked for once", async () => {
    const { accessKey, secretKey } = emulator.credentials.huawei;
    emulator.control.putBucket("huawei", { name: "southern", region: "cn-south-1" });
    const get = findResource("BucketAccessLog", "huawei");
    const session = open({ accessKey, secretKey });
    const at = { ...place, bucket: "southern" };
    const { message } = await rejection(
      get.read(new Operation(session), `huawei/${at.region}/${at.bucket}`, undefined),
    );
    expect(message).toContain("The bucket southern is in cn-south-1, and not in cn-north-4; correct the region");
    expect(asked("GetBucketLocation").map(({ host }) => host)).toEqual(["southern.obs.cn-north-4.myhuaweicloud.com"]);
  });

  it("is told without its region where that may not be read", async () => {
    const { accessKey, secretKey } = emulator.credentials.huawei;
    emulator.control.putBucket("huawei", { name: "orders", region: "cn-south-1" });
    emulator.control.fault({ cloud: "huawei", action: "GetBucketLocation", kind: "denied", times: -1 });
    const { message } = await rejection(read(open({ accessKey, secretKey })));
    expect(message).toContain("The bucket is in another region; correct the region or the endpoint setting");
  });
});

describe("the list of buckets", () => {
  const keys = () => {
    const { accessKey, secretKey } = emulator.credentials.huawei;
    return { accessKey, secretKey };
  };

  it("leaves out parallel file systems, and asks for a region that it does not tell", async () => {
    emulator.control.putBucket("huawei", { name: "files", type: "POSIX" });
    emulator.control.putBucket("huawei", { name: "southern", region: "cn-south-1", hidesRegion: true });
    const { buckets } = (await list(open(keys()))) as { buckets: { name: string; region: string }[] };
    expect(buckets.map(({ name }) => name)).not.toContain("files");
    expect(buckets.find(({ name }) => name === "southern")?.region).toBe("cn-south-1");
    expect(asked("GetBucketLocation")).toHaveLength(1);
  });

  it("is asked at the host of the configured region, of Terraform's variable, or of the vendor's first", async () => {
    const hosts = () => asked("ListBuckets").map(({ host }) => host);
    await list(open({ ...keys(), region: "cn-east-3" }));
    await list(
      sessionOf({ configuration: keys(), emulatorUrl: emulator.url, environment: { HW_REGION_NAME: "la-1" } }),
    );
    await list(open(keys()));
    await list(open({ ...keys(), endpoints: { obs: "obs.eu-west-101.myhuaweicloud.eu" } }));
    expect(hosts()).toEqual([
      "obs.cn-east-3.myhuaweicloud.com",
      "obs.la-1.myhuaweicloud.com",
      "obs.cn-north-4.myhuaweicloud.com",
      "obs.eu-west-101.myhuaweicloud.eu",
    ]);
  });
});

it("a bucket with a dot in its name is read, with a word on certificates, once", async () => {
  const { accessKey, secretKey } = emulator.credentials.huawei;
  emulator.control.putBucket("huawei", { name: "my.orders" });
  const warnings: string[] = [];
  const session = open({ accessKey, secretKey }, warnings);
  const log = findResource("BucketAccessLog", "huawei");
  for (let time = 0; time < 2; time++) await log.read(new Operation(session), "huawei/cn-north-4/my.orders", undefined);
  expect(warnings).toEqual([expect.stringContaining("The certificate is always verified")]);
});
