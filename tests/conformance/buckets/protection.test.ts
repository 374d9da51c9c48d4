import { describe, expect, it } from "vitest";
import { clouds } from "../../../provider/registry";
import { stageForEach } from "../stage";
import { logSubjects } from "./log-subjects";

const readers = clouds.flatMap(({ name, readProtection }) =>
  readProtection === undefined ? [] : [[name, readProtection] as const],
);

/** For everybody, in the words of each cloud. */
const everybody: Readonly<Record<string, unknown>> = {
  tencent: { qcs: ["qcs::cam::anyone:anyone"] },
  alibaba: ["*"],
  huawei: { ID: ["*"] },
  volcengine: "*",
};
const policy = (principal: unknown, more: object = {}) =>
  JSON.stringify({
    Version: "1",
    Statement: [{ Effect: "Allow", Principal: principal, Action: ["*"], Resource: ["*"], ...more }],
  });

/** Clouds of which a lock can be read. */
const locking = ["tencent", "alibaba", "huawei"];

it("every cloud that audits can say what protects a destination", () => {
  expect(readers.map(([name]) => name)).toEqual(clouds.filter(({ tracks }) => tracks).map(({ name }) => name));
});

describe.each(readers)("what protects a bucket on %s", (cloud, readProtection) => {
  const { region = "", bucket = "", service = "" } = logSubjects[cloud] ?? {};
  const stage = stageForEach();
  const put = (protection: object, more: object = {}) =>
    void stage.emulator.control.putBucket(cloud, { name: bucket, protection, ...more } as never);
  const read = () => readProtection(stage.operation({ timeoutMs: 2000 }), { region, bucket });
  const rule = (more: object) => ({ ID: "r", Status: "Enabled", ...more });
  const lock = (locked: boolean) => (locking.includes(cloud) ? { locked } : {});

  it("is nothing, for a bucket that nobody configured", async () => {
    expect(await read()).toEqual({
      failures: [],
      found: { publicBy: [], encrypted: false, versioned: false, expiries: [], ...lock(false) },
    });
  });

  it("is read, all of it, and written to nobody", async () => {
    put(
      { acl: "private", policy: policy({ ID: ["somebody"] }), encryption: "KMS", versioning: "Enabled", lockDays: 365 },
      { lifecycleRules: [rule({ Prefix: "logs/", Expiration: { Days: "90" } })] },
    );
    expect(await read()).toEqual({
      failures: [],
      found: {
        ...{ publicBy: [], encrypted: true, versioned: true, expiries: [{ prefix: "logs/", days: 90 }] },
        ...lock(true),
      },
    });
    expect(stage.writes()).toEqual([]);
  });

  it.each(["public-read", "public-read-write"])("tells the ACL %s", async (acl) => {
    put({ acl });
    expect((await read())?.found.publicBy).toEqual([expect.stringMatching(/^its ACL, which grants everybody /)]);
  });

  it.each([
    ["allows everybody", {}, true],
    ["denies everybody", { Effect: "Deny" }, false],
    ["allows everybody on a condition", { Condition: { IpAddress: { "acs:SourceIp": ["10.0.0.0/8"] } } }, false],
    ["allows everybody but some", { Principal: undefined, NotPrincipal: ["1"] }, true],
  ])("tells a policy that %s", async (_what, more, isPublic) => {
    put({ policy: policy(everybody[cloud], more) });
    expect((await read())?.found.publicBy).toEqual(isPublic ? [expect.stringContaining("its policy")] : []);
  });

  it.each([
    ["a policy that names somebody", { ID: ["somebody"] }, 1],
    ["a policy for everybody", everybody[cloud], 2],
  ])("tells the ACL beside %s", async (_what, principal, ways) => {
    put({ acl: "public-read", policy: policy(principal) });
    const publicBy = (await read())?.found.publicBy;
    expect(publicBy).toHaveLength(ways);
    expect(publicBy?.[0]).toMatch(/^its ACL, which grants everybody /);
  });

  it("says of versions that were suspended that there are none", async () => {
    put({ versioning: "Suspended" });
    expect((await read())?.found.versioned).toBe(false);
  });

  it("leaves out rules that are off, move objects, or are about tags", async () => {
    const transition = { Transition: { Days: "30", StorageClass: "IA" } };
    put(
      {},
      {
        lifecycleRules: [
          { ID: "off", Status: "Disabled", Expiration: { Days: "1" } },
          rule({ ID: "moves", ...transition }),
          rule({
            ID: "tags",
            Expiration: { Days: "1" },
            ...(cloud === "volcengine" ? { Tags: [{ Key: "k", Value: "v" }] } : { Tag: { Key: "k", Value: "v" } }),
          }),
          rule({ ID: "day", Prefix: "a", Expiration: { Date: "2030-01-01T00:00:00.000Z" } }),
        ],
      },
    );
    expect((await read())?.found.expiries).toEqual([{ prefix: "a", days: 0 }]);
  });

  it("says that there is no bucket, and asks no more", async () => {
    const missing = { region, bucket: `nobody-has-this${cloud === "tencent" ? "-1250000000" : ""}` };
    expect(await readProtection(stage.operation({ timeoutMs: 2000 }), missing)).toBeUndefined();
    expect(stage.calls()).toHaveLength(1);
  });

  it.each([
    ["no policy", {}],
    ["a policy that names somebody", { policy: policy({ ID: ["somebody"] }) }],
  ])("tells what was denied, and the rest, of a bucket with %s", async (_what, more) => {
    put({ versioning: "Enabled", ...more });
    stage.emulator.control.fault({
      cloud,
      service,
      action: cloud === "alibaba" || cloud === "huawei" ? "GetBucketAcl" : "GetBucketACL",
      kind: "denied",
      times: 9,
    } as never);
    const reading = await read();
    expect(reading?.failures.map(String)).toEqual([expect.stringMatching(/read the ACL of bucket .*GetBucketA/s)]);
    expect(reading?.found).toMatchObject({ versioned: true, encrypted: false });
    expect(reading?.found).not.toHaveProperty("publicBy");
  });
});
