import { describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { trial } from "../stage/trial";
import { keyKinds } from "../stage/variables";

const { obsBuckets, region, domainId } = seed.huawei;

const sdks = { "esdk-obs-python": "huawei/huawei_obs.py", "esdk-obs-nodejs": "obs.cjs" };
const subjects = Object.entries(sdks).flatMap(([sdk, program]) =>
  keyKinds.map(([kind, given]) => [sdk, kind, program, given] as const),
);

describe.each(subjects)("%s with %s", (_sdk, _kind, program, given) => {
  const on = trial(given, program);
  const key = () => on.emulator.credentials.huawei.accessKey;

  it("asks for the dialect without a signature, and speaks that of OBS", async () => {
    await on.value("getLogging", { bucket: "orders" });
    expect(on.requests("GetApiVersion")).toHaveLength(1);
    expect(on.accepted("GetBucketLogging", key())).toMatchObject({ status: 200, resource: "orders" });
  });

  it("reads the agency, and who is let at the log files", async () => {
    on.control.putBucket("huawei", {
      name: "orders",
      logging: {
        ...{ targetBucket: "audit", targetPrefix: "logs/", role: "obs-log-agency" },
        grants: [
          { grantee: { id: domainId }, permission: "READ" },
          { grantee: { canned: "Everyone" }, permission: "FULL_CONTROL" },
        ],
      },
    });
    // The SDK for Node leaves the names of groups out when it reads.
    const named = [
      [domainId, "READ"],
      [program === "obs.cjs" ? "" : "Everyone", "FULL_CONTROL"],
    ];
    expect(await on.value("grants", { bucket: "orders" })).toEqual(["obs-log-agency", named]);
  });

  it("lists the buckets of all regions, of one type or of both, page by page", async () => {
    on.control.putBucket("huawei", { name: "files", region: "cn-south-1", type: "POSIX" });
    const objects = obsBuckets.map((name) => [name, region, "OBJECT"]).sort();
    expect(await on.value("buckets", { bucketType: "OBJECT" })).toEqual(objects);
    expect(await on.value("buckets")).toContainEqual(["files", "cn-south-1", "POSIX"]);
    expect(await on.value("buckets", { maxKeys: 1, marker: "audit" })).toEqual([["audit-2", region, "OBJECT"]]);
    expect(on.accepted("ListBuckets", key())).toMatchObject({ status: 200 });
  });

  it("is told the region of a bucket by the host of another, and all else only by its own", async () => {
    expect(await on.value("location", { bucket: "orders", region: "cn-south-1" })).toBe(region);
    const { error } = await on.call("getLogging", { bucket: "orders", region: "cn-south-1" });
    expect(error).toMatchObject({ status: 301 });
  });

  it("is told that a bucket does not exist, and that a parallel file system has no log", async () => {
    const missing = await on.call("getLogging", { bucket: "nobody" });
    expect(missing.error).toMatchObject({ status: 404, code: "NoSuchBucket" });
    on.control.putBucket("huawei", { name: "files", type: "POSIX" });
    const refused = await on.call("putLogging", { bucket: "files", target: "audit" });
    expect(refused.error).toMatchObject({ status: 405, code: "FsNotSupport" });
  });
});
